// The isolation of the tenants, generated from the declarations of the routes: every guarded route, for everybody who
// may not, with a good body and with bad ones, and for those who may.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keyScopes, roles, type Scope, scopesOf } from '../../worker/contract/access.ts'
import { type Answer, ask, asked, at, bodiesFor } from './support/ask.ts'
import {
  type Business,
  type Headers,
  keyWith,
  strangersTo,
  type Team,
  teamOf,
  unknownCallers,
  withCookie,
} from './support/callers.ts'
import { bodyFor, type Known, type Operation, operations } from './support/document.ts'
import { foreignNames, namesIn, unknownLike } from './support/foreign.ts'
import { claim, openBusiness, openBusinessFor, signUp } from './support/people.ts'
import { operator } from './support/shop.ts'
import { plantSecrets, rateIn, rowsOfBusiness, secret } from './support/victim.ts'

type Guarded = Operation & { scope: Scope }
const guarded = operations.filter((one): one is Guarded => one.scope !== undefined)
const isReading = ({ method }: Operation) => method === 'GET'

let victim: Business
let other: Business
let team: Team
let unknown: Awaited<ReturnType<typeof unknownCallers>>
let strangers: Awaited<ReturnType<typeof strangersTo>>
let names: [theirs: Awaited<ReturnType<typeof namesIn>>, ours: Awaited<ReturnType<typeof namesIn>>]
let before: Awaited<ReturnType<typeof rowsOfBusiness>>
let checks = 0

/** One check: the answer is as it has to be, and holds no secret of the victim's. */
const check = (who: string, { method, path }: Operation, answer: Answer, expected: Partial<Answer>) => {
  checks += 1
  expect(answer, `${who}: ${method} ${path}`).toMatchObject(expected)
  expect(answer.text, `${who}: ${method} ${path}`).not.toMatch(secret)
}

// What makes people and keys is done by people: the token is told so.
const byPeople = /by people|from people/

/** One check: in a business that nothing has been done to yet, the caller gets past guard and validation. */
const checkOpen = async (
  operation: Operation,
  who: string,
  headersIn: (business: Business) => Headers | Promise<Headers>,
) => {
  const business = await openBusinessFor(team)
  const { slug } = business
  const answer = await ask(at(operation, slug), await headersIn(business), bodyFor(operation, { slug, channel: 'web' }))
  checks += 1
  if (who === 'the operator' && byPeople.test(answer.text)) return
  expect([401, 403, 415, 422, 500], `${who}: ${answer.text}`).not.toContain(answer.status)
  expect(answer.code).not.toBe('unknown_business')
}

beforeAll(async () => {
  await claim()
  ;[victim, other] = await Promise.all([openBusiness(await signUp('Canary')), openBusiness()])
  await Promise.all([plantSecrets(victim), rateIn(other, 1)])
  team = await teamOf(victim)
  unknown = await unknownCallers(victim)
  strangers = await strangersTo(victim, other)
  names = await Promise.all([namesIn(victim), namesIn(other)])
  for (const { scope } of guarded) await Promise.all(useless(scope).map((scopes) => keyWith(victim, scopes)))
  before = await rowsOfBusiness(victim.slug)
})

/** What keys may have that does not help: one other scope, and all others. */
const useless = (scope: Scope): Scope[][] => {
  const others = keyScopes.filter((one) => one !== scope)
  return [others.slice(0, 1), others]
}

it('guards every route of a business that changes something', () => {
  // What is under /me is the person's own, whatever they may do in the business: to leave it. What is the operator's alone
  // is tried in invalidations.test.ts.
  const open = operations.filter(
    ({ path, method, scope, access }) =>
      path.includes('{slug}') && !path.includes('/me/') && method !== 'GET' && !scope && access !== 'operator',
  )
  expect(open.map(({ method, path }) => `${method} ${path}`)).toEqual([])
  expect(guarded.length).toBeGreaterThan(20)
})

it.each(guarded.filter((operation) => !isReading(operation)))(
  '$method $path is closed to pages of other sites, whoever is signed in',
  async (operation) => {
    const path = at(operation, victim.slug)
    for (const origin of ['https://evil.test', 'https://candor.test.evil.test', 'http://candor.test', 'null', '']) {
      const headers = { cookie: victim.owner.cookie, origin }
      const answer = await ask(path, headers, bodyFor(operation))
      check(`the owner, from ${origin}`, path, answer, { status: 403, code: 'foreign_origin' })
    }
  },
)

