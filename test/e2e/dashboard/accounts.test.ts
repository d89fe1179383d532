// The account page: a person's own name, password, second step, passkeys and devices.
import { randomUUID } from 'node:crypto'
import type { BrowserContext, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Business } from '../../../worker/contract/business.ts'
import { fromBase32, totp } from '../../support/totp.ts'
import { platform } from '../support/browser.ts'
import { fillSignIn, openDashboard, password } from '../support/dashboard.ts'
import { addMember, openBusiness, type Person, signUp } from '../support/people.ts'
import { letAnHourPassSinceSignIn } from '../support/time.ts'

const openAccount = async (name: string) => {
  const person = await signUp(name)
  return { person, ...(await openDashboard('account/', { state: person.state })) }
}

const signOut = async (page: Page) => {
  await page.getByRole('button', { name: 'Sign out', exact: true }).first().click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
}

const dialogOf = (page: Page, name: string) => page.getByRole('dialog', { name })
const isAtHome = (page: Page) => page.getByRole('heading', { name: 'Open your business' }).waitFor()

describe('the account page', () => {
  it('is there for a person without any business, and changes the name wherever it stands', async () => {
    const { page, faults, person } = await openAccount('Anna')
    await page.getByText(person.email).waitFor()
    await page.getByLabel('Your name').fill('Anna Ozola')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('link', { name: 'Anna Ozola' }).waitFor()
    await page.reload()
    expect(await page.getByLabel('Your name').inputValue()).toBe('Anna Ozola')
    expect(faults).toEqual([])
  })

  it('changes the password, which signs out everywhere else', async () => {
    const { page, person } = await openAccount('Anna')
    const other = await openDashboard('account/', { state: (await signInElsewhere(person)).state })
    await page.getByLabel('Current password').fill('not my password')
    await page.getByLabel('New password').fill('another long password')
    await page.getByRole('button', { name: 'Change the password' }).click()
    await page.getByText('This is not your password.').waitFor()
    await page.getByLabel('Current password').fill(password)
    await page.getByRole('button', { name: 'Change the password' }).click()
    await page.getByText('Your password is changed.').waitFor()
    await page.getByText('You are signed in nowhere else.').waitFor()
    await other.page.reload()
    await fillSignIn(other.page, person.email)
    await other.page.getByText('do not go together').waitFor()
    await fillSignIn(other.page, person.email, 'another long password')
    await other.page.getByRole('heading', { name: 'Your account' }).waitFor()
  })
})

/** A second browser of the same person. */
const signInElsewhere = async ({ email }: Person) => {
  const opened = await openDashboard('sign-in/')
  await fillSignIn(opened.page, email)
  await isAtHome(opened.page)
  return { ...opened, state: await opened.context.storageState() }
}

