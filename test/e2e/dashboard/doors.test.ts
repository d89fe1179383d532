// The ways into the dashboard, as people take them: signing up, links by mail, a new password.
import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { axeFaultsOf, fillSignIn, fillSignUp, mailedLink, openDashboard } from '../support/dashboard.ts'
import { signUp } from '../support/people.ts'

const newAddress = () => `${randomUUID().slice(0, 8)}@people.test`

describe('signing up', () => {
  it('leads by the mailed link to a business of one’s own', async () => {
    await signUp('Whoever claims first')
    const email = newAddress()
    const { page, faults } = await openDashboard('sign-up/')
    await fillSignUp(page, 'Anna Ozola', email)
    await page.getByRole('button', { name: 'Sign up' }).click()
    await page.getByRole('heading', { name: 'Look into your mailbox' }).waitFor()
    const link = await mailedLink(email, 'verify-email')
    await page.getByRole('link', { name: 'kept mails' }).click()
    await page.locator('article', { hasText: email }).getByRole('link').click()
    await page.getByLabel('Name').fill('Rye & Salt')
    const slug = `own-${randomUUID().slice(0, 8)}`
    await page.getByLabel('Address').fill(slug)
    await page.getByRole('button', { name: 'Open it' }).click()
    await page.getByRole('heading', { name: 'Overview' }).waitFor()
    expect(new URL(page.url()).search).toBe(`?b=${slug}`)
    expect(faults).toEqual([])

    const again = await openDashboard('')
    await again.page.goto(link.replace(/token=[^&]+/, 'token=broken'))
    await again.page.getByText('This link no longer works.').waitFor()
  })

  it('has to be confirmed before the first sign-in', async () => {
    await signUp('Whoever claims first')
    const email = newAddress()
    const { page } = await openDashboard('sign-up/')
    await fillSignUp(page, 'Anna Ozola', email)
    await page.getByRole('button', { name: 'Sign up' }).click()
    await page.getByRole('heading', { name: 'Look into your mailbox' }).waitFor()
    await page.goto('about:blank')
    await page.goto(new URL('/dashboard/sign-in/', await mailedLink(email, 'verify-email')).href)
    await fillSignIn(page, email)
    await page.getByText('Open the link in the mail').waitFor()
  })
})

describe('signing in', () => {
  it('says that address and password do not go together, and leads back to the page that was asked for', async () => {
    const { email } = await signUp('Anna Ozola')
    const { page } = await openDashboard('account/')
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await fillSignIn(page, email, 'a wrong password')
    await page.getByText('Address and password do not go together.').waitFor()
    await fillSignIn(page, email)
    await page.getByRole('heading', { name: 'Your account' }).waitFor()
  })

  it('goes by a mailed link, which works once', async () => {
    const { email } = await signUp('Anna Ozola')
    const { page, faults } = await openDashboard('sign-in/?next=%2Fdashboard%2Faccount%2F')
    await page.getByLabel('E-mail').fill(email)
    await page.getByRole('button', { name: 'Send me a link instead' }).click()
    await page.getByText('a link to sign in is on its way').waitFor()
    const link = await mailedLink(email, 'magic-link')
    await page.goto(link)
    await page.getByRole('heading', { name: 'Your account' }).waitFor()
    expect(faults).toEqual([])
    const other = await openDashboard('sign-in/')
    await other.page.goto(link)
    await other.page.getByText('This link no longer works.').waitFor()
  })

  it('goes on after a new password, with which everything else is signed out', async () => {
    const { email, state } = await signUp('Anna Ozola')
    const { page } = await openDashboard('sign-in/')
    await page.getByRole('link', { name: 'Forgot your password?' }).click()
    await page.getByLabel('E-mail').fill(email)
    await page.getByRole('button', { name: 'Send the link' }).click()
    await page.getByText('a link is on its way').waitFor()
    const link = await mailedLink(email, 'reset-password')
    await page.goto(link)
    await page.getByLabel('New password').fill('another long password')
    await page.getByRole('button', { name: 'Use this password' }).click()
    await page.getByText('Your password is changed').waitFor()
    await page.getByRole('link', { name: 'Sign in' }).click()
    await fillSignIn(page, email, 'another long password')
    await page.getByRole('heading', { name: 'Open your business' }).waitFor()
    const before = await openDashboard('', { state })
    await before.page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await before.page.goto(link)
    await before.page.getByText('This link no longer works. Ask for a new one.').waitFor()
  })
})

it('has nothing that axe objects to on any door', async () => {
  const { state } = await signUp('Anna Ozola')
  const found: string[] = []
  for (const path of [
    'sign-in/',
    'sign-in/?error=x',
    'sign-up/',
    'forgot/',
    'reset/?token=x',
    'reset/',
    'join/?id=x',
  ]) {
    const { page } = await openDashboard(path, { options: { bypassCSP: true } })
    await page.locator('main h1').waitFor()
    await page.locator('.ghost').waitFor({ state: 'detached' })
    found.push(...(await axeFaultsOf(page, path)))
  }
  const { page } = await openDashboard('', { state, options: { bypassCSP: true } })
  await page.getByRole('heading', { name: 'Open your business' }).waitFor()
  found.push(...(await axeFaultsOf(page, 'start')))
  expect(found).toEqual([])
})
