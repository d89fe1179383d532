// The whole path, as a new user would walk it.
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openPage, platform } from '../support/browser.ts'
import { serveHost } from '../support/host.ts'
import { openShop } from '../support/shop.ts'

const rated = (page: Page) =>
  page.waitForResponse((answer) => answer.request().method() === 'POST' && answer.url().endsWith('/ratings'))

describe('one tap to a public page', () => {
  it('saves at the tap, amends with comment and name, remembers after a reload, withdraws', async () => {
    const shop = await openShop()
    const address = await serveHost({ body: shop.script })
    const { page, faults } = await openPage()
    await page.goto(address)
    const [answer] = await Promise.all([rated(page), page.locator('[part=star]').nth(3).click()])
    expect(answer.status()).toBe(201)
    expect(await shop.summary()).toMatchObject({ n: 1, stars: { 4: 1 } })

    await page.getByLabel('Your comment').fill('Warm bread, kind people.')
    await page.getByLabel('Your name').fill('Anna')
    await page.getByLabel('Show my comment and name to the public').check()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('You can change it from this device').waitFor()
    expect(await shop.ratings()).toMatchObject([{ stars: 4, comment: 'Warm bread, kind people.', author: 'Anna' }])

    await page.reload()
    await page.getByRole('button', { name: 'Say more or change it' }).click()
    expect(await page.getByLabel('Your comment').inputValue()).toBe('Warm bread, kind people.')
    await page.getByRole('button', { name: 'Withdraw my rating' }).click()
    await page.getByRole('button', { name: 'Yes, withdraw it' }).click()
    await page.getByText('It no longer counts').waitFor()
    expect((await shop.summary()).n).toBe(0)
    expect(faults).toEqual([])
  })

  it('changes the stars of a rating instead of adding another', async () => {
    const shop = await openShop()
    const { page } = await openPage()
    await page.goto(await serveHost({ body: shop.script }))
    await Promise.all([rated(page), page.locator('[part=star]').nth(0).click()])
    await page.keyboard.press('Escape')
    const changed = page.waitForResponse((answer) => answer.request().method() === 'PATCH')
    await page.locator('[part=star]').nth(4).click()
    expect((await changed).status()).toBe(200)
    expect(await shop.summary()).toMatchObject({ n: 1, stars: { 1: 0, 5: 1 } })
  })

  it('does the same on the hosted page, on a phone of 360 pixels, without a script', async () => {
    const shop = await openShop({ channel: 'qr' })
    const { page, faults } = await openPage({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
    await page.goto(`${platform.url}/R/${shop.code.toLowerCase()}`)
    await page.getByLabel('5 stars: very good').check()
    await page.getByLabel('Your comment').fill('No script needed.')
    await page.getByLabel('Your name').fill('Jānis')
    await page.getByLabel('Show my comment and name to the public').check()
    await page.getByRole('button', { name: 'Send rating' }).click()
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Thank you, Jānis.')
    expect(await shop.summary()).toMatchObject({ n: 1, stars: { 5: 1 }, withText: 1 })

    await page.getByLabel('2 stars: poor').check()
    await page.getByRole('button', { name: 'Save the change' }).click()
    expect(await shop.summary()).toMatchObject({ n: 1, stars: { 2: 1, 5: 0 } })
    await page.getByText('Your change is saved.').waitFor()
    // The address can be kept: opened later, it knows the rating.
    const kept = page.url()
    await page.goto(`${platform.url}/how-ratings-work/`)
    await page.goto(kept)
    expect(await page.getByLabel('2 stars: poor').isChecked()).toBe(true)
    await page.getByText('Withdraw my rating').click()
    await page.getByRole('button', { name: 'Yes, withdraw it' }).click()
    expect((await shop.summary()).n).toBe(0)
    expect(faults).toEqual([])
  })

  it('does better on the hosted page with a script', async () => {
    const shop = await openShop({ channel: 'qr' })
    const { page, faults } = await openPage({ viewport: { width: 360, height: 740 }, hasTouch: true })
    await page.goto(`${platform.url}/r/${shop.code}`)
    const [answer] = await Promise.all([rated(page), page.locator('[part=star]').nth(2).tap()])
    expect(answer.status()).toBe(201)
    await page.locator('[part~=comment]').fill('Quick.')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('You can change it from this device').waitFor()
    expect(await shop.summary()).toMatchObject({ n: 1, stars: { 3: 1 }, withText: 1 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    expect(faults).toEqual([])
  })

  it('shows both on the public page soon after, without a script', async () => {
    const shop = await openShop()
    const comment = `Seen in public ${shop.slug}`
    await shop.rate({ stars: 5, comment, author: 'Πηνελόπη', publish: true, locale: 'el' })
    for (const stars of [4, 5, 3, 4]) await shop.rate({ stars })
    const { page } = await openPage({ javaScriptEnabled: false })
    const address = `${platform.url}/b/${shop.slug}/`
    for (let tries = 0; tries < 400; tries += 1) {
      if ((await (await fetch(address)).text()).includes(comment)) break
      await pause(200)
    }
    await page.goto(address)
    const text = await page.locator('main').innerText()
    for (const part of ['4.20', '5 ratings', comment, 'Πηνελόπη']) expect(text).toContain(part)
    const jsonLd = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '')
    expect(JSON.stringify(jsonLd)).toContain('"ratingValue":4.2')
  })
})
