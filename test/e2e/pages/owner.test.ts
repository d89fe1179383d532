// The whole way of a business owner: open a business, make a touchpoint, paste its line, answer what a customer says, and
// see the answer in public.
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { openPage, platform } from '../support/browser.ts'
import { openDashboard } from '../support/dashboard.ts'
import { serveHost } from '../support/host.ts'
import { signUp } from '../support/people.ts'

const untilPublished = 60_000

it('leads from an empty account to a reply that the public reads', { timeout: 180_000 }, async () => {
  const owner = await signUp('Anna Ozola')
  const slug = `rye-${randomUUID().slice(0, 8)}`
  const { page, context, faults } = await openDashboard('', { state: owner.state })

  await page.getByLabel('Name', { exact: true }).fill('Rye & Salt')
  expect(await page.getByLabel('Address').inputValue()).toBe('rye-salt')
  await page.getByLabel('Address').fill(slug)
  await page.getByRole('button', { name: 'Open it' }).click()
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  await page
    .getByRole('main')
    .getByRole('link', { name: /touchpoint/i })
    .click()

  await page.getByRole('radio', { name: /Shopping on the web/ }).check()
  await page.getByLabel('Name', { exact: true }).fill('Shop page')
  await page.getByRole('button', { name: 'Make it' }).click()
  await page.getByRole('heading', { name: 'Shop page' }).waitFor()
  await page.getByText('Nobody has opened it yet').waitFor()
  const line = await page.locator('pre').filter({ hasText: '/w/' }).first().innerText()

  const inbox = await context.newPage()
  await inbox.goto(`${platform.url}/dashboard/inbox/?b=${slug}`)
  await inbox.getByText('No ratings yet').first().waitFor()

  const customer = await openPage({ viewport: { width: 390, height: 844 } })
  const host = await serveHost({ body: line })
  await customer.page.goto(host)
  await customer.page.getByRole('radio', { name: '2 stars' }).click()
  for (let step = 1; step <= 4; step += 1) {
    await customer.page.getByText(`${step} / 4`).waitFor()
    await customer.page.getByRole('button', { name: 'Skip' }).click()
  }
  await customer.page.getByLabel('Your comment').fill('The loaf was burnt.')
  await customer.page.getByLabel('Your name').fill('Jānis')
  await customer.page.getByRole('checkbox').check()
  await customer.page.getByRole('button', { name: 'Save', exact: true }).click()
  await customer.page.getByText('Saved. You can change it').waitFor()

  await inbox.getByText('The loaf was burnt.').first().waitFor()
  await page.getByText(`First seen on ${new URL(host).host}`).waitFor()
  await inbox.getByText('The loaf was burnt.').first().click()
  await inbox.getByLabel('Your public reply').fill('We are sorry, and have sent you another.')
  await inbox.getByRole('button', { name: 'Send the reply' }).click()
  await inbox.getByText('Answered after').waitFor()

  await expect
    .poll(async () => (await fetch(`${platform.url}/b/${slug}/`)).text(), { timeout: untilPublished, interval: 1000 })
    .toContain('We are sorry, and have sent you another.')
  expect(faults).toEqual([])
})
