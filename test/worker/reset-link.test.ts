// The operator helps somebody who has forgotten the password and cannot be sent a mail.
import { beforeAll, describe, expect, it } from 'vitest'
import { addCodes, auth, codeOf, isSignedIn, origin } from './support/auth.ts'
import { claim, database, latestMail, linkIn, openBusiness, signIn, signUp } from './support/people.ts'
import { bodyOf, operator, request } from './support/shop.ts'

beforeAll(claim)

const another = 'another battery staple'
const ask = (email: string, headers: Record<string, string> = operator) =>
  request('POST', '/v1/instance/reset-links', { email }, headers)

/** The secret of a link, as its page gets it. */
const tokenOf = async (link: string) => {
  const answer = await request('GET', linkIn(link))
  const page = new URL(answer.headers.get('location') ?? '', origin)
  expect(page.pathname).toBe('/dashboard/reset/')
  return page.searchParams.get('token') ?? ''
}

describe('the link to choose a new password', () => {
  it('is made by the operator’s token, shown and not mailed, and works once', async () => {
    const person = await signUp('Anna')
    const mailed = await latestMail(person.email)
    const answer = await ask(person.email.toUpperCase())
    expect(answer.status).toBe(201)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const { link } = await bodyOf(answer)
    expect(link).toMatch(/^https:\/\/candor\.test\/v1\/auth\/reset-password\/\w+\?/)
    expect(await latestMail(person.email)).toBe(mailed)
    const token = await tokenOf(link)
    expect((await auth('reset-password', { token, newPassword: another })).status).toBe(200)
    expect(await isSignedIn(person.cookie)).toBe(false)
    expect((await signIn(person.email)).answer.status).toBe(401)
    expect((await signIn(person.email, another)).answer.status).toBe(200)
    expect(await codeOf(auth('reset-password', { token, newPassword: 'a third password' }))).toBe('invalid_token')
  })

  it('is made by the operator who is signed in, from our own pages', async () => {
    const { email } = await signUp('Anna')
    const { cookie } = await signIn('olga@candor.test')
    expect((await ask(email, { cookie, origin })).status).toBe(201)
    expect(await codeOf(ask(email, { cookie, origin: 'https://evil.test' }))).toBe('foreign_origin')
  })

  it('is made by nobody else', async () => {
    const { email } = await signUp('Anna')
    const { owner, path } = await openBusiness()
    const made = await owner.call('POST', `${path}/keys`, { name: 'All', scopes: ['data:export'] })
    const { key } = await bodyOf(made)
    expect(await codeOf(ask(email, { cookie: owner.cookie, origin }))).toBe('not_allowed')
    expect(await codeOf(ask(email, { authorization: `Bearer ${key}` }))).toBe('not_allowed')
    expect(await codeOf(ask(email, { authorization: 'Bearer wrong' }))).toBe('key_wrong')
    expect(await codeOf(ask(email, {}))).toBe('sign_in_needed')
    const left = await database()
      .prepare('SELECT count(*) AS n FROM verifications WHERE value = (SELECT id FROM users WHERE email = ?)')
      .bind(email)
      .first('n')
    expect(left).toBe(0)
  })

  it('leads past no second step', async () => {
    const person = await signUp('Anna')
    await addCodes(person)
    const token = await tokenOf((await bodyOf(ask(person.email))).link)
    await auth('reset-password', { token, newPassword: another })
    const { answer } = await signIn(person.email, another)
    expect(await bodyOf(answer)).toMatchObject({ twoFactorRedirect: true })
  })

  it('is refused for an address without an account, and for what is no address', async () => {
    expect(await codeOf(ask('nobody@people.test'))).toBe('unknown_account')
    expect(await bodyOf(ask('nobody'))).toMatchObject({ code: 'invalid_body', errors: [{ pointer: '/email' }] })
  })
})
