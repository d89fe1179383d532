// People who run businesses, signed in as a browser would be.
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { type APIRequestContext, request } from 'playwright-core'
import type { Role } from '../../../worker/contract/access.ts'
import { secretsOf } from '../../../worker/local/secrets.ts'
import { platform } from './browser.ts'

const password = 'correct horse battery staple'

/** A browser without a page, whose cookies are its own. */
const openClient = async () => {
  const client = await request.newContext({ baseURL: platform.url, extraHTTPHeaders: { origin: platform.url } })
  const call = async <T>(method: string, path: string, data?: unknown, triesLeft = 5): Promise<T> => {
    const answer = await client.fetch(path, { method, ...(data !== undefined && { data }) })
    if (answer.status() === 503 && triesLeft > 0) {
      await pause(300)
      return call(method, path, data, triesLeft - 1)
    }
    const text = await answer.text()
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${text}`)
    return (text && !text.startsWith('<') ? JSON.parse(text) : undefined) as T
  }
  return { client, call }
}

let claiming: Promise<unknown> | undefined

/** Claims the instance for its operator, with sign-up open to everybody; where it is claimed already, that is as good. */
const claim = () => {
  const operator = { name: 'Olga Ozola', email: 'olga@candor.test', password, signUp: 'open' }
  const code = secretsOf(platform.home).SETUP_CODE
  claiming ??= openClient().then(({ call }) =>
    call('POST', '/v1/instance/claim', { code, ...operator }).catch((error: Error) => {
      if (!error.message.includes(': 409 ')) throw error
    }),
  )
  return claiming
}

type Call = Awaited<ReturnType<typeof openClient>>['call']

/** The link in the mail that came to somebody, which is sent after the answer. */
const linkMailedTo = async (call: Call, email: string): Promise<string> => {
  for (let tries = 0; tries < 400; tries += 1) {
    const mail = await call<{ text: string }>('GET', `/dev/mail/latest?to=${encodeURIComponent(email)}`).catch(
      () => null,
    )
    const link = /https?:\/\/\S+/.exec(mail?.text ?? '')?.[0]
    if (link) return link
    await pause(100)
  }
  throw new Error(`no mail came to ${email}`)
}

/** Opens the link of a mail, once more where wrangler was starting anew. It leads to a page, which says what went wrong. */
const confirm = async (client: APIRequestContext, link: string): Promise<void> => {
  const answer = await client.get(link, { maxRedirects: 0 })
  if (answer.status() === 503) return pause(300).then(() => confirm(client, link))
  const { location } = answer.headers()
  if (!location || location.includes('error')) throw new Error(`confirming: ${answer.status()} ${location}`)
}

export const signUp = async (name: string) => {
  await claim()
  const { client, call } = await openClient()
  const email = `${randomUUID().slice(0, 8)}@people.test`
  await call('POST', '/v1/auth/sign-up/email', { name, email, password })
  await confirm(client, await linkMailedTo(call, email))
  await call('POST', '/v1/auth/sign-in/email', { email, password })
  return { name, email, call, state: await client.storageState() }
}

export type Person = Awaited<ReturnType<typeof signUp>>

/** A business of somebody's own. */
export const openBusiness = async (owner: Person) => {
  const slug = `own-${randomUUID().slice(0, 8)}`
  await owner.call('POST', '/v1/businesses', { slug, name: 'Rye & Salt' })
  return { owner, slug, path: `/v1/businesses/${slug}` }
}

/** Invites somebody new, and lets them accept. */
export const addMember = async ({ owner, path }: { owner: Person; path: string }, role: Role, name: string) => {
  const person = await signUp(name)
  const { id } = await owner.call<{ id: string }>('POST', `${path}/invitations`, { email: person.email, role })
  await person.call('POST', `/v1/invitations/${id}/accept`)
  return person
}
