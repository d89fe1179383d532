import { describe, expect, it } from 'vitest'
import { newRating } from '../support/rating.ts'
import { bodyOf, openShop, operator, request } from './support/shop.ts'

const rateAll = async (shop: Awaited<ReturnType<typeof openShop>>, stars: number[], more = {}) => {
  await Promise.all(stars.map((value) => shop.rate(newRating({ stars: value, ...more }))))
}

describe('the summary', () => {
  it('says how many there are, but concludes nothing from four', async () => {
    const shop = await openShop()
    await rateAll(shop, [5, 5, 4, 1])
    expect(await shop.summary()).toEqual({
      n: 4,
      stars: { 1: 1, 2: 0, 3: 0, 4: 1, 5: 2 },
      mean: null,
      interval: null,
      standing: 'too_few',
      withText: 0,
      leftOut: {},
    })
  })

  it('gives mean and interval from five', async () => {
    const shop = await openShop()
    await rateAll(shop, [5, 5, 4, 1, 3])
    const summary = await shop.summary()
    expect(summary).toMatchObject({ n: 5, mean: 3.6, standing: 'early' })
    // t.test(c(5,5,4,1,3)): 1.522299 5.677701, cut to the scale
    expect(summary.interval.low).toBeCloseTo(1.522299, 5)
    expect(summary.interval.high).toBe(5)
  })

  it('adds up the touchpoints of a business, and tells them apart', async () => {
    const shop = await openShop()
    const door = await shop.addTouchpoint({ name: 'Door', channel: 'qr' })
    await rateAll(shop, [5, 4])
    await request('POST', `/v1/touchpoints/${door.code}/ratings`, newRating({ stars: 1 }))
    const ofBusiness = (query = '') => bodyOf(request('GET', `/v1/businesses/${shop.slug}/summary${query}`))
    expect((await ofBusiness()).n).toBe(3)
    expect((await shop.summary()).n).toBe(2)
    expect(await ofBusiness('?channel=qr')).toMatchObject({ n: 1, stars: { 1: 1 } })
  })

  it('is narrowed by language and by subject', async () => {
    const shop = await openShop()
    await rateAll(shop, [5, 4], { locale: 'lv', subject: 'Rye bread' })
    await rateAll(shop, [1], { locale: 'fi', subject: 'Bun' })
    await rateAll(shop, [2], { locale: 'fi' })
    expect((await shop.summary('?locale=fi')).n).toBe(2)
    expect((await shop.summary()).n).toBe(4)
    const subject = (name: string) =>
      bodyOf(request('GET', `/v1/businesses/${shop.slug}/subjects/${encodeURIComponent(name)}/summary`))
    expect(await subject('Rye bread')).toMatchObject({ n: 2, stars: { 4: 1, 5: 1 } })
    expect((await subject('Nothing')).n).toBe(0)
  })

  it('counts by the days of the business’s time zone', async () => {
    const shop = await openShop({ timeZone: 'Pacific/Auckland' })
    const bringIn = (sourceId: string, ratedAt: string) => ({ sourceId, stars: 4, ratedAt })
    const ratings = [
      bringIn('a', '2026-03-01T10:59:59Z'),
      bringIn('b', '2026-03-01T11:00:00Z'),
      bringIn('c', '2026-03-05T12:00:00Z'),
    ]
    await request(
      'POST',
      `/v1/businesses/${shop.slug}/imports`,
      { source: 's', touchpoint: shop.code, ratings },
      operator,
    )
    const n = async (query: string) => (await shop.summary(`?proof=imported&${query}`)).n
    expect(await n('from=2026-03-01&to=2026-03-01')).toBe(1)
    expect(await n('from=2026-03-02')).toBe(2)
    expect(await n('to=2026-03-02')).toBe(2)
    expect(await n('from=2026-03-07')).toBe(0)
  })

  it('refuses a period that ends before it begins', async () => {
    const shop = await openShop()
    for (const [query, code] of [
      ['from=2026-02-02&to=2026-02-01', 'before_from'],
      ['from=2026-02-30', 'wrong_format'],
    ]) {
      const answer = await request('GET', `/v1/touchpoints/${shop.code}/summary?${query}`)
      expect(answer.status).toBe(422)
      expect((await bodyOf(answer)).errors[0].code).toBe(code)
    }
  })

  it('answers 304 while nothing has changed', async () => {
    const shop = await openShop()
    const path = `/v1/touchpoints/${shop.code}/summary`
    const etag = (await request('GET', path)).headers.get('etag') ?? ''
    expect((await request('GET', path, undefined, { 'if-none-match': etag })).status).toBe(304)
    await shop.rate()
    expect((await request('GET', path, undefined, { 'if-none-match': etag })).status).toBe(200)
  })
})

