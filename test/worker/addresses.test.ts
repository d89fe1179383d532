// What better-auth brings along, by its own list: what is closed, and what of the rest can be misused.
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { openAuth } from '../../worker/accounts/auth.ts'
import type { Bindings } from '../../worker/env.ts'
import { auth, codeOf, origin } from './support/auth.ts'
import { claim, database, latestMail, mailTo, type Person, password, signUp } from './support/people.ts'
import { bodyOf, request } from './support/shop.ts'

type Endpoint = { path?: string; options?: { method?: string | string[] } }
const endpoints = Object.values(openAuth(env as unknown as Bindings, origin).api as Record<string, Endpoint>).flatMap(
  ({ path, options }) => (path ? [options?.method ?? 'POST'].flat().map((method) => [method, path] as const) : []),
)
const closed =
  /^\/(organization|api-key)\/|social|callback|access-token|refresh-token|account|change-email|delete-user|update-session|verify-password|-otp$|^\/ok$/
const mustBeClosed = endpoints.filter(([, path]) => closed.test(path))

let person: Person
beforeAll(async () => {
  await claim()
  person = await signUp('Curious')
})

describe('of better-auth’s own addresses', () => {
  it('those are closed that have no guard of ours before them', async () => {
    expect(mustBeClosed.length).toBeGreaterThan(35)
    for (const [method, path] of mustBeClosed) {
      const answer = await person.call(method, `/v1/auth${path}`, method === 'POST' ? {} : undefined)
      expect(await codeOf(answer), `${method} ${path}`).toBe('unknown_path')
    }
  })

  it.each([
    '/%6frganization/list',
    '//organization/list',
    '/organization/list/',
    '/ORGANIZATION/list',
    '/x/../organization/list',
    '/organization%2flist',
    '/sign-up/email/',
    '//sign-up/email',
    '/sign-in/email/',
    '/sign-in/%65mail/',
  ])('none opens under another spelling: %s', async (path) => {
    for (const method of ['GET', 'POST']) {
      const answer = await person.call(method, `/v1/auth${path}`, method === 'POST' ? {} : undefined)
      expect(await codeOf(answer)).toBe('unknown_path')
    }
  })

  it('none falls over, whatever is sent', async () => {
    const clumsy = await signUp('Clumsy')
    const open = endpoints.filter(
      ([method, path]) => method === 'POST' && !mustBeClosed.some(([, one]) => one === path),
    )
    for (const [, path] of open) {
      for (const body of [
        'null',
        '[]',
        '7',
        '""',
        '{"email":{},"code":[],"token":{},"password":7,"name":null}',
        '{"a":',
      ]) {
        const answer = await clumsy.call('POST', `/v1/auth${path}`, body)
        expect(answer.status, `${path} ${body} ${await answer.text()}`).toBeLessThan(500)
      }
    }
  })

  it('takes no body that is too large, encoded, or of another kind', async () => {
    const large = { email: person.email, password: 'x'.repeat(70_000) }
    expect((await auth('sign-in/email', large)).status).toBe(413)
    expect((await auth('sign-in/email', {}, { 'content-encoding': 'gzip' })).status).toBe(415)
    expect((await auth('sign-in/email', '{}', { 'content-type': 'text/plain' })).status).toBe(415)
  })

  it('no form gets past the rule for who may sign up', async () => {
    const email = `form-${crypto.randomUUID().slice(0, 8)}@people.test`
    const both = `{"email":"guest@people.test","x":"&email=${email}&name=A&password=${encodeURIComponent(password)}&y="}`
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    expect((await auth('sign-up/email', both, headers)).status).toBe(415)
  })
})

