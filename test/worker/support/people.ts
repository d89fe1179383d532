// People who run businesses, signed in as a browser would be.
import { env, exports } from 'cloudflare:workers'
import { bodyOf, request } from './shop.ts'

const origin = 'https://candor.test'
export const password = 'correct horse battery staple'

const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

/** Claims the instance once a file, with sign-up open to everybody. */
export const claim = async () => {
  const body = { code: 'test-code-1234', name: 'Olga', email: 'olga@candor.test', password, signUp: 'open' }
  const answer = await request('POST', '/v1/instance/claim', body)
  if (answer.status !== 201 && answer.status !== 409) throw new Error(await answer.text())
}

export const latestMail = async (to: string): Promise<string> => {
  const { text } = await bodyOf(request('GET', `/dev/mail/latest?to=${encodeURIComponent(to)}`))
  return text ?? ''
}

export const linkIn = (text: string) => /https:\/\/\S+/.exec(text)?.[0].slice(origin.length) ?? ''

export const signIn = async (email: string, secret = password) => {
  const answer = await request('POST', '/v1/auth/sign-in/email', { email, password: secret }, { origin })
  return { answer, cookie: cookiesOf(answer) }
}

/** Waits for a mail that is sent after the answer. */
export const mailTo = async (email: string): Promise<string> => {
  for (let tries = 0; tries < 400; tries += 1) {
    const text = await latestMail(email)
    if (text) return text
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`no mail came to ${email}`)
}

export const signUp = async (name: string) => {
  const email = `${name.toLowerCase().replaceAll(' ', '-')}-${crypto.randomUUID().slice(0, 8)}@people.test`
  const answer = await request('POST', '/v1/auth/sign-up/email', { name, email, password }, { origin })
  if (answer.status !== 200) throw new Error(await answer.text())
  await request('GET', linkIn(await mailTo(email)))
  const { cookie } = await signIn(email)
  const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    request(method, path, body, { cookie, origin, ...headers })
  /** Bytes as they are, rather than JSON. */
  const send = (method: string, path: string, body: BodyInit, headers: Record<string, string> = {}) =>
    exports.default.fetch(`${origin}${path}`, { method, body, headers: { cookie, origin, ...headers } })
  return { name, email, cookie, call, send }
}

export type Person = Awaited<ReturnType<typeof signUp>>

let anna: Promise<Person> | undefined

/** A new business. Signing somebody up takes half a second, so that all of a file that name no owner share one. */
export const openBusiness = async (owner?: Person) => {
  anna ??= signUp('Anna')
  const person = owner ?? (await anna)
  const slug = `own-${crypto.randomUUID().slice(0, 8)}`
  const answer = await person.call('POST', '/v1/businesses', { slug, name: 'Own' })
  if (answer.status !== 201) throw new Error(await answer.text())
  return { owner: person, slug, path: `/v1/businesses/${slug}` }
}

/** Invites somebody, and lets them accept. */
export const addMember = async (business: { owner: Person; path: string }, role: string, name = role) => {
  const person = await signUp(name)
  const invited = await business.owner.call('POST', `${business.path}/invitations`, { email: person.email, role })
  if (invited.status !== 201) throw new Error(await invited.text())
  const { id } = await bodyOf(invited)
  const joined = await person.call('POST', `/v1/invitations/${id}/accept`)
  if (joined.status !== 200) throw new Error(await joined.text())
  return person
}

/** A business with these people, without asking them. */
export const openBusinessFor = async (team: Record<string, Person>) => {
  const owner = team.owner as Person
  const business = await openBusiness(owner)
  const join = `INSERT INTO members (id, business_id, user_id, role, created_at)
    SELECT ?1, (SELECT id FROM businesses WHERE slug = ?2), id, ?3, 1 FROM users WHERE email = ?4`
  const others = Object.entries(team).filter(([, person]) => person !== owner)
  await database().batch(
    others.map(([role, { email }]) => database().prepare(join).bind(crypto.randomUUID(), business.slug, role, email)),
  )
  return business
}

export const database = () => (env as unknown as { DB: D1Database }).DB
