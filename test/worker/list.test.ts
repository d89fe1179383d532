import { describe, expect, it } from 'vitest'
import type { RatingPage } from '../../worker/contract/page.ts'
import type { ShownRating } from '../../worker/contract/rating.ts'
import { newRating } from '../support/rating.ts'
import { bodyOf, openShop, request } from './support/shop.ts'

const given = [5, 3, 1, 4, 4, 2, 5, 5, 1, 3, 5, 2]

const openRatedShop = async () => {
  const shop = await openShop()
  for (const [index, stars] of given.entries()) {
    const locale = index % 2 ? 'lv' : 'en'
    const text = index % 3 === 0 ? { comment: `Comment ${index + 1}`, author: 'Anna', publish: true } : {}
    await shop.rate(newRating({ stars, locale, ...text }))
  }
  return shop
}

/** All pages, by following `next`. */
const readAll = async (path: string): Promise<ShownRating[]> => {
  const page: RatingPage = await bodyOf(request('GET', path))
  return page.next ? [...page.ratings, ...(await readAll(page.next))] : page.ratings
}

const numbered = given.map((stars, index) => ({ number: index + 1, stars }))
const orders = {
  newest: [...numbered].reverse(),
  oldest: numbered,
  highest: [...numbered].sort((a, b) => b.stars - a.stars || b.number - a.number),
  lowest: [...numbered].sort((a, b) => a.stars - b.stars || b.number - a.number),
}

describe('the public list', () => {
  it.each(Object.entries(orders))(
    'gives every rating once, %s first, whatever the size of a page',
    async (sort, expected) => {
      const shop = await openRatedShop()
      for (const limit of [1, 2, 5, 12, 100]) {
        const ratings = await readAll(`${shop.ratings}?sort=${sort}&limit=${limit}`)
        expect(ratings.map(({ number, stars }) => ({ number, stars }))).toEqual(expected)
      }
    },
  )

  it('leads to the next page by a Link header that keeps the filters', async () => {
    const shop = await openRatedShop()
    const answer = await request('GET', `/v1/businesses/${shop.slug}/ratings?limit=5&locale=en`)
    const { next } = await bodyOf(answer)
    expect(next).toContain('locale=en')
    expect(answer.headers.get('link')).toBe(`<${next}>; rel="next"`)
    expect(await readAll(next)).toHaveLength(1)
  })

  it.each([
    ['stars=5', (r: ShownRating) => r.stars === 5],
    ['locale=lv', (r: ShownRating) => r.locale === 'lv'],
    ['text=true', (r: ShownRating) => r.comment !== null],
    ['text=false', (r: ShownRating) => r.comment === null],
    ['channel=qr', () => false],
    [
      'stars=5&locale=en&text=true&sort=highest',
      (r: ShownRating) => r.stars === 5 && r.locale === 'en' && r.comment !== null,
    ],
  ])('is narrowed by %s', async (query, keeps) => {
    const shop = await openRatedShop()
    const all = await readAll(shop.ratings)
    const narrowed = await readAll(`${shop.ratings}?${query}&limit=2`)
    expect(narrowed).toEqual(all.filter(keeps).sort((a, b) => b.number - a.number))
  })

  it('keeps comment and name back until the customer agrees to show them', async () => {
    const shop = await openShop()
    const rating = newRating({ comment: 'Between us.', author: 'Anna' })
    await shop.rate(rating)
    const shown = async () => (await readAll(shop.ratings))[0]
    expect(await shown()).toMatchObject({ stars: 4, comment: null, author: null, amended: false })
    await shop.amend(rating, { publish: true })
    expect(await shown()).toMatchObject({ comment: 'Between us.', author: 'Anna', amended: false })
    await shop.amend(rating, { stars: 3 })
    expect(await shown()).toMatchObject({ stars: 3, amended: true })
  })

  it('never shows what leads back to the customer or to the receipt', async () => {
    const shop = await openShop()
    const rating = newRating({ comment: 'x', publish: true })
    await shop.rate(rating)
    const text = await (await request('GET', shop.ratings)).text()
    expect(text).not.toContain(rating.id)
    expect(text).not.toContain(rating.receipt)
  })

  it.each([
    ['stars=6', '/stars'],
    ['stars=x', '/stars'],
    ['limit=0', '/limit'],
    ['limit=101', '/limit'],
    ['sort=random', '/sort'],
    ['cursor=abc', '/cursor'],
    ['sort=highest&cursor=.5', '/cursor'],
    ['sort=newest&cursor=3.5', '/cursor'],
    ['unknown=1', '/unknown'],
  ])('refuses %s', async (query, pointer) => {
    const shop = await openShop()
    const answer = await request('GET', `${shop.ratings}?${query}`)
    expect(answer.status).toBe(422)
    const problem = await bodyOf(answer)
    expect(problem.code).toBe('invalid_query')
    expect(problem.errors[0].pointer).toBe(pointer)
  })
})
