import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { attempt, calm } from '../../worker/attempts.ts'
import type { Bindings } from '../../worker/env.ts'
import type { TooSoon } from '../../worker/faults.ts'
import { auth, codeOf, isSignedIn } from './support/auth.ts'
import { claim, database, linkIn, mailTo, openBusiness, password, signIn, signUp } from './support/people.ts'
import { request } from './support/shop.ts'

const bindings = env as unknown as Bindings
const start = Date.UTC(2030, 0)

/** How long the attempt at this time has to wait, in seconds; 0: it got through. */
const waitAt = (subject: string, now: number, ...pace: [typeof calm] | []) =>
  attempt(bindings, 'test', subject, now, ...pace).then(
    () => 0,
    ({ seconds }: TooSoon) => seconds,
  )

describe('counting attempts', () => {
  it('lets five through, then makes each wait twice as long, and at most a minute', async () => {
    const waits: number[] = []
    let now = start
    for (let tries = 0; tries < 16; tries += 1) {
      expect(await waitAt('growing', now)).toBe(0)
      const wait = tries < 4 ? 0 : await waitAt('growing', now)
      waits.push(wait)
      now += wait * 1000
    }
    expect(waits).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60, 60, 60])
  })

  it('lets few mails through that somebody may not have asked for: two, then one after ever longer waits', async () => {
    const hours: number[] = []
    let now = start
    for (let tries = 0; tries < 11; tries += 1) {
      expect(await waitAt('calm', now, calm)).toBe(0)
      const wait = tries < 1 ? 0 : await waitAt('calm', now, calm)
      hours.push(wait / 3600)
      now += wait * 1000
    }
    expect(hours).toEqual([0, 0.25, 0.5, 1, 2, 4, 8, 16, 16, 16, 16])
  })

  it('does not make the wait longer for who comes too early', async () => {
    for (let tries = 0; tries < 5; tries += 1) await waitAt('early', start)
    for (let tries = 0; tries < 50; tries += 1) expect(await waitAt('early', start + 500)).toBe(1)
    expect(await waitAt('early', start + 1000)).toBe(0)
  })

  it('lets no more through at once than one after the other', async () => {
    const waits = await Promise.all(Array.from({ length: 40 }, () => waitAt('crowd', start)))
    expect(waits.filter((wait) => wait === 0)).toHaveLength(5)
  })

  it('forgets after a quiet quarter of an hour, and sweeps what is forgotten', async () => {
    for (let tries = 0; tries < 9; tries += 1) await waitAt('quiet', start)
    const later = start + 15 * 60_000 + 1
    for (let tries = 0; tries < 5; tries += 1) expect(await waitAt('quiet', later)).toBe(0)
    await waitAt('another', later + 15 * 60_000 + 1)
    const old = database().prepare('SELECT count(*) AS n FROM attempts WHERE forgotten_at < ?').bind(later)
    expect(await old.first('n')).toBe(0)
  })

  it('takes back a right one, and leaves the wrong ones counted', async () => {
    for (let tries = 0; tries < 3; tries += 1) await waitAt('right', start)
    for (let tries = 0; tries < 9; tries += 1) await (await attempt(bindings, 'test', 'right', start))()
    expect(await waitAt('right', start)).toBe(0)
    expect(await waitAt('right', start)).toBe(0)
    expect(await waitAt('right', start)).toBe(1)
  })

  it('stores no address', async () => {
    await attempt(bindings, 'test', 'somebody@people.test', start)
    const { results } = await database().prepare('SELECT * FROM attempts').all()
    expect(JSON.stringify(results)).not.toContain('people.test')
  })
})

describe('guessing', () => {
  beforeAll(claim)

  it('a password is slowed down, upper and lower case alike, and signs nobody out', async () => {
    const person = await signUp('Target')
    const { email } = person
    const guesses = [email, email.toUpperCase()].flatMap((one) => Array.from({ length: 5 }, () => signIn(one, 'wrong')))
    const statuses = (await Promise.all(guesses)).map(({ answer }) => answer.status)
    expect(statuses.filter((status) => status === 401)).toHaveLength(5)
    await database().prepare('UPDATE attempts SET count = 20, until = 0').run()
    await signIn(email, 'wrong')
    const { answer } = await signIn(email)
    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(Number(answer.headers.get('retry-after'))).toBeLessThanOrEqual(60)
    expect(await codeOf(answer)).toBe('too_many_attempts')
    expect(await isSignedIn(person.cookie)).toBe(true)
  })

  it('leaves the link by mail open', async () => {
    const { email } = await signUp('Target')
    await Promise.all(Array.from({ length: 6 }, () => signIn(email, 'wrong')))
    await auth('sign-in/magic-link', { email })
    await expect.poll(() => mailTo(email)).toContain('magic-link')
    const opened = await request('GET', linkIn(await mailTo(email)))
    expect(opened.headers.getSetCookie().join()).toContain('session_token')
  })

  it('costs whoever knows the password nothing', async () => {
    const { email } = await signUp('Regular')
    for (let times = 0; times < 8; times += 1) expect((await signIn(email)).answer.status).toBe(200)
  })

  it('the password of an open session is slowed down as well', async () => {
    const person = await signUp('Left')
    const guess = (path: string, more = {}) =>
      person.call('POST', `/v1/auth/${path}`, { password: 'wrong', currentPassword: 'wrong', ...more })
    const guesses = Array.from({ length: 4 }, () => [
      guess('two-factor/enable'),
      guess('change-password', { newPassword: password }),
    ])
    const statuses = (await Promise.all(guesses.flat())).map(({ status }) => status)
    expect(statuses.filter((status) => status === 429)).toHaveLength(3)
  })

  it('mails are not sent to one address without end', async () => {
    const { owner, path } = await openBusiness()
    const email = `flooded-${crypto.randomUUID().slice(0, 8)}@people.test`
    const invitations = Array.from({ length: 7 }, () =>
      owner.call('POST', `${path}/invitations`, { email, role: 'agent' }),
    )
    const statuses = (await Promise.all(invitations)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 429)).toHaveLength(2)
  })
})