describe('sign-in in two steps', () => {
  it('makes the codes of RFC 6238', () => {
    const secret = Buffer.from('12345678901234567890')
    expect([59, 1_111_111_109, 20_000_000_000].map((at) => totp(secret, at * 1000, 8))).toEqual([
      '94287082',
      '07081804',
      '65353130',
    ])
    expect(fromBase32('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ')).toEqual(secret)
  })

  it('counts once a code is proven, asks for one from then on, and takes a backup code once', async () => {
    const { page, person } = await openAccount('Anna')
    await page.getByRole('button', { name: 'Turn it on' }).click()
    const dialog = dialogOf(page, 'Sign-in in two steps')
    await dialog.getByLabel('Password').fill(password)
    await dialog.getByRole('button', { name: 'Go on' }).click()
    await dialog.getByRole('img', { name: 'QR code' }).waitFor()
    await dialog.getByText('The app cannot scan?').click()
    const secret = fromBase32(await dialog.locator('code').innerText())
    const wrong = totp(secret, 0)
    await dialog.getByLabel('Six digits').fill(wrong)
    await dialog.getByRole('button', { name: 'Turn it on' }).click()
    await dialog.getByText('This code is wrong').waitFor()
    await signInElsewhere(person)

    await dialog.getByLabel('Six digits').fill(totp(secret))
    await dialog.getByRole('button', { name: 'Turn it on' }).click()
    await page.getByRole('button', { name: 'I have kept them' }).waitFor()
    const codes = await dialogOf(page, 'Backup codes').getByRole('listitem').allInnerTexts()
    expect(new Set(codes).size).toBe(10)
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      dialogOf(page, 'Backup codes').getByRole('button', { name: 'Download' }).click(),
    ])
    expect(file.suggestedFilename()).toBe('candor-backup-codes.txt')
    await page.getByRole('button', { name: 'I have kept them' }).click()
    await page.getByText('It is on.').waitFor()

    const signInBy = async (prove: () => Promise<void>) => {
      await signOut(page)
      await fillSignIn(page, person.email)
      await page.getByRole('heading', { name: 'One more step' }).waitFor()
      await prove()
    }
    const useBackupCode = async () => {
      await page.getByRole('button', { name: 'Use a backup code instead' }).click()
      await page.getByLabel('Backup code').fill(codes[0] ?? '')
      await page.getByRole('button', { name: 'Go on' }).click()
    }
    await signInBy(async () => {
      await page.getByLabel('Code').fill(totp(secret))
      await page.getByRole('button', { name: 'Go on' }).click()
    })
    await isAtHome(page)
    await page.goto(`${platform.url}/dashboard/account/`)
    await signInBy(useBackupCode)
    await isAtHome(page)
    await page.goto(`${platform.url}/dashboard/account/`)
    await signInBy(useBackupCode)
    await page.getByText('This backup code is wrong, or was used already.').waitFor()
    await page.getByLabel('Backup code').fill(codes[1] ?? '')
    await page.getByRole('button', { name: 'Go on' }).click()
    await isAtHome(page)
  })

  it('gives new backup codes, and is turned off, by whoever knows the password', async () => {
    const { page, person } = await openAccount('Anna')
    type SetUp = { totpURI: string }
    const { totpURI } = await person.call<SetUp>('POST', '/v1/auth/two-factor/enable', { password })
    const secret = fromBase32(new URL(totpURI).searchParams.get('secret') ?? '')
    await person.call('POST', '/v1/auth/two-factor/verify-totp', { code: totp(secret) })
    await signOut(page)
    await fillSignIn(page, person.email)
    await page.getByLabel('Code').fill(totp(secret))
    await page.getByRole('button', { name: 'Go on' }).click()
    await isAtHome(page)
    await page.goto(`${platform.url}/dashboard/account/`)

    await page.getByRole('button', { name: 'New backup codes' }).click()
    const dialog = dialogOf(page, 'New backup codes')
    await dialog.getByLabel('Password').fill(password)
    await dialog.getByRole('button', { name: 'Make new codes' }).click()
    await dialog.getByText('The earlier ones no longer work.').waitFor()
    expect(await dialog.getByRole('listitem').count()).toBe(10)
    await page.getByRole('button', { name: 'I have kept them' }).click()

    await page.getByRole('button', { name: 'Turn it off' }).click()
    const asking = dialogOf(page, 'Turn it off')
    await asking.getByLabel('Password').fill('a wrong one')
    await asking.getByRole('button', { name: 'Turn it off' }).click()
    await asking.getByText('This is not your password.').waitFor()
    await asking.getByLabel('Password').fill(password)
    await asking.getByRole('button', { name: 'Turn it off' }).click()
    await page.getByText('It is off.').waitFor()
    await signInElsewhere(person)
  })
})

/** A device with a fingerprint reader, as Chromium plays it. */
const addAuthenticator = async (context: BrowserContext, page: Page) => {
  const session = await context.newCDPSession(page)
  await session.send('WebAuthn.enable')
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true } as const
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: { ...options, isUserVerified: true, automaticPresenceSimulation: true },
  })
  return (isUserVerified: boolean) => session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })
}

describe('a passkey', () => {
  it('is added, signs in, is renamed, and no longer signs in once removed', async () => {
    const { page, context, faults } = await openAccount('Anna')
    await addAuthenticator(context, page)
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.getByRole('dialog').getByLabel('Name').fill('Work laptop')
    await page.getByRole('dialog').getByRole('button', { name: 'Go on' }).click()
    await page.getByText('The passkey “Work laptop” is added.').waitFor()
    await signOut(page)
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await isAtHome(page)
    expect(faults).toEqual([])

    await page.goto(`${platform.url}/dashboard/account/`)
    await page.getByRole('button', { name: 'Rename Work laptop' }).click()
    await page.getByRole('dialog').getByLabel('Name').fill('Home laptop')
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'Remove Home laptop' }).click()
    await dialogOf(page, 'Remove “Home laptop”?').getByRole('button', { name: 'Remove' }).click()
    await page.getByText('You have none yet.').waitFor()
    await signOut(page)
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByText('This passkey is not known here.').waitFor()
  })
})