describe('bringing in ratings given elsewhere', () => {
  const batch = (touchpoint: string) => ({
    source: 'old-system.csv',
    touchpoint,
    ratings: [
      { sourceId: '1', stars: 5, comment: 'Great.', subject: 'Rye' },
      { sourceId: '2', stars: 1 },
    ],
  })

  it('files them once, apart from the headline', async () => {
    const shop = await openShop()
    await rateAll(shop, [4])
    const send = () => request('POST', `/v1/businesses/${shop.slug}/imports`, batch(shop.code), operator)
    expect(await bodyOf(send())).toEqual({ added: 2, known: 0, differing: [] })
    expect(await bodyOf(send())).toEqual({ added: 0, known: 2, differing: [] })
    expect(await shop.summary()).toMatchObject({ n: 1, leftOut: { imported: 2 } })
    expect(await shop.summary('?proof=imported')).toMatchObject({
      n: 2,
      stars: { 1: 1, 5: 1 },
      withText: 1,
      leftOut: { open: 1 },
    })
  })

  it('is for the operator alone, and for touchpoints of that business', async () => {
    const [shop, other] = [await openShop(), await openShop()]
    const path = `/v1/businesses/${shop.slug}/imports`
    expect((await request('POST', path, batch(shop.code))).status).toBe(401)
    expect((await request('POST', path, batch(shop.code), { authorization: 'Bearer wrong' })).status).toBe(401)
    const foreign = await request('POST', path, batch(other.code), operator)
    expect(foreign.status).toBe(404)
    expect((await bodyOf(foreign)).code).toBe('unknown_touchpoint')
  })

  it.each(['9999-12-31T23:59:59Z', '0001-01-01T00:00:00Z', '1989-12-31T23:59:59Z', '2026-02-30T00:00:00Z'])(
    'refuses %s as a time',
    async (ratedAt) => {
      const shop = await openShop()
      const ratings = [
        { sourceId: '1', stars: 5 },
        { sourceId: '2', stars: 5, ratedAt },
      ]
      const answer = await request(
        'POST',
        `/v1/businesses/${shop.slug}/imports`,
        { ...batch(shop.code), ratings },
        operator,
      )
      expect(answer.status).toBe(422)
      expect((await bodyOf(answer)).errors[0].pointer).toBe('/ratings/1/ratedAt')
      expect((await shop.summary('?proof=imported')).n).toBe(0)
    },
  )

  it('names a rating that was brought in before with other stars, and files the rest', async () => {
    const shop = await openShop()
    const path = `/v1/businesses/${shop.slug}/imports`
    await request('POST', path, batch(shop.code), operator)
    const ratings = [
      { sourceId: '2', stars: 5 },
      { sourceId: '3', stars: 4 },
    ]
    const answer = await request('POST', path, { ...batch(shop.code), ratings }, operator)
    expect(await bodyOf(answer)).toEqual({ added: 1, known: 0, differing: ['2'] })
    expect(await shop.summary('?proof=imported')).toMatchObject({ n: 3, stars: { 1: 1, 4: 1, 5: 1 } })
  })
})