describe.each(guarded)('$method $path', (operation) => {
  const { scope } = operation
  const here = () => at(operation, victim.slug)

  it('is closed to whom Candor does not know', async () => {
    for (const [who, headers, code] of unknown) {
      for (const body of bodiesFor(operation)) {
        check(who, here(), await ask(here(), headers, body), { status: 401, code })
      }
    }
  })

  it('looks to strangers as if the business were not there', async () => {
    for (const [who, headers] of strangers) {
      const nowhere = await ask(at(operation, 'there-is-none'), headers, bodyFor(operation))
      for (const body of bodiesFor(operation)) {
        check(who, here(), await ask(here(), headers, body), { ...nowhere, status: 404, code: 'unknown_business' })
      }
    }
  })

  it('is closed to roles and keys without its scope', async () => {
    const closed = roles.filter((role) => !scopesOf[role].includes(scope))
    const callers = [
      ...closed.map((role) => [`the role ${role}`, withCookie(team[role].cookie)] as const),
      ...(await Promise.all(
        useless(scope).map(async (scopes) => [`a key for ${scopes}`, await keyWith(victim, scopes)] as const),
      )),
    ]
    for (const [who, headers] of callers) {
      for (const body of bodiesFor(operation)) {
        check(who, here(), await ask(here(), headers, body), { status: 403, code: 'not_allowed' })
      }
    }
  })

  it('is open, with a body that it takes, to whoever has its scope', async () => {
    const open = roles.filter((role) => scopesOf[role].includes(scope))
    for (const role of open) await checkOpen(operation, `the role ${role}`, () => withCookie(team[role].cookie))
    if (keyScopes.includes(scope)) await checkOpen(operation, 'its key', (business) => keyWith(business, [scope]))
    await checkOpen(operation, 'the operator', () => operator)
  })

  it('knows nothing of another business’s under its own', async () => {
    const ours = at(operation, other.slug)
    const headers = withCookie(other.owner.cookie)
    if (isReading(operation)) check('its own owner', ours, await ask(ours, headers), {})
    for (const name of ours.path.match(/(?<=\{)\w+(?=\})/g) ?? []) {
      const named = (value: string) => {
        const path = ours.path.replace(`{${name}}`, encodeURIComponent(value))
        return ask({ ...ours, path }, headers, bodyFor(ours))
      }
      const nobodys = asked(unknownLike, named)
      for (const foreign of foreignNames(...names, name)) {
        check(`${name} ${foreign}`, ours, await named(foreign), { ...(await nobodys(foreign)), status: 404 })
      }
    }
  })
})

it.each(guarded.filter(({ body }) => body))(
  '$method $path takes nothing of another business’s in a body',
  async (operation) => {
    const ours = at(operation, other.slug)
    for (const name of ['assignee', 'touchpoint', 'number', 'id']) {
      const bodyWith = (value: string): unknown =>
        bodyFor(ours, { number: 1, [name]: /^\d+$/.test(value) ? Number(value) : value } satisfies Known)
      const sending = (value: string) => ask(ours, withCookie(other.owner.cookie), bodyWith(value))
      const nobodys = asked(unknownLike, sending)
      const foreign = foreignNames(...names, name === 'touchpoint' ? 'code' : name)
      for (const value of foreign.filter((one) => JSON.stringify(bodyWith(one)).includes(one))) {
        check(`${name} ${value}`, ours, await sending(value), await nobodys(value))
      }
    }
  },
)

describe('what anybody may read', () => {
  const open = operations.filter((one) => isReading(one) && !one.scope)

  it.each(open)('holds no secret: $path', async (operation) => {
    const [theirs] = names
    const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name) =>
      name === 'slug' ? victim.slug : ([...(theirs.get(name) ?? [])][0] ?? 'none'),
    )
    for (const [who, headers] of [...unknown, ...strangers]) {
      check(who, { ...operation, path }, await ask({ ...operation, path }, headers), {})
    }
  })
})

describe('after all that', () => {
  it('nothing of the business has changed', async () => {
    const after = await rowsOfBusiness(victim.slug)
    expect(Object.values(before).flat().length).toBeGreaterThan(30)
    for (const [table, rows] of Object.entries(before)) expect(after[table], table).toEqual(rows)
  })
})

afterAll(() => {
  console.log(`${checks} checks of ${guarded.length} guarded routes.`)
  expect(checks).toBeGreaterThan(1000)
})
