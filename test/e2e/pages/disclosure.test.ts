// Every public page and every embed tells what became of all ratings, or leads there; and what a page prints is checked.
import { spawn } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { call } from '../../../worker/local/api.ts'
import { openPage, platform } from '../support/browser.ts'
import { serveHost } from '../support/host.ts'
import { openShop } from '../support/shop.ts'

const blockOn = (page: Page) => page.locator('section#disclosure')
const pageText = async (path: string) => (await fetch(platform.url + path)).text()

/** What `expect.poll` does, which is not there before the tests. */
const until = async (isSo: () => Promise<boolean>) => {
  for (let tries = 0; !(await isSo().catch(() => false)); tries += 1) {
    if (tries > 240) throw new Error('it was not so within a minute')
    await pause(250)
  }
}

/** A shop with ratings, and its page when it counts all of them. */
const openPublished = async () => {
  const shop = await openShop()
  for (const stars of [5, 5, 4, 4, 1]) await shop.rate({ stars, comment: 'Warm bread.', publish: true })
  const path = `/v1/businesses/${shop.slug}`
  await call(platform, 'PUT', `${path}/inbox/1/testimonial`)
  await call(platform, 'PUT', `${path}/inbox/5/withholding`, { reason: 'personal_data' })
  const html = () => pageText(`/b/${shop.slug}/`)
  await until(async () => (await html()).includes('<data value="6" data-figure="entries">'))
  const { ledger } = await (await fetch(`${platform.url}${path}`)).json()
  const signed = async () => (await (await fetch(`${platform.url}${ledger}/checkpoint`)).text()).split('\n')[1]
  await until(async () => (await signed()) === '6')
  return { ...shop, html: await html() }
}

// Publishing takes its time: one shop for all of them.
let shop: Awaited<ReturnType<typeof openPublished>>
beforeAll(async () => {
  shop = await openPublished()
})

/** How the command ends, and what it says. */
const verify = (page: string) =>
  new Promise<{ code: number | null; said: string }>((resolve) => {
    const child = spawn(process.execPath, ['worker/local/verify.ts', page])
    let said = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        said += String(chunk)
      })
    }
    child.on('close', (code) => resolve({ code, said }))
  })

