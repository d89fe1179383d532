// What a business decides about a touchpoint, as the pages of other sites and their visitors see it.
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { OwnTouchpoint } from '../../../worker/contract/touchpoint-settings.ts'
import { call } from '../../../worker/local/api.ts'
import { openPage, platform } from '../support/browser.ts'
import { serveHost, strictPolicy } from '../support/host.ts'
import { openShop } from '../support/shop.ts'

type Shop = Awaited<ReturnType<typeof openShop>>
const ownPath = ({ slug, code }: Shop) => `/v1/businesses/${slug}/touchpoints/${code}`
const change = (shop: Shop, changes: object) => call<OwnTouchpoint>(platform, 'PATCH', ownPath(shop), changes)
const stars = (page: Page) => page.locator('candor-rating [part=star]')
const element = (code: string) =>
  `<candor-rating touchpoint="${code}"></candor-rating><script async src="${platform.url}/widget.js"></script>`

const warningsOf = (page: Page) => {
  const warnings: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'warning') warnings.push(message.text())
  })
  return warnings
}

describe('origins', () => {
  it('let the sites that are named show the stars and take ratings', async () => {
    const shop = await openShop()
    const address = await serveHost({ body: shop.script })
    await change(shop, { origins: [address] })
    const { page, faults } = await openPage()
    await page.goto(address)
    await stars(page).nth(4).click()
    await page.getByLabel('Your comment').waitFor()
    expect(await shop.summary()).toMatchObject({ n: 1, stars: { 5: 1 } })
    expect(faults).toEqual([])
  })

  it('keep the stars off all others, which are told why in the console', async () => {
    const shop = await openShop()
    await change(shop, { origins: ['https://shop.example.com'] })
    const { page } = await openPage()
    const warnings = warningsOf(page)
    const address = await serveHost({ body: shop.script })
    await page.goto(address, { waitUntil: 'networkidle' })
    expect(await page.locator('candor-rating').count()).toBe(0)
    expect(warnings).toEqual([
      `Candor: touchpoint ${shop.code} may not be embedded on ${new URL(address).origin}. Its business can allow it.`,
    ])
    await page.goto(await serveHost({ body: element(shop.code) }), { waitUntil: 'networkidle' })
    expect(await stars(page).count()).toBe(0)
  })

  it('never keep them off our own pages', async () => {
    const shop = await openShop({ channel: 'qr' })
    await change(shop, { origins: ['https://shop.example.com'] })
    const { page, faults } = await openPage()
    await page.goto(`${platform.url}/r/${shop.code}`)
    await stars(page).nth(3).click()
    await page.locator('[part~=comment]').waitFor()
    expect((await shop.summary()).n).toBe(1)
    const { page: plain } = await openPage({ javaScriptEnabled: false })
    await plain.goto(`${platform.url}/r/${shop.code}`)
    await plain.getByLabel('1 star: very poor').check()
    await plain.getByRole('button', { name: 'Send rating' }).click()
    await plain.getByText('Your rating is saved and counts.').waitFor()
    expect((await shop.summary()).n).toBe(2)
    expect(faults).toEqual([])
  })
})

describe('the site where a touchpoint is first seen', () => {
  it('is written down when its page shows the widget, not when our own do', async () => {
    const shop = await openShop()
    const { page } = await openPage()
    await page.goto(`${platform.url}/r/${shop.code}`)
    await stars(page).first().waitFor()
    expect(await call<OwnTouchpoint>(platform, 'GET', ownPath(shop))).toMatchObject({ seenAt: null, seenOn: null })
    const address = await serveHost({ body: shop.script })
    await page.goto(`${address}?secret=1`)
    await stars(page).first().waitFor()
    await expect
      .poll(async () => (await call<OwnTouchpoint>(platform, 'GET', ownPath(shop))).seenOn)
      .toBe(new URL(address).origin)
  })
})

describe('a paused touchpoint', () => {
  it('shows nothing on the pages of others, and what they have there instead', async () => {
    const shop = await openShop()
    await change(shop, { status: 'paused' })
    const { page, faults } = await openPage()
    const warnings = warningsOf(page)
    await page.goto(await serveHost({ body: shop.script, policy: strictPolicy }), { waitUntil: 'networkidle' })
    expect(await page.locator('candor-rating').count()).toBe(0)
    expect(warnings).toEqual([`Candor: touchpoint ${shop.code} asks for no ratings now.`])
    expect(faults).toEqual([])
    const body = element(shop.code).replace('></candor', '>Write to us.</candor')
    await page.goto(await serveHost({ body }), { waitUntil: 'networkidle' })
    expect(await page.getByText('Write to us.').isVisible()).toBe(true)
  })
})

