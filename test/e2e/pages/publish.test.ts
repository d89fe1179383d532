// Publishing: whole or not at all.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { publish } from '../../../site/publish.ts'
import { platform } from '../support/browser.ts'
import { openShop } from '../support/shop.ts'

const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'candor-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'site')
}

describe('publishing', { timeout: 120_000 }, () => {
  it('leaves the live site as it is when the API does not answer', async () => {
    const out = newFolder()
    mkdirSync(out)
    writeFileSync(join(out, 'index.html'), 'what was live')
    await expect(publish({ url: 'http://127.0.0.1:9', out })).rejects.toThrow('not published')
    expect(readdirSync(out)).toEqual(['index.html'])
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('what was live')
  })

  it('brings what is new and keeps the rest as it was', async () => {
    const [still, changed] = [await openShop(), await openShop()]
    const out = newFolder()
    const pageOf = (slug: string) => join(out, 'b', slug, 'index.html')
    const read = (slug: string) => readFileSync(pageOf(slug), 'utf8')
    await publish({ url: platform.url, out })
    const before = { still: read(still.slug), changed: read(changed.slug) }
    await changed.rate({ comment: 'Something new.', publish: true })
    await publish({ url: platform.url, out })
    expect(read(changed.slug)).toContain('Something new.')
    expect(before.changed).not.toContain('Something new.')
    expect(read(still.slug)).toBe(before.still)
    expect(readdirSync(join(out, '..')).sort()).toEqual(['site', 'site.cache'])
  })

  it('names every page in the sitemap and every language of a page', async () => {
    const sitemap = await (await fetch(`${platform.url}/sitemap-1.xml`)).text()
    for (const path of [
      '/',
      '/b/demo/',
      '/lv/b/demo/',
      '/b/demo/t/BREADWEB/',
      '/b/demo/testimonials/',
      '/how-ratings-work/',
    ]) {
      expect(sitemap).toContain(`<loc>${platform.url}${path}</loc>`)
    }
    const page = await (await fetch(`${platform.url}/fi/b/demo/`)).text()
    expect(page).toContain(`<link rel="canonical" href="${platform.url}/fi/b/demo/">`)
    for (const locale of ['en', 'lv', 'sk', 'fi', 'el', 'x-default']) expect(page).toContain(`hreflang="${locale}"`)
    expect(page).toMatch(/property="og:title" content="[^"]+"/)
  })
})
