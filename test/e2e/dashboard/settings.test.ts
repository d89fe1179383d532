// The people's side of the settings: team, invitations, and what was done.
import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Role } from '../../../worker/contract/access.ts'
import { platform } from '../support/browser.ts'
import { mailedLink, openDashboard, password } from '../support/dashboard.ts'
import { addMember, openBusiness, type Person, signUp } from '../support/people.ts'

const openTeam = async () => {
  const business = await openBusiness(await signUp('Anna Ozola'))
  const show = (section = 'team', person: Person = business.owner, options = {}) =>
    openDashboard(`settings/?b=${business.slug}&s=${section}`, { state: person.state, options })
  return { ...business, show }
}

/** What the API says to somebody who asks for it. */
const refusal = (person: Person, method: string, path: string, body?: unknown) =>
  person.call(method, path, body).then(
    () => 'allowed',
    (error: Error) => /: (\d{3}) /.exec(error.message)?.[1],
  )

describe('an invitation', () => {
  it('is handed over as a link, with which a stranger signs up and joins, as what the invitation says', async () => {
    const { show, slug, path, owner } = await openTeam()
    const options = { permissions: ['clipboard-read', 'clipboard-write'] }
    const { page, faults } = await show('team', owner, options)
    await page.getByRole('button', { name: 'Invite somebody' }).click()
    const email = `${randomUUID().slice(0, 8)}@people.test`
    await page.getByLabel('E-mail of your colleague').fill(email)
    await page.getByRole('radio', { name: 'Manager' }).check()
    await page.getByRole('button', { name: 'Invite', exact: true }).click()
    await page.getByText('This machine keeps its mails').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Copy the link' }).click()
    await page.getByRole('dialog').getByText('Copied').waitFor()
    const link: string = await page.evaluate('navigator.clipboard.readText()')
    expect(link).toBe(await page.getByLabel(`Link for ${email}`).inputValue())
    await page.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('button', { name: `Take back ${email}` }).waitFor()
    expect(faults).toEqual([])

    const stranger = await openDashboard(link.slice(`${platform.url}/dashboard/`.length))
    await stranger.page.getByRole('heading', { name: 'Join Rye & Salt' }).waitFor()
    await stranger.page.getByText(`Anna Ozola invites you, ${email}, as Manager.`).waitFor()
    await stranger.page.getByRole('link', { name: `Sign up with ${email}` }).click()
    await stranger.page.getByLabel('Your name').fill('Bruno Bērziņš')
    await stranger.page.getByLabel('New password').fill(password)
    await stranger.page.getByRole('button', { name: 'Sign up' }).click()
    await stranger.page.getByRole('heading', { name: 'Look into your mailbox' }).waitFor()
    await stranger.page.goto(await mailedLink(email, 'verify-email'))
    await stranger.page.getByRole('button', { name: 'Join' }).click()
    await stranger.page.getByRole('heading', { name: 'Overview' }).waitFor()
    expect(new URL(stranger.page.url()).search).toBe(`?b=${slug}`)

    await stranger.page.goto(`${platform.url}/dashboard/settings/?b=${slug}&s=team`)
    await stranger.page.getByText(email).waitFor()
    expect(await stranger.page.getByRole('button', { name: /Invite|Remove|Leave/ }).count()).toBe(0)
    expect(await stranger.page.getByRole('link', { name: 'Keys' }).count()).toBe(0)
    expect((await owner.call<{ invitations: unknown[] }>('GET', `${path}/members`)).invitations).toEqual([])
  })

  it('is for one address, and over once it is taken back', async () => {
    const { show, owner, path } = await openTeam()
    const invited = { email: 'someone-else@people.test', role: 'agent' }
    const { link } = await owner.call<{ link: string }>('POST', `${path}/invitations`, invited)
    const other = await signUp('Somebody else')
    const opened = await openDashboard(link.slice(`${platform.url}/dashboard/`.length), { state: other.state })
    await opened.page.getByText('you are signed in with another address').waitFor()
    const { page } = await show()
    await page.getByRole('button', { name: `Take back ${invited.email}` }).click()
    await page.getByText('Nobody is invited at present.').waitFor()
    await opened.page.reload()
    await opened.page.getByText('This invitation no longer works.').waitFor()
  })
})

