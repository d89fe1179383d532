import { describe, expect, it } from 'vitest'
import { newId, newRating, newReceipt } from '../support/rating.ts'
import { bodyOf, openShop, request } from './support/shop.ts'

describe('leaving a rating', () => {
  it('saves it and answers 201 with what is stored', async () => {
    const shop = await openShop()
    const rating = newRating({ stars: 4, comment: ' Warm bread. ', author: 'Anna', publish: true })
    const answer = await shop.rate(rating)
    expect(answer.status).toBe(201)
    expect(await bodyOf(answer)).toMatchObject({
      id: rating.id,
      number: 1,
      state: 'counted',
      stars: 4,
      comment: 'Warm bread.',
      author: 'Anna',
      publish: true,
      amendedAt: null,
    })
    expect(await shop.summary()).toMatchObject({ n: 1, stars: { 1: 0, 2: 0, 3: 0, 4: 1, 5: 0 }, withText: 1 })
  })

  it('answers the same again, with 200, when the same rating is sent again', async () => {
    const shop = await openShop()
    const rating = newRating({ comment: 'Good.' })
    const first = await bodyOf(shop.rate(rating))
    const second = await shop.rate(rating)
    expect(second.status).toBe(200)
    expect(await bodyOf(second)).toEqual(first)
    expect((await shop.summary()).n).toBe(1)
  })

  it('refuses another rating under the same id', async () => {
    const shop = await openShop()
    const rating = newRating({ stars: 5 })
    await shop.rate(rating)
    for (const other of [
      { ...rating, stars: 1 },
      { ...rating, receipt: newReceipt() },
      { ...rating, comment: 'x' },
    ]) {
      const answer = await shop.rate(other)
      expect(answer.status).toBe(409)
      expect((await bodyOf(answer)).code).toBe('id_reused')
    }
    expect(await shop.summary()).toMatchObject({ n: 1, stars: { 5: 1 } })
  })

  it('saves one of many copies that arrive at once', async () => {
    const shop = await openShop()
    const rating = newRating()
    const answers = await Promise.all(Array.from({ length: 50 }, () => shop.rate(rating)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(49)
    expect((await shop.summary()).n).toBe(1)
  })

  it('gives ratings that arrive at once numbers without gaps', async () => {
    const shop = await openShop()
    const answers = await Promise.all(Array.from({ length: 120 }, () => bodyOf(shop.rate())))
    const numbers = answers.map(({ number }) => number).sort((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: 120 }, (_, index) => index + 1))
    expect((await shop.summary()).n).toBe(120)
  })

  it('takes a code in lower case and with letters that look like digits', async () => {
    const shop = await openShop({}, { code: `A0B1${newId().slice(-4).toUpperCase()}` })
    const asRead = shop.code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')
    expect((await request('POST', `/v1/touchpoints/${asRead}/ratings`, newRating())).status).toBe(201)
  })

  it('keeps the same id of two businesses apart', async () => {
    const [one, two] = [await openShop(), await openShop()]
    const rating = newRating()
    expect((await one.rate(rating)).status).toBe(201)
    expect((await two.rate(rating)).status).toBe(201)
  })

  it('stores text as NFC, byte for byte what it answers', async () => {
    const shop = await openShop()
    const comment = 'Cafe\u0301 šķērsām ω 👩‍👩‍👧 مرحبا\r\nsecond line'
    const { comment: stored } = await bodyOf(shop.rate(newRating({ comment, publish: true })))
    expect(stored).toBe('Café šķērsām ω 👩‍👩‍👧 مرحبا\nsecond line')
    const page = await bodyOf(request('GET', shop.ratings))
    expect(page.ratings[0].comment).toBe(stored)
  })
})
