import jsQR from 'jsqr'
import { describe, expect, it } from 'vitest'
import { bodyOf, openShop, request } from './support/shop.ts'

describe('the form of a touchpoint', () => {
  it.each([
    ['?locale=lv', 'fi', 'lv'],
    ['', 'el-GR,el;q=0.9,en;q=0.8', 'el'],
    ['', 'de, sk;q=0.5, fi;q=0.7', 'fi'],
    ['?locale=de', 'sk', 'sk'],
    ['?locale=xx', 'yy', 'fi'],
    ['', '', 'fi'],
  ])('comes in the language wanted (%s), else in one accepted (%s): %s', async (query, accepted, expected) => {
    const shop = await openShop({ locale: 'fi' })
    const answer = await request('GET', `/v1/touchpoints/${shop.code}${query}`, undefined, {
      'accept-language': accepted,
    })
    expect(answer.headers.get('vary')).toMatch(/accept-language/i)
    expect(await bodyOf(answer)).toMatchObject({ locale: expected, dir: 'ltr', labels: { length: 5 } })
  })

  it('is kept for a minute and then asked for by its ETag', async () => {
    const shop = await openShop()
    const answer = await request('GET', `/v1/touchpoints/${shop.code}`)
    expect(answer.headers.get('cache-control')).toContain('max-age=60')
    const etag = answer.headers.get('etag') ?? ''
    const again = await request('GET', `/v1/touchpoints/${shop.code}`, undefined, { 'if-none-match': etag })
    expect(again.status).toBe(304)
  })

  it('asks only in the languages of the touchpoint', async () => {
    const shop = await openShop({ locale: 'el' }, { locales: ['lv', 'el'] })
    const form = await bodyOf(request('GET', `/v1/touchpoints/${shop.code}?locale=fi`))
    expect(form).toMatchObject({ locale: 'el', locales: ['el', 'lv'] })
  })
})

/** Draws the SVG's modules as pixels, for a reader that knows nothing of SVG. */
const decode = (svg: string) => {
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1])
  const scale = 4
  const width = size * scale
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255)
  const steps = /<path[^>]*d="([^"]+)"[^>]*fill="(?:black|#000)/.exec(svg)?.[1] ?? /d="([^"]+)"/.exec(svg)?.[1] ?? ''
  for (const [, x, y] of steps.matchAll(/M(\d+),?\s?(\d+)/g)) {
    for (let dy = 0; dy < scale; dy += 1) {
      for (let dx = 0; dx < scale; dx += 1) {
        const at = ((Number(y) * scale + dy) * width + Number(x) * scale + dx) * 4
        pixels.fill(0, at, at + 3)
      }
    }
  }
  return jsQR(pixels, width, width)?.data
}

describe('the QR code', () => {
  it('holds the address of the rating page in capitals', async () => {
    const shop = await openShop()
    const answer = await request('GET', `/v1/touchpoints/${shop.code.toLowerCase()}/qr.svg`)
    expect(answer.headers.get('content-type')).toBe('image/svg+xml')
    const svg = await answer.text()
    expect(decode(svg)).toBe(`HTTPS://CANDOR.TEST/R/${shop.code}`)
  })

  it('is small, and has a quiet zone of four modules', async () => {
    const shop = await openShop()
    const svg = await (await request('GET', `/v1/touchpoints/${shop.code}/qr.svg`)).text()
    // Version 3 has 29 modules; with the quiet zone on both sides 37.
    expect(Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1])).toBeLessThanOrEqual(37)
  })
})
