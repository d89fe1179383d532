import { beforeAll, describe, expect, it } from 'vitest'
import { auth, seen } from './support/auth.ts'
import { claim, database, latestMail, mailTo, openBusiness, password, signUp } from './support/people.ts'
import { bodyOf, request } from './support/shop.ts'

beforeAll(claim)

const unknownAddress = () => `nobody-${crypto.randomUUID().slice(0, 8)}@people.test`
const wrong = 'a wrong password'
const calls: [string, (email: string) => unknown][] = [
  ['sign-in/email', (email) => ({ email, password: wrong })],
  ['sign-up/email', (email) => ({ email, password, name: 'Anna' })],
  ['request-password-reset', (email) => ({ email, redirectTo: '/' })],
  ['sign-in/magic-link', (email) => ({ email })],
  ['send-verification-email', (email) => ({ email })],
]

/** Signed up, and the link in the mail not opened yet. */
const signUpOnly = async () => {
  const email = unknownAddress()
  await auth('sign-up/email', { email, password, name: 'New' })
  await mailTo(email)
  return email
}

describe.each(calls)('%s', (path, bodyFor) => {
  it('answers the same whether the address has an account, an unconfirmed one or none', async () => {
    const addresses = [(await signUp('Known')).email, await signUpOnly(), unknownAddress()]
    const answers = await Promise.all(addresses.map(async (email) => seen(await auth(path, bodyFor(email)))))
    expect(answers[0]).toEqual(answers[2])
    expect(answers[1]).toEqual(answers[2])
  })

  it('answers the same to one who asks too often', async () => {
    const addresses = [(await signUp('Known')).email, unknownAddress()]
    await database().prepare('DELETE FROM attempts').run()
    const rounds = addresses.map(async (email) => {
      const answers = []
      for (let tries = 0; tries < 7; tries += 1) answers.push(auth(path, bodyFor(email)))
      return (await Promise.all(answers)).map(({ status }) => status).toSorted()
    })
    const [known, unknown] = await Promise.all(rounds)
    expect(known).toEqual(unknown)
    expect(known).toContain(429)
  })

  it('says at once, and to all, what is wrong with what was sent', async () => {
    const sent = ['not an address', 'å@people.test', 'a@b.test\nbcc: c@d.test', `${'a'.repeat(250)}@people.test`, 7]
    for (const email of sent) {
      const answer = await auth(path, bodyFor(email as string))
      expect(answer.status).toBe(422)
      expect((await bodyOf(answer)).errors[0].pointer).toBe('/email')
    }
  })
})

it('writes to nobody who has no account', async () => {
  const email = unknownAddress()
  for (const path of ['request-password-reset', 'sign-in/magic-link', 'send-verification-email']) {
    expect((await auth(path, { email, redirectTo: '/' })).status).toBe(200)
  }
  const later = await signUp('Later')
  await auth('sign-in/magic-link', { email: later.email })
  await expect.poll(() => latestMail(later.email)).toContain('magic-link')
  expect(await latestMail(email)).toBe('')
})

it('makes no second account when two sign up at once, and tells neither', async () => {
  const email = unknownAddress()
  const sent = [email, email.toUpperCase(), email].map((one) => ({ email: one, password, name: 'Twin' }))
  const answers = await Promise.all(sent.map(async (body) => seen(await auth('sign-up/email', body))))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(new Set(answers.map(({ body }) => body)).size).toBe(1)
  await mailTo(email)
  const find = database().prepare('SELECT count(*) AS n FROM users WHERE lower(email) = ?').bind(email)
  expect(await find.first('n')).toBe(1)
})

it('does not tell an owner who has an account already', async () => {
  const { owner, path } = await openBusiness()
  const known = await signUp('Known')
  const answers = await Promise.all(
    [known.email, unknownAddress()].map((email) => owner.call('POST', `${path}/invitations`, { email, role: 'agent' })),
  )
  expect(answers.map(({ status }) => status)).toEqual([201, 201])
  const [one, other] = await Promise.all(answers.map(bodyOf))
  expect(Object.keys(one)).toEqual(Object.keys(other))
})

it('shows an invitation that is over as one that never was', async () => {
  const { owner, path } = await openBusiness()
  const made = await bodyOf(owner.call('POST', `${path}/invitations`, { email: unknownAddress(), role: 'agent' }))
  await owner.call('DELETE', `${path}/invitations/${made.id}`)
  const [over, never] = await Promise.all(
    [made.id, 'x'.repeat(32)].map(async (id) => seen(await request('GET', `/v1/invitations/${id}`))),
  )
  expect(over).toEqual(never)
})
