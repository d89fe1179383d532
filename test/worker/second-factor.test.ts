import { beforeAll, describe, expect, it } from 'vitest'
import { addCodes, auth, codeFor, codeOf, isSignedIn } from './support/auth.ts'
import { claim, database, latestMail, linkIn, type Person, password, signIn, signUp } from './support/people.ts'
import { request } from './support/shop.ts'

beforeAll(claim)

const withCodes = async (name: string) => {
  const person = await signUp(name)
  return { person, ...(await addCodes(person)) }
}

/** The password is right; a code is still to come. */
const challenge = async ({ email }: Person) => {
  const { answer, cookie } = await signIn(email)
  expect((await answer.json()) as object).toMatchObject({ twoFactorRedirect: true })
  return cookie
}

const send = (cookie: string, code: string, path = 'verify-totp') => auth(`two-factor/${path}`, { code }, { cookie })
const cookieOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')

describe('a code from an app', () => {
  it('is asked for after the password, which alone signs nobody in', async () => {
    const { person, secret } = await withCodes('Anna')
    const cookie = await challenge(person)
    expect(await isSignedIn(cookie)).toBe(false)
    const answer = await send(cookie, codeFor(secret))
    expect(answer.status).toBe(200)
    expect(await isSignedIn(cookieOf(answer))).toBe(true)
  })

  it('signs in once', async () => {
    const { person, secret } = await withCodes('Anna')
    const [one, other] = [await challenge(person), await challenge(person)]
    const code = codeFor(secret)
    const statuses = (await Promise.all([send(one, code), send(other, code)])).map(({ status }) => status)
    expect(statuses.toSorted()).toEqual([200, 401])
    expect(await codeOf(send(await challenge(person), code))).toBe('invalid_code')
  })

  it('cannot be guessed: five tries a sign-in, ten an account', async () => {
    const { person, secret } = await withCodes('Anna')
    const wrong = codeFor(secret, 0)
    for (const round of [1, 2]) {
      const cookie = await challenge(person)
      for (let tries = 0; tries < 5; tries += 1)
        expect((await send(cookie, `${round}${tries}${wrong.slice(2)}`)).status).toBe(401)
      expect((await send(cookie, codeFor(secret))).status).toBeGreaterThanOrEqual(400)
    }
    const answer = await send(await challenge(person), codeFor(secret, Date.now() + 30_000))
    expect(answer.status).toBe(429)
    expect(await codeOf(answer)).toBe('account_temporarily_locked')
  })

  it('is not to be had round about: no link is mailed, and the app cannot be removed without the password', async () => {
    const { person, cookie } = await withCodes('Anna')
    await database().prepare('DELETE FROM mails').run()
    await auth('sign-in/magic-link', { email: person.email })
    await expect.poll(() => latestMail(person.email)).toContain('a link is not enough')
    expect(await latestMail(person.email)).not.toContain('token=')
    for (const path of ['disable', 'generate-backup-codes', 'get-totp-uri', 'enable']) {
      const answer = await auth(`two-factor/${path}`, { password: 'wrong' }, { cookie })
      expect(answer.status, path).toBe(400)
    }
    expect((await signIn(person.email)).answer.headers.getSetCookie().join()).toContain('two_factor')
  })

  it('is not led past by a link that was mailed before there was one', async () => {
    const person = await signUp('Anna')
    await database().prepare('DELETE FROM mails').run()
    await auth('sign-in/magic-link', { email: person.email })
    await expect.poll(() => latestMail(person.email)).toContain('magic-link')
    const link = linkIn(await latestMail(person.email))
    await addCodes(person)
    const answer = await request('GET', link)
    expect(await isSignedIn(cookieOf(answer))).toBe(false)
  })
})

describe('a backup code', () => {
  it('signs in once', async () => {
    const { person, backupCodes } = await withCodes('Anna')
    const [code = ''] = backupCodes
    const cookies = [await challenge(person), await challenge(person)]
    const answers = await Promise.all(cookies.map((cookie) => send(cookie, code, 'verify-backup-code')))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect((await send(await challenge(person), code, 'verify-backup-code')).status).toBe(401)
    expect((await send(await challenge(person), backupCodes[1] ?? '', 'verify-backup-code')).status).toBe(200)
  })

  it('is not stored as it is', async () => {
    const { backupCodes, secret } = await withCodes('Anna')
    const { results } = await database().prepare('SELECT * FROM two_factors').all()
    for (const one of [...backupCodes, secret]) expect(JSON.stringify(results)).not.toContain(one)
  })
})

it('takes the password for nothing else', async () => {
  const { person } = await withCodes('Anna')
  const { answer } = await signIn(person.email, `${password} `)
  expect(answer.status).toBe(401)
})