/** Red, green, blue from 0 to 255, of any colour that CSS can name. */
const rgb = (page: Page, colour: string) =>
  page.evaluate((wanted) => {
    const context = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D
    context.fillStyle = wanted
    context.fillRect(0, 0, 1, 1)
    return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3)
  }, colour)
const luminance = (colour: number[]) => {
  const [red = 0, green = 0, blue = 0] = colour.map((value) =>
    value <= 10.31 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
const contrast = (one: number[], other: number[]) => {
  const [less = 0, more = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (more + 0.05) / (less + 0.05)
}
const styleOf = (page: Page, part: string, name: string) =>
  page.locator(part).evaluate((found, wanted) => getComputedStyle(found).getPropertyValue(wanted), name)

const grounds = [
  ['white', '#fff', '#111'],
  ['dark', '#1b1b1b', '#eee'],
] as const
const accents = ['#ffff00', '#000000', '#ffffff', '#e30613', '#0000ff', '#7f7f7f', '#c8ff00']

describe.each(grounds)('the look on a %s page', (_, ground, ink) => {
  it.each(accents)('makes %s readable, as a link and as a button', async (accent) => {
    const shop = await openShop()
    await change(shop, { look: { accent, shape: 'square' } })
    const head = `<style>body { background: ${ground}; color: ${ink} }</style>`
    const { page, faults } = await openPage()
    await page.goto(await serveHost({ body: shop.script, head }))
    await stars(page).nth(3).click()
    await page.getByLabel('Your comment').waitFor()
    await page.keyboard.press('Escape')
    const linked = await rgb(page, await styleOf(page, '[part~=change]:not(.off *)', 'color'))
    expect(contrast(linked, await rgb(page, ground))).toBeGreaterThanOrEqual(4.5)
    await page.locator('[part~=change]:not(.off *)').click()
    const fill = await rgb(page, await styleOf(page, '.main', 'background-color'))
    const word = await rgb(page, await styleOf(page, '.main span', 'color'))
    const paper = await rgb(page, await styleOf(page, '.panel', 'background-color'))
    expect(contrast(fill, word)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(fill, paper)).toBeGreaterThanOrEqual(3)
    expect(await styleOf(page, '.panel', 'border-radius')).toBe('0px')
    expect(faults).toEqual([])
  })
})

describe('the look', () => {
  it('belongs to its touchpoint alone, also beside others, by element and by script', async () => {
    const [red, plain] = [await openShop(), await openShop()]
    await change(red, { look: { accent: '#e30613', shape: 'round' } })
    const { page } = await openPage()
    await page.goto(await serveHost({ body: `${red.script}<p>Between.</p>${plain.script}`, policy: strictPolicy }))
    const colourAt = async (code: string) => {
      const host = `candor-rating[touchpoint="${code}"]`
      await page.locator(`${host} [part=star]`).nth(2).click()
      await page.locator(`${host} .panel`).waitFor()
      const look = [
        await styleOf(page, `${host} .main`, 'background-color'),
        await styleOf(page, `${host} .panel`, 'border-radius'),
      ]
      // The panel lies over what comes below it.
      await page.keyboard.press('Escape')
      return look
    }
    const [redButton, redRadius] = await colourAt(red.code)
    const [plainButton, plainRadius] = await colourAt(plain.code)
    const [amount = 0, ...rest] = await rgb(page, redButton ?? '')
    expect(amount).toBeGreaterThan(200)
    expect(Math.max(...rest)).toBeLessThan(60)
    expect(redRadius).toBe('22px')
    expect((await rgb(page, plainButton ?? ''))[0]).toBeLessThan(60)
    expect(plainRadius).toBe('10px')
  })

  it('yields to what the host’s own styles say', async () => {
    const shop = await openShop()
    await change(shop, { look: { accent: '#e30613', shape: 'round' } })
    const head = '<style>candor-rating { --candor-accent: rgb(0, 0, 120); --candor-radius: 3px }</style>'
    const { page } = await openPage()
    await page.goto(await serveHost({ body: shop.script, head }))
    await stars(page).nth(2).click()
    await page.getByLabel('Your comment').waitFor()
    expect(await styleOf(page, '.main', 'background-color')).toBe('rgb(0, 0, 120)')
    expect(await styleOf(page, '.panel', 'border-radius')).toBe('3px')
  })

  it('says what the business says', async () => {
    const shop = await openShop()
    const en = { title: 'How was the <b>bread</b>?', comment: 'Crust, crumb, salt', thanks: 'Come again soon.' }
    await change(shop, { texts: { en } })
    const { page } = await openPage()
    await page.goto(await serveHost({ body: shop.script }))
    expect(await page.locator('[part=title]').textContent()).toBe(en.title)
    await stars(page).nth(4).click()
    await page.getByLabel(en.comment).waitFor()
    await page.locator('candor-rating').getByText(en.thanks).first().waitFor()
  })
})
