// The questions after the stars, on somebody else's page under the strictest policy.
import { expect, it } from 'vitest'
import { call } from '../../../worker/local/api.ts'
import { openPage, platform } from '../support/browser.ts'
import { serveHost, strictPolicy } from '../support/host.ts'
import { openShop } from '../support/shop.ts'

const questions = ['recommend', 'resolved', 'welcome'] as const
type Inbox = { cases: { stars: number; answers: Record<string, number>; comment: string | null }[] }

const openAsked = async () => {
  const shop = await openShop({ questions: [...questions] })
  const { page, faults } = await openPage({ viewport: { width: 390, height: 844 } })
  await page.goto(await serveHost({ body: shop.script, policy: strictPolicy }))
  const inbox = () => call<Inbox>(platform, 'GET', `/v1/businesses/${shop.slug}/inbox`)
  await page.getByRole('radio', { name: '4 stars' }).click()
  await page.getByText('1 / 3').waitFor()
  return { page, faults, inbox }
}

it('asks one question at a time, saves each answer at once, and ends with the comment', async () => {
  const { page, faults, inbox } = await openAsked()
  await page.getByRole('button', { name: '9', exact: true }).click()
  await page.getByText('Did we settle what you came for?').waitFor()
  await expect.poll(async () => (await inbox()).cases[0]?.answers).toEqual({ recommend: 9 })
  await page.getByRole('button', { name: 'Skip' }).click()
  await page.getByRole('button', { name: 'very good', exact: true }).click()
  await page.getByLabel('Your comment').fill('Quick and kind.')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved. You can change it').waitFor()
  expect((await inbox()).cases[0]).toMatchObject({
    stars: 4,
    comment: 'Quick and kind.',
    answers: { recommend: 9, welcome: 5 },
  })
  expect(faults).toEqual([])
})

it('goes back, shows what was answered, and takes another answer', async () => {
  const { page, inbox } = await openAsked()
  await page.getByRole('button', { name: '3', exact: true }).click()
  await page.getByRole('button', { name: 'Back' }).click()
  const given = page.getByRole('button', { name: '3', exact: true })
  expect(await given.getAttribute('aria-pressed')).toBe('true')
  await page.getByRole('button', { name: '10', exact: true }).click()
  await expect.poll(async () => (await inbox()).cases[0]?.answers).toEqual({ recommend: 10 })
})

it('can be answered by keyboard alone, and left at any time', async () => {
  const { page, inbox } = await openAsked()
  await page.getByRole('group', { name: /recommend/ }).waitFor()
  for (let steps = 0; steps < 3; steps += 1) await page.keyboard.press('Tab')
  const focused = await page.evaluate(
    () => document.querySelector('candor-rating')?.shadowRoot?.activeElement?.textContent,
  )
  await page.keyboard.press('Enter')
  await page.getByText('2 / 3').waitFor()
  await expect.poll(async () => (await inbox()).cases[0]?.answers).toEqual({ recommend: Number(focused) })
  await page.keyboard.press('Escape')
  await page.getByText('2 / 3').waitFor({ state: 'detached' })
  expect((await inbox()).cases[0]?.stars).toBe(4)
})
