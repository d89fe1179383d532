// Keys to the API, as an owner makes, replaces and revokes them.
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { platform } from '../support/browser.ts'
import { openDashboard } from '../support/dashboard.ts'
import { openBusiness, signUp } from '../support/people.ts'

const openKeys = async () => {
  const business = await openBusiness(await signUp('Anna Ozola'))
  const opened = await openDashboard(`settings/?b=${business.slug}&s=keys`, { state: business.owner.state })
  const use = async (key: string, method = 'GET', path = '/inbox') => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
    return (await fetch(`${platform.url}${business.path}${path}`, { method, headers })).status
  }
  return { ...business, ...opened, use }
}

const shownKey = async (page: Page): Promise<string> => {
  const key = await page.getByRole('dialog').getByLabel('The key').inputValue()
  await page.getByRole('dialog').getByText(`export CANDOR_KEY=${key}`).waitFor()
  await page.getByRole('button', { name: 'I have kept it' }).click()
  return key
}

it('a key is shown once, does what it was made for and nothing else, is replaced without a break, and revoked', async () => {
  const { page, faults, use } = await openKeys()
  await page.getByRole('button', { name: 'Make a key' }).click()
  await page.getByLabel('What is it for?').fill('Till')
  await page.getByRole('radio', { name: 'Read only' }).check()
  await page.getByRole('button', { name: 'Make the key' }).click()
  await page.getByText('It is shown this once').waitFor()
  const first = await shownKey(page)
  expect(await page.content()).not.toContain(first)
  await page.getByText(`${first.slice(0, 11)}…`).waitFor()
  await page.getByText('never used').waitFor()
  expect(await use(first)).toBe(200)
  expect(await use(first, 'POST', '/touchpoints')).toBe(403)
  expect(await use(first, 'GET', '/keys')).toBe(403)
  await page.reload()
  await page.getByText('last used').waitFor()

  await page.getByRole('button', { name: 'Replace Till' }).click()
  await page.getByLabel('The old key works for').selectOption('one more day')
  await page.getByRole('button', { name: 'Make the new key' }).click()
  const second = await shownKey(page)
  expect([await use(first), await use(second)]).toEqual([200, 200])

  const old = page.getByRole('listitem').filter({ hasText: `${first.slice(0, 11)}…` })
  await old.getByText(/ends (tomorrow|in)/).waitFor()
  await old.getByRole('button', { name: 'Revoke Till' }).click()
  await page.getByRole('dialog').getByText('stops working at once').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await page.getByText('“Till” is revoked.').waitFor()
  expect([await use(first), await use(second)]).toEqual([401, 200])
  expect(faults).toEqual([])
})

it('what a key may do is chosen at once or one by one', async () => {
  const { page, owner, path } = await openKeys()
  await page.getByRole('button', { name: 'Make a key' }).click()
  await page.getByLabel('What is it for?').fill('Warehouse')
  await page.getByRole('radio', { name: 'Everything' }).check()
  await page.getByText('Choose one by one').click()
  expect(await page.getByRole('checkbox', { checked: false }).count()).toBe(0)
  await page.getByRole('radio', { name: 'Import' }).check()
  await page.getByLabel('Bring in ratings').uncheck()
  expect(await page.getByRole('radio', { checked: true }).count()).toBe(0)
  await page.getByLabel('See the business').uncheck()
  await page.getByLabel('See touchpoints').uncheck()
  await page.getByText('Choose at least one thing').waitFor()
  expect(await page.getByRole('button', { name: 'Make the key' }).isDisabled()).toBe(true)
  await page.getByLabel('Reply, note, tag, assign').check()
  await page.getByLabel('How long does it work?').selectOption('30 days')
  await page.getByRole('button', { name: 'Make the key' }).click()
  await page.getByText('It is shown this once').waitFor()
  await page.getByRole('button', { name: 'I have kept it' }).click()
  await page.getByText('1 permission').waitFor()
  const { keys } = await owner.call<{ keys: { scopes: string[]; expiresAt: string }[] }>('GET', `${path}/keys`)
  expect(keys).toMatchObject([{ scopes: ['ratings:work'] }])
  const lasting = Date.parse(keys[0]?.expiresAt ?? '') - Date.now()
  expect(Math.round(lasting / 86_400_000)).toBe(30)
})
