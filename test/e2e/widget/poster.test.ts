// The poster, printed by a real browser.
import { randomUUID } from 'node:crypto'
import { formatterFactory, HtmlValidate } from 'html-validate'
import { beforeAll, describe, expect, it } from 'vitest'
import { locales } from '../../../worker/contract/vocabulary.ts'
import { call } from '../../../worker/local/api.ts'
import { axeFaults, openPage, platform } from '../support/browser.ts'
import { openShop } from '../support/shop.ts'

const sizes = { a4: [210, 297], a5: [148, 210], a6: [105, 148], card: [85, 55] } as const
const papers = Object.entries(sizes).flatMap(([size, [width, height]]) =>
  locales.map((locale, at) => ({ size, width, height, lang: locale, two: `${locale},${locales[(at + 1) % 5]}` })),
)

const validator = new HtmlValidate({ root: true, extends: ['html-validate:recommended'] })
const htmlFaults = async (html: string) => formatterFactory('text')((await validator.validateString(html)).results)

/** The boxes of the pages of a PDF, in points. */
const pagesOf = (pdf: Buffer) =>
  [...pdf.toString('latin1').matchAll(/\/Type \/Page\b[\s\S]*?\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(
    ([, width, height]) => [Number(width), Number(height)],
  )
const points = (millimetres: number) => (millimetres / 25.4) * 72

const wide = `${'w'.repeat(7)} `.repeat(15).trim()
let plain = ''
let wordy = ''
beforeAll(async () => {
  plain = (await openShop({ channel: 'qr' })).code
  const slug = `wordy-${randomUUID().slice(0, 8)}`
  await call(platform, 'POST', '/v1/businesses', { slug, name: wide })
  const opened = { name: 'Till', channel: 'qr' }
  const { code } = await call<{ code: string }>(platform, 'POST', `/v1/businesses/${slug}/touchpoints`, opened)
  wordy = code
  const texts = Object.fromEntries(locales.map((locale) => [locale, { title: wide }]))
  await call(platform, 'PATCH', `/v1/businesses/${slug}/touchpoints/${code}`, { texts, look: { accent: '#e30613' } })
})

describe.each(papers)('a poster of $size in $two', ({ size, width, height, lang, two }) => {
  it('is one page of its size, with nothing cut off, however long its words are', async () => {
    const { page, faults } = await openPage()
    for (const [code, languages] of [
      [plain, two],
      [wordy, lang],
      [wordy, two],
    ]) {
      await page.goto(`${platform.url}/r/${code}/poster?lang=${languages}&size=${size}`)
      await page.emulateMedia({ media: 'print' })
      const cut = await page
        .locator('.sheet')
        .evaluate((sheet) => Math.max(sheet.scrollHeight - sheet.clientHeight, sheet.scrollWidth - sheet.clientWidth))
      expect([code, languages, cut]).toEqual([code, languages, 0])
      // A camera reads from a step away what is at least 3 cm wide.
      expect((await page.locator('.qr').boundingBox())?.width).toBeGreaterThanOrEqual((30 / 25.4) * 96)
    }
    const pages = pagesOf(await page.pdf({ preferCSSPageSize: true }))
    expect(pages).toHaveLength(1)
    expect(Math.abs((pages[0]?.[0] ?? 0) - points(width))).toBeLessThan(1)
    expect(Math.abs((pages[0]?.[1] ?? 0) - points(height))).toBeLessThan(1)
    expect(faults).toEqual([])
  })
})

describe('the page of a poster', () => {
  it.each(['a4', 'card'])('has nothing that axe objects to as %s, is valid, and fits a phone', async (size) => {
    const { code } = await openShop({ channel: 'qr' })
    const { page } = await openPage({ viewport: { width: 360, height: 740 }, bypassCSP: true })
    await page.goto(`${platform.url}/r/${code}/poster?lang=el,fi&size=${size}`)
    expect(await axeFaults(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    expect(await htmlFaults(await (await fetch(page.url())).text())).toBe('')
  })

  it('asks in the languages wanted, and needs no script', async () => {
    const { code } = await openShop({ channel: 'qr' })
    const { page } = await openPage({ javaScriptEnabled: false })
    await page.goto(`${platform.url}/r/${code}/poster?lang=sk,lv&size=a5`)
    const text = await page.locator('main').innerText()
    for (const part of ['Aké to bolo?', 'Kā bija?', `/r/${code}`, 'Každá hviezdička', 'Katra zvaigzne']) {
      expect(text).toContain(part)
    }
  })
})
