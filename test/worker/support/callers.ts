// Everybody who may knock at a business’s door, by what they bring.
import { keyScopes, type Role, roles, type Scope } from '../../../worker/contract/access.ts'
import { addMember, database, type openBusiness, type Person, signIn } from './people.ts'
import { bodyOf } from './shop.ts'

export type Headers = Record<string, string>
export type Business = Awaited<ReturnType<typeof openBusiness>>
export type Team = Record<Role, Person>

const origin = 'https://candor.test'
export const withCookie = (cookie: string): Headers => ({ cookie, origin })
const withKey = (key: string): Headers => ({ authorization: `Bearer ${key}` })

const makeKey = (business: Business, scopes: readonly Scope[]): Promise<{ id: string; key: string }> =>
  bodyOf(business.owner.call('POST', `${business.path}/keys`, { name: `Key of ${business.owner.name}`, scopes }))

const made = new Map<string, Promise<Headers>>()

/** A key with these scopes; made once. */
export const keyWith = (business: Business, scopes: readonly Scope[]): Promise<Headers> => {
  const name = `${business.slug} ${scopes}`
  const key = made.get(name) ?? makeKey(business, scopes).then((one) => withKey(one.key))
  made.set(name, key)
  return key
}

const revokedKey = async (business: Business): Promise<Headers> => {
  const { id, key } = await makeKey(business, keyScopes)
  await business.owner.call('DELETE', `${business.path}/keys/${id}`)
  return withKey(key)
}

const expiredKey = async (business: Business): Promise<Headers> => {
  const { id, key } = await makeKey(business, keyScopes)
  await database().prepare('UPDATE keys SET expires_at = 1 WHERE id = ?').bind(id).run()
  return withKey(key)
}

const expiredSession = async ({ email }: Person): Promise<Headers> => {
  const { answer, cookie } = await signIn(email)
  const { token } = await bodyOf(answer)
  await database().prepare('UPDATE sessions SET expires_at = 1 WHERE token = ?').bind(token).run()
  return withCookie(cookie)
}

const removedOwner = async (business: Business): Promise<Headers> => {
  const person = await addMember(business, 'owner')
  const { members } = await bodyOf(business.owner.call('GET', `${business.path}/members`))
  const { id } = members.find(({ email }: { email: string }) => email === person.email)
  await business.owner.call('DELETE', `${business.path}/members/${id}`)
  return withCookie(person.cookie)
}

/** Nobody whom Candor knows, with the code that refuses them. */
export const unknownCallers = async (business: Business): Promise<[string, Headers, string][]> => {
  const resigned = business.owner.cookie.replace(/\.\w{4}/, '.AAAA')
  return [
    ['nobody in particular', {}, 'sign_in_needed'],
    ['a forged cookie', withCookie('__Secure-candor.session_token=forged.forged'), 'sign_in_needed'],
    ['a cookie with another signature', withCookie(resigned), 'sign_in_needed'],
    ['an expired session', await expiredSession(business.owner), 'sign_in_needed'],
    ['no key', withKey('x'), 'key_wrong'],
    ['half a key', withKey('candor_x'), 'key_wrong'],
    ['a made-up key', withKey(`candor_${'a'.repeat(46)}`), 'key_wrong'],
    ['a revoked key', await revokedKey(business), 'key_wrong'],
    ['an expired key', await expiredKey(business), 'key_wrong'],
  ]
}

/** Those who are known elsewhere. To them it looks as if the business were not there. */
export const strangersTo = async (business: Business, other: Business): Promise<[string, Headers][]> => [
  ['another business’s owner', withCookie(other.owner.cookie)],
  ['another business’s key with all scopes', await keyWith(other, keyScopes)],
  ['a removed owner', await removedOwner(business)],
]

/** One person for each role. */
export const teamOf = async (business: Business): Promise<Team> => {
  const others = await Promise.all(roles.slice(1).map((role) => addMember(business, role, `Canary ${role}`)))
  return Object.fromEntries(roles.map((role, at) => [role, others[at - 1] ?? business.owner])) as Team
}
