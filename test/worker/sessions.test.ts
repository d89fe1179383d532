import { beforeAll, describe, expect, it } from 'vitest'
import { auth, codeOf, isSignedIn, origin } from './support/auth.ts'
import { claim, database, linkIn, mailTo, password, signIn, signUp } from './support/people.ts'
import { bodyOf, request } from './support/shop.ts'

beforeAll(claim)

const another = 'another long password'

describe('a session', () => {
  it('is a cookie that no script reads, no other site sends along, and no plain connection carries', async () => {
    const { email } = await signUp('Anna')
    const { answer } = await signIn(email)
    const cookie = answer.headers.getSetCookie().find((one) => one.includes('session_token')) ?? ''
    expect(cookie).toMatch(/^__Secure-candor\.session_token=/)
    for (const attribute of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/'])
      expect(cookie.toLowerCase()).toContain(attribute.toLowerCase())
    expect(cookie.toLowerCase()).not.toContain('domain=')
  })

  it('is a new one at every sign-in, whatever cookie was there before', async () => {
    const [attacker, person] = [await signUp('Mallory'), await signUp('Anna')]
    const planted = await auth('sign-in/email', { email: person.email, password }, { cookie: attacker.cookie })
    const { token } = await bodyOf(planted)
    expect(attacker.cookie).not.toContain(token)
    expect((await bodyOf(attacker.call('GET', '/v1/me'))).email).toBe(attacker.email)
  })

  it('ends on all other devices with a new password, asked for or not', async () => {
    const person = await signUp('Anna')
    const second = await signIn(person.email)
    const sent = { currentPassword: password, newPassword: another, revokeOtherSessions: false }
    const changed = await person.call('POST', '/v1/auth/change-password', sent)
    expect(changed.status).toBe(200)
    const [cookie = ''] = changed.headers.getSetCookie()
    expect(await isSignedIn(second.cookie)).toBe(false)
    expect(await isSignedIn(person.cookie)).toBe(false)
    expect(await isSignedIn(cookie)).toBe(true)
    expect((await signIn(person.email)).answer.status).toBe(401)
    expect((await signIn(person.email, another)).answer.status).toBe(200)
  })

  it('is not made by a form of another site', async () => {
    const { email } = await signUp('Anna')
    for (const headers of [
      { origin: 'https://evil.test' },
      { origin, 'content-type': 'application/x-www-form-urlencoded' },
    ]) {
      const body = headers.origin === origin ? `email=${encodeURIComponent(email)}&password=x` : { email, password }
      const answer = await auth('sign-in/email', body, headers)
      expect([403, 415]).toContain(answer.status)
      expect(answer.headers.getSetCookie()).toEqual([])
    }
  })

  it('is not changed by a page of another site', async () => {
    const person = await signUp('Anna')
    const calls = ['sign-out', 'revoke-sessions', 'update-user', 'change-password', 'two-factor/enable']
    for (const path of calls) {
      const sent = { name: 'Evil', password, currentPassword: password, newPassword: another }
      const body = path === 'update-user' ? { name: 'Evil' } : sent
      const answer = await person.call('POST', `/v1/auth/${path}`, body, { origin: 'https://evil.test' })
      expect(answer.status).toBe(403)
    }
    expect(await isSignedIn(person.cookie)).toBe(true)
  })
})

/** Asks for a new password, and gives the secret in the mail. */
const resetToken = async (email: string) => {
  await auth('request-password-reset', { email, redirectTo: '/dashboard/new-password/' })
  await expect.poll(() => mailTo(email)).toContain('reset-password')
  const answer = await request('GET', linkIn(await mailTo(email)))
  return new URL(answer.headers.get('location') ?? '', origin).searchParams.get('token') ?? ''
}

describe('a link that was mailed', () => {
  it('to choose a new password works once, ends all sessions, and ends the other links', async () => {
    const person = await signUp('Anna')
    const earlier = await resetToken(person.email)
    const token = await resetToken(person.email)
    expect((await auth('reset-password', { token, newPassword: another })).status).toBe(200)
    expect(await isSignedIn(person.cookie)).toBe(false)
    expect((await signIn(person.email, another)).answer.status).toBe(200)
    for (const used of [token, earlier, `${token}x`]) {
      const answer = await auth('reset-password', { token: used, newPassword: 'a third password' })
      expect(await codeOf(answer)).toBe('invalid_token')
    }
  })

  it('to choose a new password is over after an hour', async () => {
    const { email } = await signUp('Anna')
    const token = await resetToken(email)
    await database().prepare('UPDATE verifications SET expires_at = 1').run()
    expect(await codeOf(auth('reset-password', { token, newPassword: another }))).toBe('invalid_token')
  })

  it('to sign in works once, and not after ten minutes', async () => {
    const { email } = await signUp('Anna')
    const ask = async () => {
      await auth('sign-in/magic-link', { email })
      await expect.poll(() => mailTo(email)).toContain('magic-link')
      return linkIn(await mailTo(email))
    }
    const open = async (link: string) => (await request('GET', link)).headers.getSetCookie().join()
    const link = await ask()
    expect(await open(link)).toContain('session_token')
    expect(await open(link)).not.toContain('session_token')
    await database().prepare('DELETE FROM mails').run()
    const late = await ask()
    await database().prepare('UPDATE verifications SET expires_at = 1').run()
    expect(await open(late)).not.toContain('session_token')
  })

  it('to confirm an address confirms no other one', async () => {
    const email = `new-${crypto.randomUUID().slice(0, 8)}@people.test`
    await auth('sign-up/email', { email, password, name: 'New' })
    const link = linkIn(await mailTo(email))
    const [head = '', claims = '', signature] = new URL(link, origin).searchParams.get('token')?.split('.') ?? []
    const forged = btoa(atob(claims).replace(email, 'olga@candor.test')).replaceAll('=', '')
    const answer = await request('GET', `/v1/auth/verify-email?token=${head}.${forged}.${signature}`)
    expect(answer.status).toBe(401)
    const unsigned = btoa('{"alg":"none"}').replaceAll('=', '')
    expect((await request('GET', `/v1/auth/verify-email?token=${unsigned}.${claims}.`)).status).toBe(401)
    expect((await signIn(email)).answer.status).toBe(403)
  })

  it('confirms an address without signing in a second time', async () => {
    const email = `new-${crypto.randomUUID().slice(0, 8)}@people.test`
    await auth('sign-up/email', { email, password, name: 'New' })
    const link = linkIn(await mailTo(email))
    expect((await request('GET', link)).headers.getSetCookie().join()).toContain('session_token')
    expect((await request('GET', link)).headers.getSetCookie()).toEqual([])
  })

  it('is of no use to whoever reads the database', async () => {
    const { email } = await signUp('Anna')
    const token = await resetToken(email)
    await auth('sign-in/magic-link', { email })
    const { results } = await database().prepare('SELECT identifier FROM verifications').all<{ identifier: string }>()
    expect(results.length).toBeGreaterThan(0)
    for (const { identifier } of results) expect(identifier).not.toContain(token)
    expect(JSON.stringify(results)).not.toMatch(/reset-password|magic-link/)
  })
})

describe('where a link leads in the end', () => {
  const evil = [
    'https://evil.test',
    '//evil.test',
    '/\\evil.test',
    'https://candor.test@evil.test',
    'javascript:alert(1)',
  ]
  evil.push('https://candor.test.evil.test', '/%5cevil.test', '/\tevil.test')
  evil.push('/.//evil.test/x', '/..//evil.test', '/dashboard/../..//evil.test', '/dashboard/?x=\\evil')

  it.each(evil)('is never %s', async (address) => {
    const { email } = await signUp('Anna')
    const sent: [string, object][] = [
      ['sign-in/email', { email, password, callbackURL: address }],
      ['sign-up/email', { email, password, name: 'A', callbackURL: address }],
      ['sign-in/magic-link', { email, callbackURL: address }],
      ['sign-in/magic-link', { email, errorCallbackURL: address }],
      ['sign-in/magic-link', { email, newUserCallbackURL: address }],
      ['request-password-reset', { email, redirectTo: address }],
      ['send-verification-email', { email, callbackURL: address }],
    ]
    for (const [path, body] of sent) expect((await auth(path, body)).status, path).toBe(422)
    for (const path of ['verify-email?token=x', 'reset-password/x?', 'magic-link/verify?token=x']) {
      const answer = await request('GET', `/v1/auth/${path}&callbackURL=${encodeURIComponent(address)}`)
      expect(answer.status, path).toBe(422)
      expect(answer.headers.get('location')).toBeNull()
    }
  })
})
