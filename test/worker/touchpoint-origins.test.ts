// Which sites may embed a touchpoint, and where it was first seen.
import { describe, expect, it } from 'vitest'
import { newRating } from '../support/rating.ts'
import { change, own } from './support/owned.ts'
import { bodyOf, openShop, request } from './support/shop.ts'

const ours = 'https://candor.test'
const listed = 'https://shop.example.com'
const hasStars = (script: string) => script.includes('customElements.define')
const scriptOf = async (code: string, headers: Record<string, string> = {}) =>
  (await request('GET', `/w/${code}.js`, undefined, headers)).text()

/** What is written after the answer is there soon. */
const seen = async (shop: { slug: string; code: string }, isExpected = true) => {
  for (let tries = 0; tries < 400; tries += 1) {
    const { seenAt, seenOn } = await own(shop)
    if (seenAt) return { seenAt, seenOn }
    if (!isExpected && tries > 3) break
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return { seenAt: null, seenOn: null }
}

describe('a touchpoint with origins', () => {
  it.each([
    [`${listed}/basket?item=1`, true],
    [ours, true],
    [`${ours}/dashboard/`, true],
    ['https://a.b.example.org', true],
    ['https://example.org', false],
    ['https://evilexample.org', false],
    ['http://a.example.org', false],
    ['https://a.example.org:8443', false],
    ['http://shop.example.com', false],
    ['https://shop.example.com.evil.test', false],
    ['https://other.example.com', false],
  ])('shows its stars to a page of %s: %s', async (page, isShown) => {
    const shop = await openShop()
    await change(shop, { origins: [listed, 'https://*.example.org'] })
    const script = await scriptOf(shop.code, { referer: page })
    expect(hasStars(script)).toBe(isShown)
    if (!isShown) expect(script).toMatch(/^console\.warn\("Candor: touchpoint \w+ may not be embedded on https?:\/\//)
  })

  it('keeps what one site gets out of caches that others share', async () => {
    const shop = await openShop()
    expect((await request('GET', `/w/${shop.code}.js`)).headers.get('cache-control')).toContain('public')
    await change(shop, { origins: [listed] })
    for (const referer of [listed, 'https://other.test']) {
      const { headers } = await request('GET', `/w/${shop.code}.js`, undefined, { referer })
      expect(headers.get('cache-control')).toBe('private, max-age=300')
      expect(headers.get('vary')).toContain('referer')
    }
  })

  it('takes ratings from the sites it names, from our own pages and from programs, and from nobody else', async () => {
    const shop = await openShop()
    await change(shop, { origins: [listed] })
    const rate = (headers: Record<string, string>) => request('POST', shop.ratings, newRating(), headers)
    for (const origin of ['https://other.test', 'null', 'https://shop.example.com.other.test', 'nonsense']) {
      const answer = await rate({ origin })
      expect([origin, answer.status, (await bodyOf(answer)).code]).toEqual([origin, 403, 'origin_not_allowed'])
      const form = await request('GET', `/v1/touchpoints/${shop.code}`, undefined, { origin })
      expect([form.status, form.headers.get('vary')]).toEqual([403, null])
    }
    for (const headers of [{ origin: listed }, { origin: ours }, {}] as Record<string, string>[]) {
      expect((await rate(headers)).status).toBe(201)
    }
    expect((await shop.summary()).n).toBe(3)
  })

  it('lets a customer change and withdraw from wherever they are', async () => {
    const shop = await openShop()
    const rating = newRating()
    await shop.rate(rating)
    await change(shop, { origins: [listed] })
    const headers = { authorization: `Bearer ${rating.receipt}`, origin: 'https://other.test' }
    expect((await request('PATCH', `${shop.ratings}/${rating.id}`, { stars: 1 }, headers)).status).toBe(200)
    expect((await request('DELETE', `${shop.ratings}/${rating.id}`, undefined, headers)).status).toBe(200)
  })

  it('takes the plain form of its own page, and no other site’s', async () => {
    const shop = await openShop()
    await change(shop, { origins: [listed] })
    const { id, receipt } = newRating()
    const send = (headers: Record<string, string>) =>
      request('POST', `/r/${shop.code}`, new URLSearchParams({ id, receipt, stars: '4' }).toString(), {
        'content-type': 'application/x-www-form-urlencoded',
        ...headers,
      })
    expect((await send({ origin: 'https://other.test' })).status).toBe(403)
    // A frame that its site has shut in hides its name as our own page does, but a browser says where it stands.
    expect((await send({ origin: 'null', 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await send({ origin: 'null', 'sec-fetch-site': 'same-origin' })).status).toBe(303)
    expect((await send({ origin: 'null' })).status).toBe(303)
    expect((await shop.summary()).n).toBe(1)
  })
})

describe('seen', () => {
  it('is a touchpoint when a page of another site first asks for its widget; only the site is kept', async () => {
    const shop = await openShop()
    await scriptOf(shop.code, { referer: `${listed}/basket?customer=anna` })
    const first = await seen(shop)
    expect(first.seenOn).toBe(listed)
    await scriptOf(shop.code, { referer: 'https://other.test/' })
    expect(await seen(shop)).toEqual(first)
  })

  it('is one whose form an element of another site asks for', async () => {
    const shop = await openShop()
    await request('GET', `/v1/touchpoints/${shop.code}`, undefined, { origin: listed })
    expect((await seen(shop)).seenOn).toBe(listed)
  })

  it.each([
    ['one of our own pages', { referer: `${ours}/dashboard/` }],
    ['nobody who says so', {}],
    ['a page without a name', { origin: 'null' }],
    ['a browser that looks ahead', { referer: listed, 'sec-purpose': 'prefetch' }],
    ['a browser that draws ahead', { referer: listed, 'sec-purpose': 'prefetch;prerender' }],
    ['a site that may not', { referer: 'https://other.test/' }],
  ])('is none that is asked for by %s', async (_, headers) => {
    const shop = await openShop()
    await change(shop, { origins: [listed] })
    await scriptOf(shop.code, headers as Record<string, string>)
    await request('HEAD', `/w/${shop.code}.js`, undefined, { referer: listed })
    expect(await seen(shop, false)).toEqual({ seenAt: null, seenOn: null })
  })

  it.each(['qr', 'email', 'kiosk'] as const)('is one of channel %s when its page is opened', async (channel) => {
    const shop = await openShop({}, { channel })
    await request('HEAD', `/r/${shop.code}`)
    await request('GET', `/r/${shop.code}`, undefined, { 'sec-purpose': 'prefetch' })
    await request('GET', `/r/${shop.code}`, undefined, { referer: `${ours}/dashboard/touchpoints/` })
    expect((await seen(shop, false)).seenAt).toBeNull()
    await request('GET', `/r/${shop.code}`)
    const { seenAt, seenOn } = await seen(shop)
    expect(Date.parse(seenAt ?? '')).toBeGreaterThan(0)
    expect(seenOn).toBeNull()
    expect((await shop.summary()).n).toBe(0)
  })

  it('is no touchpoint of a web page when its hosted page is opened', async () => {
    const shop = await openShop()
    await request('GET', `/r/${shop.code}`)
    expect((await seen(shop, false)).seenAt).toBeNull()
  })
})