describe('a member', () => {
  it('gets another role, which can be undone, and may then do that on the screen and by the API', async () => {
    const business = await openTeam()
    const bruno = await addMember(business, 'manager', 'Bruno Bērziņš')
    expect(await refusal(bruno, 'GET', `${business.path}/members`)).toBe('allowed')
    expect(await refusal(bruno, 'POST', `${business.path}/invitations`, { email: 'x@y.test', role: 'owner' })).toBe(
      '403',
    )
    const { page } = await business.show()
    const role = page.getByLabel('Role of Bruno Bērziņš')
    await role.selectOption('Analyst')
    await page.getByText('Bruno Bērziņš is now Analyst.').waitFor()
    expect(await refusal(bruno, 'GET', `${business.path}/members`)).toBe('403')
    const his = await business.show('team', bruno)
    await his.page.getByRole('heading', { name: 'Settings' }).waitFor()
    for (const name of ['Team', 'Keys', 'Audit'])
      expect(await his.page.getByRole('link', { name, exact: true }).count(), name).toBe(0)
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Taken back.').waitFor()
    expect(await role.inputValue()).toBe('manager')
    expect(await refusal(bruno, 'GET', `${business.path}/members`)).toBe('allowed')
  })

  it('is removed after a warning, and is out at once', async () => {
    const business = await openTeam()
    const bruno = await addMember(business, 'agent', 'Bruno Bērziņš')
    const { page, faults } = await business.show()
    await page.getByRole('button', { name: 'Remove Bruno Bērziņš' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
    expect(await refusal(bruno, 'GET', `${business.path}/inbox`)).toBe('allowed')
    await page.getByRole('button', { name: 'Remove Bruno Bērziņš' }).click()
    await page.getByRole('dialog').getByText('loses access to Rye & Salt at once').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
    await page.getByText('Bruno Bērziņš is removed.').waitFor()
    expect(await refusal(bruno, 'GET', `${business.path}/inbox`)).toBe('404')
    expect(faults).toEqual([])
  })

  it('who is the only owner stays, and one of two can step down', async () => {
    const business = await openTeam()
    const { page } = await business.show()
    await page.getByText('The only owner.').waitFor()
    expect(await page.getByLabel('Role of Anna Ozola').isDisabled()).toBe(true)
    expect(await page.getByRole('button', { name: 'Leave' }).isDisabled()).toBe(true)
    const { members } = await business.owner.call<{ members: { id: string }[] }>('GET', `${business.path}/members`)
    const own = `${business.path}/members/${members[0]?.id}`
    expect(await refusal(business.owner, 'PATCH', own, { role: 'agent' satisfies Role })).toBe('409')

    await addMember(business, 'owner', 'Bruno Bērziņš')
    await page.reload()
    await page.getByLabel('Role of Anna Ozola').selectOption('Manager')
    await page.getByRole('dialog', { name: 'Give up being an owner?' }).waitFor()
    await page.getByRole('button', { name: 'Change my role' }).click()
    await page.getByRole('link', { name: 'Keys' }).waitFor({ state: 'detached' })
    await page.getByText(business.owner.email).waitFor()
    expect(await page.getByRole('button', { name: 'Invite somebody' }).count()).toBe(0)
  })
})

describe('the audit', () => {
  it('says who did what, newest first, page after page', async () => {
    const business = await openTeam()
    const key = { name: 'Till', scopes: ['business:read'], days: null }
    for (let times = 0; times < 26; times += 1) {
      const { id } = await business.owner.call<{ id: string }>('POST', `${business.path}/keys`, key)
      await business.owner.call('DELETE', `${business.path}/keys/${id}`)
    }
    const { page, faults } = await business.show('audit')
    const entries = page.getByRole('region', { name: 'Audit' }).getByRole('listitem')
    await entries.nth(49).waitFor()
    expect(await entries.count()).toBe(50)
    expect(await entries.first().innerText()).toMatch(/Anna Ozola.* revoked the key .*Till \(candor_/)
    expect(await entries.nth(1).innerText()).toMatch(/made the key/)
    await page.getByRole('button', { name: 'Show earlier ones' }).click()
    await page.getByText('opened the business.').waitFor()
    expect(await entries.count()).toBe(53)
    expect(await page.getByRole('button', { name: 'Show earlier ones' }).count()).toBe(0)
    expect(faults).toEqual([])
  })

  it('is one of the sections that the address names, and the way back leads through them', async () => {
    const business = await openTeam()
    const { page } = await business.show('audit')
    await page.getByRole('heading', { name: 'Audit' }).waitFor()
    await page.getByRole('link', { name: 'Keys' }).click()
    await page.getByText('No program has a key yet.').waitFor()
    expect(new URL(page.url()).searchParams.get('s')).toBe('keys')
    await page.goBack()
    await page.getByRole('heading', { name: 'Audit' }).waitFor()
  })
})

describe('the end of a business', () => {
  it('is said on every page, and leads to where it is taken back', async () => {
    const { owner, slug } = await openBusiness(await signUp('Anna Ozola'))
    const { page } = await openDashboard(`settings/?b=${slug}&s=data`, { state: owner.state })
    await page.getByRole('button', { name: 'Delete the business' }).click()
    await page.getByLabel(`Type ${slug}`).fill(slug)
    await page.getByRole('button', { name: 'Delete in 14 days' }).click()
    await page.getByText('Nothing is asked until then.').waitFor()
    await page.getByRole('link', { name: 'Overview' }).click()
    await page.getByText('Its touchpoints ask nobody any more.').waitFor()
    await page.getByRole('link', { name: 'Keep it in the settings' }).click()
    await page.getByRole('button', { name: 'Keep the business' }).click()
    await page.getByText('The business stays.').waitFor()
    await page.getByRole('link', { name: 'Overview' }).click()
    await page.getByRole('heading', { name: 'Overview' }).waitFor()
    expect(await page.getByText('will be deleted').count()).toBe(0)
  })
})
