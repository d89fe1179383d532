// Signing up, in and out: better-auth under /v1/auth/, with Candor's problems, its rule for who may sign up, and answers
// that tell nothing of whether an address has an account.
import { type Context, Hono } from 'hono'
import { attempt } from '../attempts.ts'
import { openDirectory } from '../db.ts'
import { Fault } from '../faults.ts'
import { foreignProblem } from '../http/problems.ts'
import type { AppEnv } from '../http/router.ts'
import { readSetting, signUpMode } from '../instance/settings.ts'
import { hasMail } from '../mail/send.ts'
import { authOf } from './actor.ts'
import { asksPassword, isMailing, isOpen } from './addresses.ts'
import { authPath } from './auth.ts'
import { forgetLinks } from './links.ts'
import { readSent, type Sent } from './read.ts'
import { allowSignUp } from './sign-up.ts'
import { onTheBeat, refusalOf } from './silence.ts'

type Call = Context<AppEnv>

const checkSignUp = async (c: Call, email: string) => {
  const directory = openDirectory(c.env)
  const isClaimed = await readSetting(directory, 'claimed_at')
  const mode = isClaimed ? await signUpMode(directory) : undefined
  await allowSignUp(directory, mode, { email, invitation: c.req.query('invitation') ?? '' }, Date.now())
}

/** A page of this site, as an address without a host: what follows may lead nowhere else, whatever a browser makes of it. */
const landing = /^\/(?:dashboard\/(?:[\w-]+\/)*(?:\?[^#\\]*)?)?$/
const landings = ['callbackURL', 'newUserCallbackURL', 'errorCallbackURL', 'redirectTo']

/** Throws `invalid_query`, `invalid_body`. */
const refuseForeignLanding = (c: Call, sent: Sent | undefined) => {
  const detail = 'It can only lead to the first page or to one of the dashboard.'
  const isForeign = (address: unknown) =>
    address !== undefined && !(typeof address === 'string' && landing.test(address))
  if (landings.some((name) => isForeign(c.req.query(name)))) throw new Fault('invalid_query', detail)
  const fields = landings.filter((name) => isForeign(sent?.[name]))
  if (fields.length > 0)
    throw new Fault(
      'invalid_body',
      undefined,
      fields.map((name) => ({ pointer: `/${name}`, code: 'not_allowed', detail })),
    )
}

const handOn = async (c: Call, sent: Sent | undefined): Promise<Response> => {
  const headers = new Headers(c.req.raw.headers)
  headers.delete('content-length')
  const body = sent ? JSON.stringify(sent) : null
  const answer = await authOf(c).handler(new Request(c.req.url, { method: c.req.method, headers, body }))
  return answer.status >= 400 ? foreignProblem(c, answer) : answer
}

const mail = async (c: Call, path: string, email: string, sent: Sent | undefined): Promise<Response> => {
  if (path === '/sign-up/email') await checkSignUp(c, email)
  await attempt(c.env, path, email, Date.now())
  const work = handOn(c, sent)
  // Without mail somebody new signs in right after: then the account has to be there.
  const refusal = await refusalOf(work)
  if (!hasMail(c.env)) await work
  return refusal ?? c.json({ status: true })
}

const tryPassword = async (c: Call, subject: string, sent: Sent | undefined): Promise<Response> => {
  const takeBack = await attempt(c.env, 'password', subject, Date.now())
  const answer = await onTheBeat(handOn(c, sent))
  if (answer.ok) await takeBack()
  return answer
}

const sessionOf = (c: Call) => authOf(c).api.getSession({ headers: c.req.raw.headers })

/** From the moment that a second step is asked for, no link that was mailed before leads past it. */
const proveApp = async (c: Call, sent: Sent | undefined): Promise<Response> => {
  const session = await sessionOf(c)
  const answer = await handOn(c, sent)
  if (session && answer.ok) await forgetLinks(openDirectory(c.env), session.user.email)
  return answer
}

const pass = async (c: Call): Promise<Response> => {
  const path = c.req.path.slice(authPath.length)
  if (!isOpen(c.req.method, path)) throw new Fault('unknown_path')
  const sent = c.req.method === 'POST' ? await readSent(c, path) : undefined
  refuseForeignLanding(c, sent)
  const email = String(sent?.email ?? '')
  if (isMailing(path)) return mail(c, path, email, sent)
  if (path === '/sign-in/email') return tryPassword(c, email, sent)
  if (path === '/two-factor/verify-totp') return proveApp(c, sent)
  const session = asksPassword(path) ? await sessionOf(c) : null
  return session ? tryPassword(c, session.user.id, sent) : handOn(c, sent)
}

// Whoever runs a business signs up, in and out, and keeps their account.
export const accountRoutes = () => new Hono<AppEnv>().get('/auth/*', pass).post('/auth/*', pass)
