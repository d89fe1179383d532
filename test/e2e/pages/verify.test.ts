// The page where anybody checks a ledger: it says what holds, and what exactly differs.
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openPage, platform } from '../support/browser.ts'
import { openShop } from '../support/shop.ts'

const state = (page: Page, name: string) => page.locator(`[data-state=${name}]`).waitFor()
const marks = (page: Page) =>
  page.locator('[data-check]').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.mark))

/** A business with ratings of which the log is signed. */
const openRated = async () => {
  const shop = await openShop()
  for (const stars of [5, 4, 1]) await shop.rate({ stars })
  const { ledger } = await (await fetch(`${platform.url}/v1/businesses/${shop.slug}`)).json()
  const signed = async () => (await (await fetch(`${platform.url}${ledger}/checkpoint`)).text()).split('\n')[1]
  await expect.poll(signed).toBe('3')
  const printed = async () => (await fetch(`${platform.url}/b/${shop.slug}/`)).text()
  await expect.poll(printed, { timeout: 60_000 }).toContain('<data value="3" data-figure="entries">')
  return { ...shop, address: `${platform.url}/verify/?b=${shop.slug}` }
}

describe('the page that checks a ledger', () => {
  it('says that everything holds, and remembers what it saw', async () => {
    const { address, rate } = await openRated()
    const { page, faults } = await openPage()
    await page.goto(`${platform.url}/verify/`)
    await page.getByLabel('The business').fill(new URL(address).searchParams.get('b') ?? '')
    await page.getByRole('button', { name: 'Check it' }).click()
    await state(page, 'holds')
    expect(await marks(page)).toEqual(['right', 'right', 'right', 'right', 'right', 'right'])
    await page.getByText('Ratings received: 3. Withdrawn by their customers: 0.').waitFor()
    await page.getByText('for the first time').waitFor()
    await rate({ stars: 2 })
    await page.reload()
    await state(page, 'holds')
    await page.getByText('Ratings received: 4.').waitFor()
    expect(await page.locator('#first').isVisible()).toBe(false)
    expect(faults).toEqual([])
  })

  it('names what differs, and knows what was checked before it', async () => {
    const { address } = await openRated()
    const { page } = await openPage()
    await page.route('**/disclosure', async (route) => {
      const answer = await route.fetch()
      const said = await answer.json()
      await route.fulfill({ response: answer, json: { ...said, counted: { open: [0, 0, 0, 1, 1] }, received: 2 } })
    })
    await page.goto(address)
    await state(page, 'differs')
    expect(await marks(page)).toEqual(['right', 'right', 'right', 'right', 'right', 'wrong'])
    await page.getByText('received: 2 is published, 3 is logged').waitFor()
    await page.getByText('with 1 of 5 stars: 0 is published, 1 is logged').waitFor()
  })

  it('notices that a log begins in another way than it did', async () => {
    const { address } = await openRated()
    const { page } = await openPage()
    await page.goto(address)
    await state(page, 'holds')
    await page.evaluate(() => {
      const [name = ''] = Object.keys(localStorage)
      const seen = JSON.parse(localStorage.getItem(name) ?? '')
      localStorage.setItem(name, JSON.stringify({ ...seen, root: `${'A'.repeat(43)}=` }))
    })
    await page.reload()
    await state(page, 'differs')
    expect(await marks(page)).toEqual(['right', 'right', 'right', 'wrong', 'waiting', 'waiting'])
  })

  it('says that there is no such business, that nothing is signed yet, and that nobody answers', async () => {
    const { page } = await openPage()
    await page.goto(`${platform.url}/verify/?b=nobody-here`)
    await state(page, 'unknown')
    const { slug } = await openShop()
    await page.goto(`${platform.url}/verify/?b=${slug}`)
    await state(page, 'empty')
    await page.route('**/v1/**', (route) => route.abort())
    await page.goto(`${platform.url}/verify/?b=demo`)
    await state(page, 'failed')
  })
})
