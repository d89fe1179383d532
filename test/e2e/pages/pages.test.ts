// Every page type, as axe, a phone and a strict reader of HTML see it.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { formatterFactory, HtmlValidate } from 'html-validate'
import { describe, expect, it } from 'vitest'
import { axeFaults, colorRules, openPage, platform } from '../support/browser.ts'

const validator = new HtmlValidate({ root: true, extends: ['html-validate:recommended'] })
const htmlFaults = async (html: string) => formatterFactory('text')((await validator.validateString(html)).results)

const pages = [
  '/',
  '/el/',
  '/b/demo/',
  '/lv/b/demo/',
  '/b/demo/t/BREADWEB/',
  '/b/demo/testimonials/',
  '/how-ratings-work/',
  '/why-trust/',
  '/el/why-trust/',
  '/verify/',
  '/el/verify/?b=demo',
  '/receipt/',
  '/docs/api/',
  '/docs/questions/',
  '/docs/measures/',
  '/docs/concepts/',
  '/docs/ledger/',
  '/docs/law/',
  '/shop/',
  '/r/BREADQR1',
  '/r/BREADQR1?lang=el',
  '/nothing-here/',
]

describe.each(['light', 'dark'] as const)('in a %s scheme', (colorScheme) => {
  it.each(pages)('%s has nothing that axe objects to, and fits a phone', async (path) => {
    const { page } = await openPage({ colorScheme, viewport: { width: 360, height: 800 }, bypassCSP: true })
    await page.goto(platform.url + path, { waitUntil: 'load' })
    if (path === '/shop/' || path.startsWith('/r/')) await page.locator('[part=star]').first().waitFor()
    if (path.endsWith('?b=demo')) await page.locator('[data-state=holds]').waitFor()
    expect(await axeFaults(page, colorScheme === 'dark' ? colorRules : undefined)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  })

  it('the widget has nothing that axe objects to, with all of it open', async () => {
    const { page } = await openPage({ colorScheme, bypassCSP: true })
    await page.goto(`${platform.url}/shop/`)
    await page.locator('[part=star]').nth(4).click()
    await page.getByLabel('Your comment').waitFor()
    expect(await axeFaults(page)).toEqual([])
  })
})

const brotliBytes = async (path: string) =>
  brotliCompressSync(await (await fetch(platform.url + path)).text()).byteLength

describe('the public pages', () => {
  it('take at most 20 kB of HTML and CSS (brotli)', async () => {
    for (const path of ['/', '/b/demo/', '/el/b/demo/testimonials/', '/el/b/demo/t/BREADWEB/', '/how-ratings-work/']) {
      const html = await (await fetch(platform.url + path)).text()
      const sheets = [...html.matchAll(/rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => href ?? '')
      const bytes = await Promise.all([path, ...sheets].map(brotliBytes))
      expect(sheets).toHaveLength(1)
      expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(20_000)
    }
  })

  it('are read whole without any script, and call nobody else', async () => {
    for (const path of pages.filter((one) => !one.startsWith('/r/') && one !== '/shop/')) {
      const { page, faults } = await openPage()
      const foreign: string[] = []
      page.on('request', (request) => {
        if (!request.url().startsWith(platform.url) && !request.url().startsWith('data:')) foreign.push(request.url())
      })
      await page.goto(platform.url + path)
      // Two pages work for whoever opens them, and say so.
      const scripts = /verify|receipt/.test(path) ? 1 : 0
      expect(await page.locator('script:not([type="application/ld+json"])').count()).toBe(scripts)
      expect([path, foreign]).toEqual([path, []])
      expect([path, faults.filter((fault) => !fault.includes('404'))]).toEqual([path, []])
    }
  })

  it('are valid HTML, every one of them', async () => {
    const files = globSync(join(platform.home, 'site/**/*.html'))
    expect(files.length).toBeGreaterThan(30)
    for (const file of files) expect([file, await htmlFaults(readFileSync(file, 'utf8'))]).toEqual([file, ''])
  })

  it('and so are the hosted ones', async () => {
    for (const locale of ['en', 'lv', 'sk', 'fi', 'el']) {
      const page = await (await fetch(`${platform.url}/r/BREADQR1?lang=${locale}`)).text()
      expect([locale, await htmlFaults(page)]).toEqual([locale, ''])
    }
  })
})

it('lead from every concept of the articles to where it lives', async () => {
  const html = await (await fetch(`${platform.url}/docs/concepts/`)).text()
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
  const links = [...new Set([...main.matchAll(/href="([^"]+)"/g)].map(([, href]) => href ?? ''))]
  expect(links.length).toBeGreaterThan(60)
  const pageTexts = new Map<string, Promise<string>>()
  for (const link of links) {
    const [path = '', id] = link.split('#')
    const text = pageTexts.get(path) ?? fetch(platform.url + path).then((one) => (one.ok ? one.text() : ''))
    pageTexts.set(path, text)
    expect([link, (await text) !== '']).toEqual([link, true])
    if (id) expect([link, (await text).includes(`id="${id}"`)]).toEqual([link, true])
  }
})