/** The platform as somebody in between would serve it: with another page of the business. */
const serveTampered = async (slug: string, html: string) => {
  const server = createServer(async ({ url = '' }, answer) => {
    if (url === `/b/${slug}/`) return answer.end(html)
    const through = await fetch(platform.url + url)
    answer.writeHead(through.status, { 'content-type': through.headers.get('content-type') ?? '' })
    return answer.end(Buffer.from(await through.arrayBuffer()))
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  onTestFinished(() => void server.close())
  return `http://localhost:${(server.address() as AddressInfo).port}/b/${slug}/`
}

const tamperings: [name: string, from: string, to: string, said: string][] = [
  [
    'a digit of a table',
    '<data value="2" data-figure="counted open 5">2</data>',
    '<data value="9" data-figure="counted open 5">9</data>',
    'counted open with 5 of 5 stars: 9 is printed, 2 is logged',
  ],
  [
    'the score',
    '<data value="3.80" data-figure="mean">3.80</data>',
    '<data value="4.80" data-figure="mean">4.80</data>',
    'mean: ',
  ],
  [
    'what was withheld',
    '<data value="1" data-figure="withheld personal_data 1">1</data>',
    '<data value="0" data-figure="withheld personal_data 1">0</data>',
    'withheld personal_data with 1 of 5 stars: 0 is printed, 1 is logged',
  ],
  [
    'only what people see',
    '<data value="1" data-figure="score 1">1</data>',
    '<data value="1" data-figure="score 1">0</data>',
    'score 1: 0 is printed, and 1 stands behind it',
  ],
]

describe('the disclosure', () => {
  it.each(['/b/demo/', '/el/b/demo/', '/b/demo/t/BREADWEB/', '/b/demo/testimonials/'])(
    'stands on %s, whole, before any script and in print',
    async (path) => {
      const { page } = await openPage({ javaScriptEnabled: false, viewport: { width: 320, height: 700 } })
      await page.goto(platform.url + path)
      const block = blockOn(page)
      for (const figure of [
        'received',
        'score',
        'withdrawn',
        'withheld',
        'counted open 1',
        'channel web 5',
        'entries',
      ]) {
        expect([figure, await block.locator(`data[data-figure="${figure}"]`).count()]).not.toEqual([figure, 0])
      }
      expect(await block.locator('a[href*="/verify/?b=demo"]').count()).toBe(1)
      expect(await block.locator('a[href*="/why-trust/"]').count()).toBe(1)
      expect(await block.locator('code data').textContent()).toMatch(/^[\w+/]{43}=$/)
      expect(await page.locator('table.disclosed').isVisible()).toBe(false)
      await page.emulateMedia({ media: 'print' })
      expect(await page.locator('table.disclosed').isVisible()).toBe(true)
    },
  )

  it('stands once on every page that shows a business', async () => {
    const pages = globSync(join(platform.home, 'site/**/b/**/*.html'))
    expect(pages.length).toBeGreaterThan(20)
    for (const file of pages) {
      expect([file, readFileSync(file, 'utf8').split('<section class="disclosure" id="disclosure"').length]).toEqual([
        file,
        2,
      ])
    }
  })

  it('is one link away from the rating page, the widget and the wall, in their language', async () => {
    const { page } = await openPage()
    await page.goto(`${platform.url}/r/${shop.code}?lang=lv`)
    await page.locator('footer a[href*="/disclosure"]').click()
    await page.waitForURL(`${platform.url}/lv/b/${shop.slug}/#disclosure`)
    expect(await blockOn(page).isVisible()).toBe(true)
    await page.goto(await serveHost({ body: shop.script, lang: 'fi' }))
    const opened = page.context().waitForEvent('page')
    await page.locator('[part=how]').click()
    const other = await opened
    await other.waitForURL(`${platform.url}/fi/b/${shop.slug}/#disclosure`)
    const wall = `<candor-wall business="${shop.slug}"></candor-wall><script async src="${platform.url}/wall.js"></script>`
    await page.goto(await serveHost({ body: wall, lang: 'el' }))
    await page.locator('candor-wall a').nth(1).click()
    await page.waitForURL(`${platform.url}/el/b/${shop.slug}/#disclosure`)
  })

  it('is an address to read at a kiosk, which leads nobody away', async () => {
    const { slug, code } = await openShop({ channel: 'kiosk' })
    const { page } = await openPage()
    await page.goto(`${platform.url}/r/${code}`)
    await page
      .locator('footer')
      .getByText(`${new URL(platform.url).host}/b/${slug}/`)
      .waitFor()
    expect(await page.locator('footer a').count()).toBe(0)
  })
})

describe('a page of which the ledger says otherwise', () => {
  it('holds as long as nobody touches it', async () => {
    const { code, said } = await verify(`${platform.url}/b/${shop.slug}/`)
    expect([code, said]).toEqual([0, expect.stringMatching(/as the first \d+ entries add up/)])
  })

  it.each(tamperings)('is found where %s was changed, and the figure is named', async (_, from, to, said) => {
    const { slug, html } = shop
    const tampered = html.replace(from, to)
    expect(tampered).not.toBe(html)
    const { code, said: words } = await verify(await serveTampered(slug, tampered))
    expect([code, words]).toEqual([1, expect.stringContaining(`It does not hold (page): ${said}`)])
    const { page } = await openPage()
    await page.route(`**/b/${slug}/`, (route) => route.fulfill({ body: tampered, contentType: 'text/html' }))
    await page.goto(`${platform.url}/verify/?b=${slug}`)
    await page.locator('[data-state=differs]').waitFor()
    expect(await page.locator('[data-check=page]').getAttribute('data-mark')).toBe('wrong')
    expect(await page.locator('#detail').textContent()).toContain(said)
  })

  it('is not one that is older than the log: it is held to the entries that it counts', async () => {
    const { slug, html, rate } = shop
    await rate({ stars: 2 })
    const { code, said } = await verify(await serveTampered(slug, html))
    expect([code, said]).toEqual([0, expect.stringContaining('as the first 6 entries add up')])
  })
})
