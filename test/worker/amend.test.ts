import { describe, expect, it } from 'vitest'
import { newRating } from '../support/rating.ts'
import { bodyOf, openShop, request } from './support/shop.ts'

describe('changing a rating', () => {
  it('moves the stars and keeps what was not named', async () => {
    const shop = await openShop()
    const rating = newRating({ stars: 4, comment: 'Fine.', author: 'Anna' })
    await shop.rate(rating)
    const answer = await shop.amend(rating, { stars: 2 })
    expect(answer.status).toBe(200)
    expect(await bodyOf(answer)).toMatchObject({ stars: 2, comment: 'Fine.', author: 'Anna' })
    expect(await shop.summary()).toMatchObject({ n: 1, stars: { 2: 1, 4: 0 }, withText: 1 })
  })

  it('adds a comment and takes it away again', async () => {
    const shop = await openShop()
    const rating = newRating()
    await shop.rate(rating)
    await shop.amend(rating, { comment: 'More to say.' })
    expect((await shop.summary()).withText).toBe(1)
    await shop.amend(rating, { comment: null })
    expect((await shop.summary()).withText).toBe(0)
  })

  it('changes nothing when the same change is sent again', async () => {
    const shop = await openShop()
    const rating = newRating()
    await shop.rate(rating)
    const first = await bodyOf(shop.amend(rating, { stars: 5 }))
    expect(await bodyOf(shop.amend(rating, { stars: 5 }))).toEqual(first)
  })

  it('lets no change that comes late undo a newer one', async () => {
    const shop = await openShop()
    const rating = newRating()
    await shop.rate(rating)
    await shop.amend(rating, { stars: 1, comment: 'Second.', revision: 2 })
    for (const late of [
      { stars: 5, comment: 'First.', revision: 1 },
      { stars: 5, revision: 2 },
    ]) {
      const answer = await shop.amend(rating, late)
      expect(answer.status).toBe(200)
      expect(await bodyOf(answer)).toMatchObject({ stars: 1, comment: 'Second.', revision: 2 })
    }
    expect(await shop.summary()).toMatchObject({ n: 1, stars: { 1: 1, 5: 0 } })
    expect(await bodyOf(shop.amend(rating, { stars: 3, revision: 3 }))).toMatchObject({ stars: 3, revision: 3 })
    // A client that does not count is taken at its word.
    expect(await bodyOf(shop.amend(rating, { stars: 2 }))).toMatchObject({ stars: 2, revision: 3 })
  })

  it('keeps the newest of many changes, in whatever order they arrive', async () => {
    const shop = await openShop()
    const rating = newRating()
    await shop.rate(rating)
    await Promise.all(
      [4, 2, 5, 1, 3].map((revision) => shop.amend(rating, { comment: `Change ${revision}`, revision })),
    )
    expect(await bodyOf(shop.amend(rating, { publish: true }))).toMatchObject({ comment: 'Change 5', revision: 5 })
  })

  it('still answers the first sending as before, after a change', async () => {
    const shop = await openShop()
    const rating = newRating({ stars: 1 })
    await shop.rate(rating)
    await shop.amend(rating, { stars: 5 })
    const again = await shop.rate(rating)
    expect(again.status).toBe(200)
    expect((await bodyOf(again)).stars).toBe(5)
    expect(await shop.summary()).toMatchObject({ n: 1, stars: { 1: 0, 5: 1 } })
  })

  it('is for the holder of the receipt alone', async () => {
    const shop = await openShop()
    const [mine, other] = [newRating(), newRating()]
    await Promise.all([shop.rate(mine), shop.rate(other)])
    const wrong = { id: mine.id, receipt: other.receipt }
    for (const answer of [await shop.amend(wrong, { stars: 1 }), await shop.withdraw(wrong)]) {
      expect(answer.status).toBe(403)
      expect((await bodyOf(answer)).code).toBe('receipt_wrong')
    }
    const without = await request('PATCH', `${shop.ratings}/${mine.id}`, { stars: 1 })
    expect(without.status).toBe(401)
    expect((await bodyOf(without)).code).toBe('receipt_missing')
    expect(await shop.summary()).toMatchObject({ n: 2, stars: { 4: 2 } })
  })

  it('knows no rating of another touchpoint', async () => {
    const shop = await openShop()
    const second = await shop.addTouchpoint({ name: 'Door' })
    const rating = newRating()
    await shop.rate(rating)
    const path = `/v1/touchpoints/${second.code}/ratings/${rating.id}`
    for (const method of ['GET', 'DELETE']) {
      const answer = await request(method, path, undefined, { authorization: `Bearer ${rating.receipt}` })
      expect(answer.status).toBe(404)
      expect((await bodyOf(answer)).code).toBe('unknown_rating')
    }
  })
})

describe('withdrawing a rating', () => {
  it('takes it out of every count and off the list, and erases its text', async () => {
    const shop = await openShop()
    const rating = newRating({ comment: 'A secret.', author: 'Anna', publish: true, subject: 'Rye' })
    await shop.rate(rating)
    const answer = await shop.withdraw(rating)
    expect(answer.status).toBe(200)
    expect(await bodyOf(answer)).toMatchObject({ state: 'withdrawn', comment: null, author: null, publish: false })
    expect(await shop.summary()).toMatchObject({ n: 0, withText: 0 })
    expect((await bodyOf(request('GET', `/v1/businesses/${shop.slug}/subjects/Rye/summary`))).n).toBe(0)
    expect((await bodyOf(request('GET', shop.ratings))).ratings).toEqual([])
  })

  it('is as good twice as once, and leaves nothing to change', async () => {
    const shop = await openShop()
    const rating = newRating()
    await shop.rate(rating)
    await shop.withdraw(rating)
    expect((await shop.withdraw(rating)).status).toBe(200)
    const amended = await shop.amend(rating, { stars: 5 })
    expect(amended.status).toBe(409)
    expect((await bodyOf(amended)).code).toBe('rating_withdrawn')
    expect((await shop.summary()).n).toBe(0)
  })

  it('shows its customer what is stored', async () => {
    const shop = await openShop()
    const rating = newRating({ stars: 3, comment: 'So so.' })
    await shop.rate(rating)
    const mine = { authorization: `Bearer ${rating.receipt}` }
    const answer = await request('GET', `${shop.ratings}/${rating.id}`, undefined, mine)
    expect(answer.headers.get('cache-control')).toContain('no-store')
    expect(await bodyOf(answer)).toMatchObject({ stars: 3, comment: 'So so.', state: 'counted' })
  })
})