describe('about oneself', () => {
  const row = () => database().prepare('SELECT * FROM users WHERE email = ?').bind(person.email).first()

  it('nothing can be set but the name', async () => {
    const before = await row()
    for (const field of [
      'isOperator',
      'emailVerified',
      'twoFactorEnabled',
      'email',
      'id',
      'image',
      'role',
      'createdAt',
    ]) {
      const answer = await person.call('POST', '/v1/auth/update-user', { name: 'New', [field]: true })
      expect(answer.status, field).toBe(422)
    }
    expect(await row()).toEqual(before)
    expect((await person.call('POST', '/v1/auth/update-user', { name: 'New Name' })).status).toBe(200)
    expect((await bodyOf(person.call('GET', '/v1/me'))).name).toBe('New Name')
  })

  it.each(['a\u0000b', 'half \ud800', 'two\nlines', 'x'.repeat(61), '', 7, undefined])(
    'no passkey is called %j',
    async (name) => {
      const renamed = await person.call('POST', '/v1/auth/passkey/update-passkey', { id: 'any', name })
      expect((await bodyOf(renamed)).code).toBe('invalid_body')
    },
  )

  it('nobody becomes the operator by signing up', async () => {
    const email = `grand-${crypto.randomUUID().slice(0, 8)}@people.test`
    const grand = { isOperator: true, emailVerified: true, role: 'owner', id: 'chosen' }
    await auth('sign-up/email', { email, name: 'Grand', password, ...grand })
    await mailTo(email)
    const made = await database().prepare('SELECT * FROM users WHERE email = ?').bind(email).first()
    expect(made).toMatchObject({ is_operator: 0, email_verified: 0 })
    expect(made?.id).not.toBe('chosen')
  })

  it.each(['Anna\r\nBcc: all@people.test', 'Anna\nX', 'Anna\u2028X\u0000', 'x'.repeat(101), '', ' ', 7])(
    'no name breaks a mail: %j',
    async (name) => {
      const email = `name-${crypto.randomUUID().slice(0, 8)}@people.test`
      expect((await auth('sign-up/email', { email, password, name })).status).toBe(422)
      expect((await person.call('POST', '/v1/auth/update-user', { name })).status).toBe(422)
    },
  )

  it('what a stranger calls themselves is not mailed to an address that is not theirs', async () => {
    const email = `victim-${crypto.randomUUID().slice(0, 8)}@people.test`
    await auth('sign-up/email', { email, password, name: 'WIN at evil.test' })
    expect(await mailTo(email)).not.toContain('evil.test')
  })
})

describe('where the instance is', () => {
  it('is what its operator said, whatever Host a request came to', async () => {
    const { createApp } = await import('../../worker/app.ts')
    const app = createApp()
    const settings = { ...(env as unknown as Bindings), ORIGIN: 'https://candor.example' }
    const context = { waitUntil: () => undefined, passThroughOnException: () => undefined, props: {} }
    const ask = (from: string) =>
      app.request(
        'https://evil.test/v1/auth/request-password-reset',
        {
          method: 'POST',
          headers: { 'content-type': 'application/json', origin: from, cookie: person.cookie },
          body: JSON.stringify({ email: person.email, redirectTo: '/' }),
        },
        settings,
        context,
      )
    expect((await ask('https://evil.test')).status).toBe(403)
    expect((await ask('https://candor.example')).status).toBe(200)
    await expect.poll(() => latestMail(person.email)).toContain('https://candor.example/v1/auth/reset-password/')
  })
})

describe('a business’s name', () => {
  it('breaks no mail either', async () => {
    const owner = await signUp('Anna')
    const slug = `own-${crypto.randomUUID().slice(0, 8)}`
    await owner.call('POST', '/v1/businesses', { slug, name: 'Shop\n\nOpen https://evil.test' })
    const email = `guest-${crypto.randomUUID().slice(0, 8)}@people.test`
    await owner.call('POST', `/v1/businesses/${slug}/invitations`, { email, role: 'agent' })
    await mailTo(email)
    const { subject } = await bodyOf(request('GET', `/dev/mail/latest?to=${email}`))
    expect(subject).not.toMatch(/\n/)
  })
})
