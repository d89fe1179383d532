// The ways into the dashboard, as people take them: claiming, signing up, links by mail, a new password.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it, onTestFinished } from 'vitest'
import { secretsOf } from '../../../worker/local/secrets.ts'
import { axeFaultsOf, fillSignIn, mailedLink, openDashboard, password } from '../support/dashboard.ts'
import { signUp } from '../support/people.ts'
import { freePort, startPlatform } from '../support/platform.ts'

const newAddress = () => `${randomUUID().slice(0, 8)}@people.test`

const fillSignUp = async (page: Page, name: string, email: string) => {
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('New password').fill(password)
}

describe('a fresh instance', () => {
  it('is claimed with the printed address, once, by its operator, who says who may sign up', {
    timeout: 180_000,
  }, async () => {
    const home = mkdtempSync(join(tmpdir(), 'candor-'))
    onTestFinished(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }))
    const port = await freePort()
    const started = await startPlatform(home, port, 3600)
    onTestFinished(() => started.killAll())
    const url = `http://localhost:${port}`
    const code = secretsOf(home).SETUP_CODE
    expect(started.said()).toContain(`${url}/dashboard/claim/#${code}`)

    const { page, faults } = await openDashboard('', { url })
    await page.getByRole('heading', { name: 'Claim this instance' }).waitFor()
    await page.goto('about:blank')
    await page.goto(`${url}/dashboard/claim/#${code}`)
    expect(await page.getByLabel('Set-up code').inputValue()).toBe(code)
    await page.getByLabel('Set-up code').fill('AAAA-BBBB-CCCC')
    await fillSignUp(page, 'Olga Ozola', 'olga@candor.test')
    await page.getByRole('button', { name: 'Claim it' }).click()
    await page.getByText('This is not the set-up code.').waitFor()
    await page.getByLabel('Set-up code').fill(code.toLowerCase())
    await page.getByRole('button', { name: 'Claim it' }).click()
    await page.getByRole('heading', { name: 'Overview' }).waitFor()
    expect(new URL(page.url()).search).toBe('?b=demo')
    expect(faults).toEqual([expect.stringContaining('401'), expect.stringContaining('403')])

    const stranger = await openDashboard('claim/', { url })
    await stranger.page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await stranger.page.goto(`${url}/dashboard/sign-up/`)
    await stranger.page.getByText('New accounts are made by invitation here: ask').waitFor()

    await page.goto(`${url}/dashboard/account/`)
    await page.getByLabel('Anybody').check()
    await page.getByText('Saved.').waitFor()
    await stranger.page.goto(`${url}/dashboard/sign-in/`)
    await stranger.page.getByRole('link', { name: 'Sign up' }).waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Taken back.').waitFor()
    expect(await page.getByLabel('Only people who are invited').isChecked()).toBe(true)
    expect((await (await fetch(`${url}/v1/instance`)).json()) as object).toMatchObject({ signUp: 'invited' })
  })
})

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
