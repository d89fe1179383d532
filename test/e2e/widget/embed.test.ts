// Each way of embedding, on pages of other origins, under conditions that hosts really have.
import { describe, expect, it } from 'vitest'
import { openPage, platform } from '../support/browser.ts'
import { serveHost, strictPolicy } from '../support/host.ts'
import { openShop } from '../support/shop.ts'

type Page = import('playwright-core').Page
const widgetScript = `<script async src="${platform.url}/widget.js"></script>`
const stars = (page: Page, index: number, widget = 0) =>
  page.locator('candor-rating').nth(widget).locator('[part=star]').nth(index)

/** Notes the widget's events as they arrive at the host's document. */
const noteEvents = (page: Page) =>
  page.addInitScript(() => {
    const seen: string[] = []
    Object.assign(window, { seen })
    for (const name of ['rated', 'amended', 'withdrawn', 'error']) {
      document.addEventListener(`candor:${name}`, (event) =>
        seen.push(`${name} ${JSON.stringify((event as CustomEvent).detail)}`),
      )
    }
  })
const events = (page: Page) => page.evaluate(() => (window as unknown as { seen: string[] }).seen)

/** Adds up the layout shifts as browsers report them. */
const noteShifts = (page: Page) =>
  page.addInitScript(() => {
    Object.assign(window, { shifts: 0 })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        ;(window as unknown as { shifts: number }).shifts += (entry as PerformanceEntry & { value: number }).value
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
const shifts = (page: Page) => page.evaluate(() => (window as unknown as { shifts: number }).shifts)

describe('embedding', () => {
  it.each([
    ['one script', (code: string) => `<script async src="${platform.url}/w/${code}.js"></script>`],
    ['an element', (code: string) => `<candor-rating touchpoint="${code}"></candor-rating>${widgetScript}`],
    ['a div', (code: string) => `<div data-candor="${code}"></div>${widgetScript}`],
  ])('works by %s, under the strictest policy', async (_, snippet) => {
    const shop = await openShop()
    const { page, faults } = await openPage()
    await noteEvents(page)
    await page.goto(await serveHost({ body: snippet(shop.code), policy: strictPolicy }))
    await stars(page, 3).click()
    await page.getByLabel('Your comment').fill('Under a strict policy.')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('You can change it from this device').waitFor()
    expect(await shop.summary()).toMatchObject({ n: 1, stars: { 4: 1 }, withText: 1 })
    expect((await events(page)).map((event) => event.split(' ')[0])).toEqual(['rated', 'amended'])
    expect((await events(page)).join()).not.toContain('strict policy')
    expect(faults).toEqual([])
  })

  it('takes one request to show by one script, and none to anybody else', async () => {
    const shop = await openShop()
    const { page } = await openPage()
    const requests: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    const address = await serveHost({ body: shop.script })
    await page.goto(address)
    await stars(page, 0).waitFor()
    expect(requests).toEqual([address, `${platform.url}/w/${shop.code}.js`])
    await stars(page, 0).click()
    await page.getByLabel('Your comment').waitFor()
    expect(requests.every((url) => url === address || url.startsWith(platform.url))).toBe(true)
  })

  it('sets no cookie and leaves nothing in the host’s local storage', async () => {
    const shop = await openShop()
    const { page, context } = await openPage()
    await page.goto(await serveHost({ body: shop.script }))
    await stars(page, 4).click()
    await page.getByLabel('Your comment').waitFor()
    expect(await context.cookies()).toEqual([])
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
  })

  it('keeps two on a page apart, and a second script does no harm', async () => {
    const [one, two] = [await openShop(), await openShop()]
    const { page, faults } = await openPage()
    await page.goto(await serveHost({ body: `${one.script}<p>Between.</p>${two.script}${widgetScript}` }))
    await stars(page, 0, 0).click()
    await page.keyboard.press('Escape')
    await stars(page, 4, 1).click()
    await page.getByLabel('Your comment').waitFor()
    const [first, second] = await Promise.all(
      [page.locator('candor-rating').nth(0), page.locator('candor-rating').nth(1)].map((at) =>
        at.getAttribute('touchpoint'),
      ),
    )
    const byCode = { [one.code]: await one.summary(), [two.code]: await two.summary() }
    expect(byCode[first ?? '']).toMatchObject({ n: 1, stars: { 1: 1 } })
    expect(byCode[second ?? '']).toMatchObject({ n: 1, stars: { 5: 1 } })
    expect(await page.locator('candor-rating').count()).toBe(2)
    expect(faults).toEqual([])
  })

  it('comes and goes with the pages of a single-page application', async () => {
    const shop = await openShop()
    const { page, faults } = await openPage()
    await page.goto(await serveHost({ body: `<div id="view"></div>${widgetScript}` }))
    await page.waitForFunction(() => customElements.get('candor-rating'))
    for (let visit = 0; visit < 3; visit += 1) {
      await page.evaluate((code) => {
        const box = document.createElement(Math.random() < 0.5 ? 'div' : 'candor-rating')
        box.setAttribute(box.localName === 'div' ? 'data-candor' : 'touchpoint', code)
        document.querySelector('#view')?.replaceChildren(box)
      }, shop.code)
      await stars(page, 1).waitFor()
      expect(await page.locator('candor-rating fieldset').count()).toBe(1)
    }
    await stars(page, 1).click()
    await page.getByLabel('Your comment').waitFor()
    await page.evaluate(() => document.querySelector('#view')?.replaceChildren())
    expect(await page.locator('candor-rating').count()).toBe(0)
    expect((await shop.summary()).n).toBe(1)
    expect(faults).toEqual([])
  })

  it('moves nothing on the host’s page, from the moment it stands', async () => {
    const shop = await openShop()
    const { page } = await openPage({ viewport: { width: 390, height: 800 } })
    await page.goto(await serveHost({ body: shop.script }))
    await stars(page, 0).waitFor()
    const place = () => page.locator('#after').boundingBox()
    const before = await place()
    await stars(page, 3).click()
    await page.getByLabel('Your comment').fill('Long\n'.repeat(10))
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('You can change it from this device').waitFor()
    expect(await place()).toEqual(before)
  })

  it.each([390, 1280])('moves nothing when it comes late, its room reserved, %i pixels wide', async (width) => {
    const shop = await openShop()
    const { page } = await openPage({ viewport: { width, height: 800 } })
    await noteShifts(page)
    let letIn = () => {}
    const isAllowed = new Promise<void>((resolve) => {
      letIn = resolve
    })
    await page.route('**/w/*.js', async (route) => {
      await isAllowed
      await route.continue()
    })
    const reserved = shop.script.replace('></', ' style="display:block;min-height:10rem"></')
    await page.goto(await serveHost({ body: reserved, lang: 'el' }), { waitUntil: 'commit' })
    await page.locator('#after').waitFor()
    const before = await page.locator('#after').boundingBox()
    await page.waitForTimeout(300)
    letIn()
    await stars(page, 3).click()
    await page.getByRole('textbox').first().waitFor()
    expect(await page.locator('#after').boundingBox()).toEqual(before)
    expect(await shifts(page)).toBe(0)
  })

  it('speaks the language of the page it stands on', async () => {
    const shop = await openShop()
    const { page } = await openPage({ locale: 'en-GB' })
    await page.goto(await serveHost({ body: shop.script, lang: 'lv' }))
    expect(await page.locator('candor-rating [lang]').first().getAttribute('lang')).toBe('lv')
  })

  it('mirrors itself where the form is written from right to left', async () => {
    const shop = await openShop()
    const { page } = await openPage()
    await page.route('**/v1/touchpoints/*', async (route) => {
      const form = await (await route.fetch()).json()
      await route.fulfill({ json: { ...form, dir: 'rtl' } })
    })
    const body = `<candor-rating touchpoint="${shop.code}"></candor-rating>${widgetScript}`
    await page.goto(await serveHost({ body, dir: 'rtl' }))
    const [first, last] = [await stars(page, 0).boundingBox(), await stars(page, 4).boundingBox()]
    expect(first?.x).toBeGreaterThan(last?.x ?? Number.POSITIVE_INFINITY)
    await stars(page, 4).click()
    await page.getByLabel('Your comment').waitFor()
    expect(await shop.summary()).toMatchObject({ stars: { 5: 1 } })
  })
})

describe('the panel', () => {
  it('keeps what is typed when it is closed, and withdraws only when asked twice', async () => {
    const shop = await openShop()
    const { page } = await openPage()
    await page.goto(await serveHost({ body: shop.script }))
    await stars(page, 3).click()
    await page.getByLabel('Your comment').fill('Half a thought')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Say more' }).click()
    expect(await page.getByLabel('Your comment').inputValue()).toBe('Half a thought')
    await page.getByRole('button', { name: 'Withdraw my rating' }).dblclick()
    await page.waitForTimeout(300)
    expect((await shop.summary()).n).toBe(1)
    await page.getByRole('button', { name: 'Yes, withdraw it' }).click()
    await page.getByText('It no longer counts').waitFor()
    expect((await shop.summary()).n).toBe(0)
  })

  it('gives way to a panel of the next rating, whose comment is saved', async () => {
    const shop = await openShop()
    const { page, context } = await openPage()
    await page.goto(await serveHost({ body: shop.script }))
    await stars(page, 3).click()
    await page.getByLabel('Your comment').waitFor()
    await context.setOffline(true)
    await page.getByRole('button', { name: 'Withdraw my rating' }).click()
    await page.getByRole('button', { name: 'Yes, withdraw it' }).click()
    await stars(page, 4).click()
    await page.getByLabel('Your comment').fill('Second thoughts.')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await context.setOffline(false)
    await expect.poll(() => shop.summary()).toMatchObject({ n: 1, stars: { 5: 1 }, withText: 1 })
  })

  it('stays inside the window where the page is zoomed, and by a host that is fixed', async () => {
    const shop = await openShop()
    for (const css of ['body{zoom:1.5}', '.spot{zoom:2}', '.spot{position:fixed;top:9px}']) {
      const { page } = await openPage({ viewport: { width: 1000, height: 900 } })
      const body = `<div class="spot">${shop.script}</div><div style="height:3000px"></div>`
      await page.goto(await serveHost({ body, head: `<style>${css}</style>` }))
      await stars(page, 3).click()
      if (css.includes('fixed')) await page.evaluate(() => scrollTo(0, 1500))
      await page.waitForTimeout(100)
      const panel = await page.locator('[part=panel]').boundingBox()
      expect(panel?.x).toBeGreaterThanOrEqual(0)
      expect(panel?.y).toBeGreaterThanOrEqual(0)
      expect((panel?.x ?? 0) + (panel?.width ?? 0)).toBeLessThanOrEqual(1000)
      expect((panel?.y ?? 0) + (panel?.height ?? 0)).toBeLessThanOrEqual(900)
    }
  })
})

describe('the keyboard alone', () => {
  it('chooses with the arrows without sending, and sends with Enter', async () => {
    const shop = await openShop()
    const { page } = await openPage()
    await page.goto(await serveHost({ body: shop.script }))
    await stars(page, 0).waitFor()
    await page.locator('h1').click()
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.getByRole('button', { name: 'Save rating' }).waitFor()
    expect((await shop.summary()).n).toBe(0)
    await page.keyboard.press('Enter')
    await page.getByLabel('Your comment').waitFor()
    expect((await shop.summary()).n).toBe(1)
    await page.keyboard.type('Typed.')
    // Over the name and, as the stars are few, over how to be reached.
    for (let fields = 0; fields < 3; fields += 1) await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('You can change it from this device').waitFor()
    expect(await shop.ratings()).toMatchObject([{ comment: 'Typed.' }])
  })
})

describe('a dead network', () => {
  it('keeps the rating on the device and sends it once when it is back', async () => {
    const shop = await openShop()
    const { page, context } = await openPage()
    await noteEvents(page)
    await page.goto(await serveHost({ body: shop.script }))
    await stars(page, 2).waitFor()
    await context.setOffline(true)
    await stars(page, 2).click()
    await page.getByRole('status').filter({ hasText: 'Kept on this device' }).waitFor()
    expect((await shop.summary()).n).toBe(0)
    await context.setOffline(false)
    await page.waitForFunction(() =>
      (window as unknown as { seen: string[] }).seen.some((event) => event.startsWith('rated')),
    )
    expect(await shop.summary()).toMatchObject({ n: 1, stars: { 3: 1 } })
  })

  it('doubles nothing when the answer was lost', async () => {
    const shop = await openShop()
    const { page } = await openPage()
    await noteEvents(page)
    let lost = 0
    await page.route('**/ratings', async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) return route.continue()
      lost += 1
      await route.fetch()
      return route.abort('connectionreset')
    })
    await page.goto(await serveHost({ body: shop.script }))
    await stars(page, 2).click()
    await page.getByRole('status').filter({ hasText: 'Kept on this device' }).waitFor()
    await page.reload()
    await page.waitForFunction(() =>
      (window as unknown as { seen: string[] }).seen.some((event) => event.startsWith('rated')),
    )
    expect(lost).toBe(1)
    expect(await shop.summary()).toMatchObject({ n: 1, stars: { 3: 1 } })
  })

  it('says “saved” only when it is, however often Save is pressed', async () => {
    const shop = await openShop()
    const { page, context } = await openPage()
    await page.goto(await serveHost({ body: shop.script }))
    await stars(page, 2).click()
    await page.getByLabel('Your comment').fill('Typed without a network.')
    await context.setOffline(true)
    const save = page.getByRole('button', { name: 'Save', exact: true })
    const said = page.locator('[part=panel] [role=status]')
    await save.click()
    await said.filter({ hasText: 'Kept on this device' }).waitFor()
    await save.click()
    await page.waitForTimeout(200)
    expect(await said.textContent()).toContain('Kept on this device')
    await context.setOffline(false)
    await said.filter({ hasText: 'You can change it' }).waitFor()
    expect(await shop.ratings()).toMatchObject([{ stars: 3 }])
    expect((await shop.summary()).withText).toBe(1)
  })

  it('calls nothing saved while a newer change is on its way', async () => {
    const shop = await openShop()
    const { page } = await openPage()
    let letGo = () => {}
    const isAllowed = new Promise<void>((resolve) => {
      letGo = resolve
    })
    await page.route('**/ratings/**', async (route) => {
      await isAllowed
      await route.continue()
    })
    await page.goto(await serveHost({ body: shop.script }))
    const said = page.locator('candor-rating [part=status][role=status]').first()
    await stars(page, 0).click()
    await stars(page, 4).click()
    await expect.poll(async () => (await shop.summary()).n).toBe(1)
    await page.waitForTimeout(200)
    expect(await said.textContent()).toBe('Saving…')
    letGo()
    await said.filter({ hasText: 'Saved' }).waitFor()
    expect(await shop.summary()).toMatchObject({ n: 1, stars: { 5: 1 } })
  })

  it('keeps the newest change where earlier ones could not be kept on the device', async () => {
    const shop = await openShop()
    const { page, context } = await openPage()
    const address = await serveHost({ body: shop.script })
    await page.goto(address)
    await stars(page, 3).click()
    await page.getByLabel('Your comment').waitFor()
    const full = await context.newPage()
    await full.addInitScript(() => {
      const { put } = IDBObjectStore.prototype
      IDBObjectStore.prototype.put = function (...values) {
        const request = put.apply(this, values)
        this.transaction.abort()
        return request
      }
    })
    await full.goto(address)
    for (const index of [0, 1]) {
      await stars(full, index).click()
      await expect.poll(async () => (await shop.summary()).stars[(index + 1) as 1]).toBe(1)
    }
    await full.close()
    await page.reload()
    await stars(page, 4).click()
    await expect.poll(async () => (await shop.summary()).stars[5]).toBe(1)
  })

  it('remembers the rating on a page that is busy for seconds', async () => {
    const shop = await openShop()
    const { page } = await openPage()
    const busy = `<script>customElements.whenDefined('candor-rating').then(() => {
      const start = performance.now(); while (performance.now() - start < 1500); })</script>`
    await page.goto(await serveHost({ body: busy + shop.script }))
    await stars(page, 2).click()
    await page.getByLabel('Your comment').waitFor()
    await page.reload()
    await stars(page, 4).click()
    await expect.poll(async () => shop.summary()).toMatchObject({ n: 1, stars: { 5: 1 } })
  })

  it('takes no other server’s word for a saved rating', async () => {
    const shop = await openShop()
    const { page } = await openPage()
    let answers = 0
    await page.route('**/ratings', async (route) => {
      if (route.request().method() !== 'POST' || answers > 0) return route.continue()
      answers += 1
      const headers = { 'access-control-allow-origin': '*', 'content-type': 'text/html' }
      return route.fulfill({ status: 200, headers, body: '<h1>Sign in to the network</h1>' })
    })
    await page.goto(await serveHost({ body: shop.script }))
    await stars(page, 4).click()
    await page.getByRole('status').filter({ hasText: 'Kept on this device' }).first().waitFor()
    expect((await shop.summary()).n).toBe(0)
    await page.getByRole('status').filter({ hasText: 'Saved' }).first().waitFor()
    expect(answers).toBe(1)
    expect(await shop.summary()).toMatchObject({ n: 1, stars: { 5: 1 } })
  })
})

describe('pages that few would write', () => {
  it.each([
    ['old extensions of arrays and objects', 'Array.prototype.last = Object.prototype.extra = function () {}'],
    ['an Array.from of its own', 'Array.from = (list) => [].slice.call(list)'],
    ['a database of the same name', 'indexedDB.open("candor")'],
    ['no database at all', 'Object.defineProperty(window, "indexedDB", { get() { throw new Error("refused") } })'],
  ])('show and save with %s', async (_, script) => {
    const shop = await openShop()
    const { page } = await openPage()
    await page.addInitScript(script)
    await page.goto(await serveHost({ body: shop.script }))
    await stars(page, 1).click()
    await page.getByLabel('Your comment').waitFor()
    expect(await shop.summary()).toMatchObject({ n: 1, stars: { 2: 1 } })
  })
})