describe('the devices', () => {
  it('are told apart, and signed out one by one or all at once', async () => {
    const { page, person } = await openAccount('Anna')
    // The mailed link was opened in a browser as well.
    await page.getByRole('button', { name: 'Sign out all others' }).click()
    await page.getByText('You are signed in nowhere else.').waitFor()
    const [second, third] = [await signInElsewhere(person), await signInElsewhere(person)]
    await page.reload()
    const devices = page.getByRole('region', { name: 'Devices' })
    const rows = devices.getByRole('listitem')
    await rows.nth(2).waitFor()
    expect(await rows.filter({ hasText: 'this device' }).count()).toBe(1)
    await rows.nth(1).getByRole('button', { name: 'Sign out' }).click()
    await page.getByText('Chrome on Linux is signed out.').waitFor()
    await third.page.reload()
    await third.page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await second.page.reload()
    await isAtHome(second.page)
    await devices.getByRole('button', { name: 'Sign out all others' }).click()
    await page.getByText('All other devices are signed out.').waitFor()
    await second.page.reload()
    await second.page.getByRole('heading', { name: 'Sign in' }).waitFor()
  })

  it('are all signed out together, the one at hand as well', async () => {
    const { page, person } = await openAccount('Anna')
    const other = await signInElsewhere(person)
    await page.reload()
    await page.getByRole('button', { name: 'Sign out everywhere, here too' }).click()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    for (const { page: left } of [{ page }, other]) {
      await left.goto(`${platform.url}/dashboard/account/`)
      await left.getByRole('heading', { name: 'Sign in' }).waitFor()
    }
  })

  it('are shown to whoever signed in within the hour, and else after signing in again', async () => {
    const { page, person } = await openAccount('Anna')
    letAnHourPassSinceSignIn(person.email)
    await page.reload()
    await page.getByText('You signed in more than an hour ago.').waitFor()
    await page.getByRole('button', { name: 'Sign in again' }).click()
    await fillSignIn(page, person.email)
    await page.getByText('this device', { exact: true }).waitFor()
  })
})

describe('the businesses', () => {
  it('are opened from any page, to ask in the language of whoever opens them, and left on the account page', async () => {
    const business = await openBusiness(await signUp('Anna'))
    const agent = await addMember(business, 'agent', 'Bruno')
    const { page, faults } = await openDashboard(`overview/?b=${business.slug}`, {
      state: agent.state,
      options: { locale: 'lv-LV' },
    })
    await page.getByRole('link', { name: 'Open another business' }).click()
    const slug = `otrs-${randomUUID().slice(0, 8)}`
    await page.getByLabel('Name', { exact: true }).fill('Otrs')
    await page.getByLabel('Address').fill(slug)
    await page.getByRole('button', { name: 'Open it' }).click()
    await page.getByRole('heading', { name: 'Ask your first customer' }).waitFor()
    expect((await agent.call<Business>('GET', `/v1/businesses/${slug}`)).locale).toBe('lv')

    await page.goto(`${platform.url}/dashboard/account/`)
    const businesses = page.getByRole('region', { name: 'Businesses' })
    await businesses.getByRole('button', { name: 'Leave Rye & Salt' }).click()
    await dialogOf(page, 'Leave “Rye & Salt”?').getByRole('button', { name: 'Leave' }).click()
    await businesses.getByRole('link', { name: 'Rye & Salt' }).waitFor({ state: 'detached' })
    expect(faults).toEqual([])
    await businesses.getByRole('button', { name: 'Leave Otrs' }).click()
    await dialogOf(page, 'Leave “Otrs”?').getByRole('button', { name: 'Leave' }).click()
    await page.getByText('A business keeps at least one owner.').waitFor()
  })
})
