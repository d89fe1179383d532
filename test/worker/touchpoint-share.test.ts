import jsQR from 'jsqr'
import { describe, expect, it } from 'vitest'
import { locales } from '../../worker/contract/vocabulary.ts'
import { change } from './support/owned.ts'
import { bodyOf, openShop, request } from './support/shop.ts'

/** Reads a PNG of one bit a pixel without filters: all that ours are. */
const readPng = async (bytes: Uint8Array<ArrayBuffer>) => {
  const view = new DataView(bytes.buffer)
  const [width, height, depth] = [view.getUint32(16), view.getUint32(20), view.getUint8(24)]
  const length = view.getUint32(33)
  const stream = new Blob([bytes.slice(41, 41 + length)]).stream().pipeThrough(new DecompressionStream('deflate'))
  const rows = new Uint8Array(await new Response(stream).arrayBuffer())
  const rowLength = 1 + Math.ceil(width / 8)
  const isWhite = (x: number, y: number) => Boolean(((rows[y * rowLength + 1 + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1)
  const pixels = new Uint8ClampedArray(width * height * 4)
  for (let at = 0; at < width * height; at += 1) {
    pixels.fill(isWhite(at % width, Math.floor(at / width)) ? 255 : 0, at * 4, at * 4 + 3)
    pixels[at * 4 + 3] = 255
  }
  return { width, height, depth, pixels, isWhite }
}

const png = async (code: string, query = '') => {
  const answer = await request('GET', `/v1/touchpoints/${code}/qr.png${query}`)
  return { answer, picture: await readPng((await answer.bytes()) as Uint8Array<ArrayBuffer>) }
}

describe('the QR code as PNG', () => {
  it.each([128, 333, 1024, 2048])('is %i pixels wide and leads to the rating page', async (size) => {
    const shop = await openShop()
    const { answer, picture } = await png(shop.code, `?size=${size}`)
    expect(answer.headers.get('content-type')).toBe('image/png')
    expect([picture.width, picture.height, picture.depth]).toEqual([size, size, 1])
    expect(jsQR(picture.pixels, size, size)?.data).toBe(`HTTPS://CANDOR.TEST/R/${shop.code}`)
  })

  it('is crisp: every module is as many whole pixels as any other', async () => {
    const shop = await openShop()
    const { picture } = await png(shop.code, '?size=500')
    const y = picture.height / 2
    const row = Array.from({ length: picture.width }, (_, x) => picture.isWhite(x, Math.floor(y)))
    const edges = row.flatMap((white, x) => (x > 0 && white !== row[x - 1] ? [x] : []))
    const svg = await (await request('GET', `/v1/touchpoints/${shop.code}/qr.svg`)).text()
    const module = Math.floor(500 / Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]))
    expect(edges.length).toBeGreaterThan(4)
    expect(edges.filter((x) => (x - (edges[0] ?? 0)) % module !== 0)).toEqual([])
  })

  it.each(['127', '2049', '0', '-1', '1e3', 'large', '99999999999'])('refuses a size of %s', async (size) => {
    const shop = await openShop()
    const answer = await request('GET', `/v1/touchpoints/${shop.code}/qr.png?size=${size}`)
    expect([answer.status, (await bodyOf(answer)).code]).toEqual([422, 'invalid_query'])
  })
})

describe('the block for mails', () => {
  it.each(locales)('has five links in %s, in at most 4 kB, with words as long as they may be', async (locale) => {
    const shop = await openShop({ name: 'N'.repeat(120) })
    const block = async () => bodyOf(request('GET', `/v1/touchpoints/${shop.code}/email-block?lang=${locale}`))
    await change(shop, { texts: { [locale]: { title: '"<&'.repeat(40) } } })
    const { html, text } = await block()
    expect(new TextEncoder().encode(html).length).toBeLessThanOrEqual(4096)
    const links = [1, 2, 3, 4, 5].map((stars) => `https://candor.test/r/${shop.code}?stars=${stars}&lang=${locale}`)
    expect([...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href?.replaceAll('&amp;', '&'))).toEqual(links)
    for (const link of links) expect(text).toContain(link)
    expect(html).not.toMatch(/<img|<style|<script|background|"<&/)
    expect(text).toContain('"<&"<&')
  })

  it('asks in the business’s own words, else in Candor’s', async () => {
    const shop = await openShop({ name: 'Rye & Salt' })
    const textIn = async (lang: string) =>
      (await bodyOf(request('GET', `/v1/touchpoints/${shop.code}/email-block?lang=${lang}`))).text.split('\n')[0]
    expect(await textIn('en')).toBe('How was your experience with Rye & Salt?')
    await change(shop, { texts: { en: { title: 'How was the bread?' } } })
    expect(await textIn('en')).toBe('How was the bread?')
    expect(await textIn('fi')).toBe('Rye & Salt: millainen kokemuksesi oli?')
  })
})
