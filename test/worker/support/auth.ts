// Calls to /v1/auth, as a browser on our own page makes them.
import { fromBase32, totp } from '../../support/totp.ts'
import { type Person, password } from './people.ts'
import { bodyOf, request } from './shop.ts'

export const origin = 'https://candor.test'

export const auth = (path: string, body: unknown = {}, headers: Record<string, string> = {}) =>
  request('POST', `/v1/auth/${path}`, body, { origin, ...headers })

export const codeOf = async (answer: Response | Promise<Response>): Promise<string | undefined> =>
  (await bodyOf(answer))?.code

export const isSignedIn = async (cookie: string): Promise<boolean> =>
  (await bodyOf(request('GET', '/v1/auth/get-session', undefined, { cookie }))) !== null

/** All that a stranger sees: status, headers without what is of chance or of time, body without the id of the request. */
export const seen = async (answer: Response) => {
  const headers = [...answer.headers].map(([name, value]) => (name === 'x-request-id' ? [name] : [name, value]))
  return { status: answer.status, headers, body: (await answer.text()).replace(/"requestId":"[^"]*"/, '') }
}

/** The code that the app shows. */
export const codeFor = (secret: string, at = Date.now()): string => totp(fromBase32(secret), at)

/** Sets up an app for codes. */
export const addCodes = async (person: Person) => {
  const { totpURI, backupCodes } = await bodyOf(person.call('POST', '/v1/auth/two-factor/enable', { password }))
  const secret = new URL(totpURI).searchParams.get('secret') ?? ''
  const answer = await person.call('POST', '/v1/auth/two-factor/verify-totp', { code: codeFor(secret) })
  if (answer.status !== 200) throw new Error(await answer.text())
  const cookie = answer.headers.getSetCookie().map((one) => one.split(';')[0])
  return { secret, backupCodes: backupCodes as string[], cookie: cookie.join('; ') }
}
