// The hosted page on a device that many people use.
import { formatterFactory, HtmlValidate } from 'html-validate'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { call } from '../../../worker/local/api.ts'
import { axeFaults, openPage, platform } from '../support/browser.ts'
import { openShop } from '../support/shop.ts'

const validator = new HtmlValidate({ root: true, extends: ['html-validate:recommended'] })
const htmlFaults = async (html: string) => formatterFactory('text')((await validator.validateString(html)).results)

const tablet = { viewport: { width: 1024, height: 768 }, hasTouch: true }
const star = (page: Page, index: number) => page.locator('.pick label').nth(index)
const saved = 'Your rating is saved and counts.'
const question = 'How was it?'

/** Opens the page with a clock that only the test moves, once its script runs. */
const openKiosk = async (code: string, query = '?kiosk=en') => {
  const { page, context, faults } = await openPage(tablet)
  await page.clock.install()
  await page.goto(`${platform.url}/r/${code}${query}`, { waitUntil: 'load' })
  return { page, context, faults }
}

describe('a kiosk', () => {
  it('saves at the tap, takes words, thanks, and begins anew for the next customer', async () => {
    const shop = await openShop({ channel: 'kiosk' })
    const { page, faults } = await openKiosk(shop.code)
    await star(page, 3).tap()
    await page.getByText(saved).waitFor()
    expect(await shop.summary()).toMatchObject({ n: 1, stars: { 4: 1 } })
    await page.getByLabel('Your comment').fill('Warm bread.')
    await page.getByLabel('Your name').fill('Anna')
    await page.getByLabel('Show my comment and name').check()
    await page.getByRole('button', { name: 'Done' }).tap()
    await page.getByRole('heading', { name: 'Thank you.' }).waitFor()
    await page.getByText(saved).waitFor()
    expect(await shop.ratings()).toMatchObject([{ stars: 4, comment: 'Warm bread.', author: 'Anna', channel: 'kiosk' }])

    await page.clock.runFor(7000)
    await page.getByRole('heading', { name: question }).waitFor()
    expect(await page.getByLabel('Your comment').isVisible()).toBe(false)
    await star(page, 0).tap()
    await page.getByText(saved).waitFor()
    expect(await page.getByLabel('Your comment').inputValue()).toBe('')
    expect(await page.getByLabel('Your name').inputValue()).toBe('')
    // Another customer, another rating.
    expect(await shop.summary()).toMatchObject({ n: 2, stars: { 1: 1, 4: 1 } })
    expect(faults).toEqual([])
  })

  it('lets one customer change their stars', async () => {
    const shop = await openShop()
    const { page } = await openKiosk(shop.code)
    await star(page, 0).tap()
    await page.getByText(saved).waitFor()
    const changed = page.waitForResponse((answer) => answer.request().method() === 'PATCH')
    await star(page, 4).tap()
    expect((await changed).status()).toBe(200)
    expect(await shop.summary()).toMatchObject({ n: 1, stars: { 1: 0, 5: 1 } })
  })

  it('forgets an abandoned form after 45 seconds, and keeps the stars that are saved', async () => {
    const shop = await openShop()
    const { page } = await openKiosk(shop.code)
    await star(page, 2).tap()
    await page.getByText(saved).waitFor()
    await page.getByLabel('Your comment').fill('Half a sen')
    await page.clock.runFor(44_000)
    expect(await page.getByLabel('Your comment').inputValue()).toBe('Half a sen')
    await page.clock.runFor(1500)
    await page.getByLabel('Your comment').waitFor({ state: 'hidden' })
    expect(await page.getByLabel('Your comment').inputValue()).toBe('')
    expect(await page.locator('.pick input:checked').count()).toBe(0)
    expect(await shop.summary()).toMatchObject({ n: 1, stars: { 3: 1 }, withText: 0 })
  })

  it('returns to its own language', async () => {
    const shop = await openShop({ channel: 'kiosk' })
    const { page } = await openKiosk(shop.code, '?kiosk=lv')
    await page.getByRole('link', { name: 'Suomi' }).tap()
    await page.getByRole('heading', { name: 'Millaista oli?' }).waitFor()
    await page.clock.runFor(45_000)
    await page.getByRole('heading', { name: 'Kā bija?' }).waitFor()
    expect((await shop.summary()).n).toBe(0)
  })

  it('remembers nobody: no database, no storage, no cookie', async () => {
    const shop = await openShop({ channel: 'kiosk' })
    const { page, context } = await openKiosk(shop.code)
    await star(page, 3).tap()
    await page.getByText(saved).waitFor()
    const kept = await page.evaluate(async () => [
      (await indexedDB.databases()).length,
      localStorage.length + sessionStorage.length,
    ])
    expect(kept).toEqual([0, 0])
    expect(await context.cookies()).toEqual([])
    expect(await page.locator('form').getAttribute('autocomplete')).toBe('off')
  })

  it('sends later what it could not send at once, and says so', async () => {
    const shop = await openShop()
    const { page, context } = await openKiosk(shop.code)
    await context.setOffline(true)
    await star(page, 4).tap()
    await page.getByText('Kept on this device until it can be sent.').waitFor()
    await page.getByRole('button', { name: 'Done' }).tap()
    await page.clock.runFor(7000)
    await page.getByRole('heading', { name: question }).waitFor()
    await context.setOffline(false)
    const arrived = page.waitForResponse((answer) => answer.request().method() === 'POST')
    await page.clock.runFor(6000)
    expect((await arrived).status()).toBe(201)
    expect(await shop.summary()).toMatchObject({ n: 1, stars: { 5: 1 } })
    // The next customer hears nothing of it.
    expect(await page.getByRole('status').textContent()).toBe('')
  })

  it('works without a script, and leaves no receipt behind', async () => {
    const shop = await openShop({ channel: 'kiosk' })
    const { page } = await openPage({ ...tablet, javaScriptEnabled: false })
    await page.goto(`${platform.url}/r/${shop.code}?kiosk=en`)
    await page.getByLabel('2 stars: poor').check({ force: true })
    await page.getByLabel('Your comment').fill('Cold.')
    const thanked = page.waitForResponse((answer) => answer.url().includes('said=saved'))
    await page.getByRole('button', { name: 'Done' }).click()
    expect((await thanked).headers().refresh).toBe(`7; url=/r/${shop.code}?kiosk=en`)
    await page.getByRole('heading', { name: 'Thank you.' }).waitFor()
    expect(page.url()).toBe(`${platform.url}/r/${shop.code}?kiosk=en&said=saved&lang=en`)
    expect(await shop.summary()).toMatchObject({ n: 1, stars: { 2: 1 }, withText: 1 })
    await page.getByRole('link', { name: 'Next rating' }).click()
    await page.getByRole('heading', { name: question }).waitFor()
    expect(await page.getByLabel('Your comment').inputValue()).toBe('')
  })

  it('has stars as large as a thumb, even on a phone', async () => {
    const { code } = await openShop({ channel: 'kiosk' })
    for (const viewport of [
      { width: 1024, height: 768 },
      { width: 360, height: 740 },
    ]) {
      const { page } = await openPage({ viewport })
      await page.goto(`${platform.url}/r/${code}?lang=el`)
      for (const label of await page.locator('.pick label').all()) {
        const box = await label.boundingBox()
        expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(60)
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width)
    }
  })
})

describe.each(['light', 'dark'] as const)('in a %s scheme', (colorScheme) => {
  it('a kiosk and a paused page have nothing that axe objects to', async () => {
    const [kiosk, paused] = [await openShop({ channel: 'kiosk' }), await openShop({ channel: 'qr' })]
    const own = `/v1/businesses/${paused.slug}/touchpoints/${paused.code}`
    await call(platform, 'PATCH', own, { status: 'paused', look: { accent: '#ffe600' } })
    const { page } = await openPage({ ...tablet, colorScheme, bypassCSP: true })
    for (const path of [
      `/r/${kiosk.code}`,
      `/r/${kiosk.code}?said=saved`,
      `/r/${paused.code}`,
      `/r/${paused.code}?kiosk`,
    ]) {
      await page.goto(platform.url + path)
      expect([path, await axeFaults(page)]).toEqual([path, []])
      expect([path, await htmlFaults(await (await fetch(platform.url + path)).text())]).toEqual([path, ''])
    }
    await page.goto(`${platform.url}/r/${kiosk.code}?kiosk=el`)
    await star(page, 1).tap()
    await page.locator('textarea').waitFor()
    expect(await axeFaults(page)).toEqual([])
  })
})
