import { beforeAll, describe, expect, it } from 'vitest'
import { claim, database, linkIn, mailTo, openBusiness, password, signIn, signUp } from './support/people.ts'
import { bodyOf, request } from './support/shop.ts'

const origin = 'https://candor.test'
beforeAll(claim)

describe('claiming the instance', () => {
  it('lets one of many through who claim at once, with everything or nothing', async () => {
    const count = (table: string) => database().prepare(`SELECT count(*) AS n FROM ${table}`).first<number>('n')
    await database().prepare("DELETE FROM settings WHERE name = 'claimed_at'").run()
    const before = [await count('users'), await count('credentials')] as number[]
    const claims = Array.from({ length: 6 }, (_, at) =>
      request('POST', '/v1/instance/claim', {
        code: 'test code 1234',
        name: 'Olga',
        email: `Claimer-${at % 3}@Candor.test`,
        password,
        signUp: 'open',
      }),
    )
    const statuses = (await Promise.all(claims)).map(({ status }) => status).toSorted()
    expect(statuses).toEqual([201, 409, 409, 409, 409, 409])
    expect([await count('users'), await count('credentials')]).toEqual(before.map((n) => n + 1))
  })

  it('is possible once', async () => {
    const body = { code: 'TEST-CODE-1234', name: 'Eve', email: 'eve@candor.test', password }
    const answer = await request('POST', '/v1/instance/claim', body)
    expect(answer.status).toBe(409)
    expect((await bodyOf(answer)).code).toBe('already_claimed')
    expect((await signIn('eve@candor.test')).answer.status).toBe(401)
  })

  it('needs the code', async () => {
    const answer = await request('POST', '/v1/instance/claim', { code: 'x', name: 'Eve', email: 'e@x.test', password })
    expect((await bodyOf(answer)).code).toBe('setup_code_wrong')
  })

  it('makes the operator, who decides who may sign up', async () => {
    const { cookie } = await signIn('olga@candor.test')
    const set = (mode: string) => request('PATCH', '/v1/instance', { signUp: mode }, { cookie, origin })
    expect(await bodyOf(set('closed'))).toMatchObject({
      signUp: 'closed',
      isClaimed: true,
      hasMail: true,
      keepsMails: true,
    })
    const refused = await request(
      'POST',
      '/v1/auth/sign-up/email',
      { name: 'X', email: 'x@x.test', password },
      { origin },
    )
    expect(refused.status).toBe(403)
    expect((await bodyOf(refused)).code).toBe('sign_up_closed')
    await set('open')
    const person = await signUp('Max')
    expect((await person.call('PATCH', '/v1/instance', { signUp: 'closed' })).status).toBe(403)
  })
})

describe('signing in', () => {
  it('needs the address confirmed', async () => {
    const email = `new-${crypto.randomUUID()}@people.test`
    await request('POST', '/v1/auth/sign-up/email', { name: 'New', email, password }, { origin })
    expect((await signIn(email)).answer.status).toBe(403)
    await request('GET', linkIn(await mailTo(email)))
    expect((await signIn(email)).answer.status).toBe(200)
  })

  it('lets a browser change things from our own pages only', async () => {
    const { owner, path } = await openBusiness()
    const answer = await owner.call(
      'POST',
      `${path}/touchpoints`,
      { name: 'Till', channel: 'web' },
      { origin: 'https://evil.test' },
    )
    expect((await bodyOf(answer)).code).toBe('foreign_origin')
  })

  it('ends everywhere at once', async () => {
    const person = await signUp('Leaver')
    const second = await signIn(person.email)
    expect((await bodyOf(person.call('GET', '/v1/auth/list-sessions'))).length).toBeGreaterThanOrEqual(2)
    await person.call('POST', '/v1/auth/revoke-sessions', {})
    for (const cookie of [person.cookie, second.cookie]) {
      expect(await bodyOf(request('GET', '/v1/auth/get-session', undefined, { cookie }))).toBeNull()
    }
  })
})
