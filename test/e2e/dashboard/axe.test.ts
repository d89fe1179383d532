// What axe says of the account page and the settings: every state that somebody meets, in light and in dark.
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { axeFaultsOf, openDashboard, password } from '../support/dashboard.ts'
import { addMember, openBusiness, type Person, signUp } from '../support/people.ts'

const options = { bypassCSP: true }

/** Looks at a page in one state after the other, and gathers what axe finds wrong. */
const openForAxe = async (path: string, { state }: Person) => {
  const { page } = await openDashboard(path, { state, options })
  const found: string[] = []
  const look = async (where: string) => {
    found.push(...(await axeFaultsOf(page, where)))
  }
  return { page, found, look }
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click()
const close = async (page: Page) => {
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

it('finds nothing wrong on the account page and in its dialogs', async () => {
  const person = await signUp('Anna Ozola')
  const { page, found, look } = await openForAxe('account/', person)
  await page.getByRole('button', { name: 'Sign out all others' }).waitFor()
  await page.getByText('You have none yet.').waitFor()
  await look('account')
  await press(page, 'Save')
  await page.getByText('Saved.').waitFor()
  await look('a toast')
  await press(page, 'Turn it on')
  await look('the password')
  await page.getByRole('dialog').getByLabel('Password').fill(password)
  await press(page, 'Go on')
  await page.getByText('The app cannot scan?').click()
  await look('the QR code')
  await page.getByLabel('Six digits').fill('1')
  await page.getByRole('dialog').getByRole('button', { name: 'Turn it on' }).click()
  await page.getByRole('alert').waitFor()
  await look('a wrong code')
  await close(page)
  await press(page, 'Add a passkey')
  await look('a new passkey')
  expect(found).toEqual([])
})

it('finds nothing wrong in the settings and in their dialogs', { timeout: 120_000 }, async () => {
  const owner = await signUp('Anna Ozola')
  const business = await openBusiness(owner)
  await addMember(business, 'agent', 'Bruno Bērziņš')
  await owner.call('POST', `${business.path}/invitations`, { email: 'someone@people.test', role: 'analyst' })
  await owner.call('POST', `${business.path}/keys`, { name: 'Till', scopes: ['ratings:read'], days: 30 })
  const { page, found, look } = await openForAxe(`settings/?b=${business.slug}&s=team`, owner)
  await page.getByText('What the roles may do').click()
  await look('team')
  await press(page, 'Remove Bruno Bērziņš')
  await look('removing')
  await close(page)
  await press(page, 'Invite somebody')
  await look('inviting')
  await page.getByLabel('E-mail of your colleague').fill('new@people.test')
  await press(page, 'Invite')
  await page.getByText('This machine keeps its mails').waitFor()
  await look('invited')
  await close(page)

  await page.getByRole('link', { name: 'Keys' }).click()
  await page.getByText('1 permission').click()
  await look('keys')
  await press(page, 'Replace Till')
  await look('replacing')
  await close(page)
  await press(page, 'Revoke Till')
  await look('revoking')
  await close(page)
  await press(page, 'Make a key')
  await page.getByText('Choose one by one').click()
  await look('making')
  await page.getByLabel('What is it for?').fill('Warehouse')
  await press(page, 'Make the key')
  await page.getByText('It is shown this once').waitFor()
  await look('made')
  await close(page)

  await page.getByRole('link', { name: 'Profile' }).click()
  await page.getByLabel('What you do').waitFor()
  await look('profile')
  await page.getByRole('link', { name: 'Data' }).click()
  await page.getByLabel('Forget the words').waitFor()
  await look('data')
  await press(page, 'Delete the business')
  await look('closing')
  await close(page)

  await page.getByRole('link', { name: 'Audit' }).click()
  await page.getByText('opened the business.').waitFor()
  await look('audit')
  await page.setViewportSize({ width: 390, height: 800 })
  await look('audit on a phone')
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
  expect(found).toEqual([])
})

it('leads a phone to the public page and out, by keys as well', async () => {
  const owner = await signUp('Anna Ozola')
  const { slug } = await openBusiness(owner)
  const { page, found, look } = await openForAxe(`touchpoints/?b=${slug}`, owner)
  expect(await page.getByRole('button', { name: 'Anna Ozola (menu)' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Sign out' }).waitFor()
  await page.setViewportSize({ width: 390, height: 800 })
  expect(await page.getByRole('link', { name: 'Public page' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Anna Ozola (menu)' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Public page' }).waitFor()
  await look('the menu of a phone')
  await page.keyboard.press('Tab')
  expect(await page.locator(':focus').getAttribute('href')).toBe(`/b/${slug}/`)
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Public page' }).waitFor({ state: 'hidden' })
  await press(page, 'Anna Ozola (menu)')
  await press(page, 'Sign out')
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  expect(found).toEqual([])
})

it('finds nothing wrong on an invitation', async () => {
  const owner = await signUp('Anna Ozola')
  const { path } = await openBusiness(owner)
  const guest = await signUp('Bruno Bērziņš')
  const invited = await owner.call<{ id: string }>('POST', `${path}/invitations`, { email: guest.email, role: 'agent' })
  const { page, found, look } = await openForAxe(`join/?id=${invited.id}`, guest)
  await page.getByRole('button', { name: 'Join' }).waitFor()
  await look('join')
  const stranger = await openDashboard(`join/?id=${invited.id}`, { options })
  await stranger.page.getByRole('link', { name: 'I have an account' }).waitFor()
  found.push(...(await axeFaultsOf(stranger.page, 'join as a stranger')))
  expect(found).toEqual([])
})
