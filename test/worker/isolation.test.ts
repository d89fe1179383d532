// The isolation of the tenants, generated from the declarations of the routes: every guarded route, for everybody who
// may not, and for those who may.
import { beforeAll, describe, expect, it } from 'vitest'
import { type Role, roles, type Scope, scopesOf } from '../../worker/contract/access.ts'
import { addMember, claim, openBusiness, type Person } from './support/people.ts'
import { bodyOf, openShop, operator, request } from './support/shop.ts'

type Operation = { method: string; path: string; scope: Scope; takesBody: boolean }
type Headers = Record<string, string>

const origin = 'https://candor.test'
const document = await bodyOf(request('GET', '/v1/openapi.json'))
const operations: Operation[] = Object.entries<Record<string, { 'x-scope'?: Scope; requestBody?: unknown }>>(
  document.paths,
).flatMap(([path, methods]) =>
  Object.entries(methods).flatMap(([method, { 'x-scope': scope, requestBody }]) =>
    scope ? [{ method: method.toUpperCase(), path, scope, takesBody: requestBody !== undefined }] : [],
  ),
)

/** Without the id of the request, which is another one each time. */
const seen = async (answer: Response) => {
  const isJson = /[/+]json$/.test(answer.headers.get('content-type') ?? '')
  if (!isJson) await answer.body?.cancel()
  return { status: answer.status, ...(isJson ? await bodyOf(answer) : {}), requestId: '' }
}

const ask = async ({ method, path, takesBody }: Operation, slug: string, headers: Headers) => {
  const address = path.replace('{slug}', slug).replaceAll(/\{\w+\}/g, 'none')
  return seen(await request(method, address, takesBody ? {} : undefined, headers))
}

const asPerson = ({ cookie }: Person): Headers => ({ cookie, origin })
const asKey = (key: string): Headers => ({ authorization: `Bearer ${key}` })

let business: Awaited<ReturnType<typeof openBusiness>>
let other: typeof business
let team: Record<Role, Headers>
const keyOf = async ({ owner, path }: typeof business, scopes: string[]) =>
  asKey((await bodyOf(owner.call('POST', `${path}/keys`, { name: 'Test', scopes }))).key)

beforeAll(async () => {
  await claim()
  business = await openBusiness()
  other = await openBusiness()
  team = { owner: asPerson(business.owner) } as typeof team
  for (const role of roles.slice(1)) team[role] = asPerson(await addMember(business, role))
}, 60_000)

it('covers every route of a business that changes something', () => {
  const unguarded = Object.entries<Record<string, { 'x-scope'?: Scope }>>(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([method, { 'x-scope': scope }]) => path.includes('{slug}') && method !== 'get' && !scope)
      .map(([method]) => `${method} ${path}`),
  )
  expect(unguarded).toEqual([])
  expect(operations.length).toBeGreaterThan(10)
})

describe.each(operations)('$method $path', (operation) => {
  const { scope } = operation

  it('is closed to nobody in particular, and to wrong keys', async () => {
    expect(await ask(operation, business.slug, {})).toMatchObject({ status: 401, code: 'sign_in_needed' })
    for (const authorization of ['Bearer x', 'Bearer candor_x', `Bearer candor_${'a'.repeat(46)}`]) {
      expect(await ask(operation, business.slug, { authorization })).toMatchObject({ status: 401, code: 'key_wrong' })
    }
    const forged = { cookie: 'candor.session_token=forged.forged', origin }
    expect(await ask(operation, business.slug, forged)).toMatchObject({ status: 401, code: 'sign_in_needed' })
  })

  it.each(roles)('is open to the role %s as its table says', async (role) => {
    const answer = await ask(operation, business.slug, team[role])
    if (scopesOf[role].includes(scope))
      expect([401, 403]).not.toContain(answer.status === 403 ? undefined : answer.status)
    else expect(answer).toMatchObject({ status: 403, code: 'not_allowed' })
  })

  it('looks to another business’s people and keys as if the business were not there', async () => {
    const foreign = [asPerson(other.owner), await keyOf(other, ['business:read', 'ratings:read', 'touchpoints:write'])]
    for (const headers of foreign) {
      const known = await ask(operation, business.slug, headers)
      const unknown = await ask(operation, 'there-is-none', headers)
      expect(known).toMatchObject({ status: 404, code: 'unknown_business' })
      expect(known).toEqual(unknown)
    }
  })

  it('obeys the scopes of a key', async () => {
    const without = await keyOf(business, [scope === 'business:read' ? 'ratings:read' : 'business:read'])
    expect(await ask(operation, business.slug, without)).toMatchObject({ status: 403, code: 'not_allowed' })
  })

  it('is open to the operator’s token', async () => {
    const { slug } = await openShop()
    expect([401, 404]).not.toContain((await ask(operation, slug, operator)).code === 'unknown_business' ? 404 : 0)
  })
})
