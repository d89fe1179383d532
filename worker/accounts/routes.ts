// Signing up, in and out: better-auth under /v1/auth/, with Candor's problems, its rule for who may sign up, and answers
// whose time tells nothing.
import { type Context, Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { openDirectory } from '../db.ts'
import { Fault } from '../faults.ts'
import { readUtf8 } from '../http/body.ts'
import { foreignProblem } from '../http/problems.ts'
import type { AppEnv } from '../http/router.ts'
import { readSetting, signUpMode } from '../instance/settings.ts'
import { authOf } from './actor.ts'
import { authPath } from './auth.ts'
import { allowSignUp } from './sign-up.ts'

// Members and keys have addresses of their own, with a guard and an audit.
const hidden = /^\/(organization|api-key)\//
const bodyLimit = 65_536
const beat = 400

/**
 * Answers on the beat: what a known address costs more than an unknown one disappears in the wait. The beat is longer
 * than two hashes take.
 */
const onTheBeat = createMiddleware<AppEnv>(async (_, next) => {
  const start = Date.now()
  await next()
  const over = (Date.now() - start) % beat
  await new Promise((resolve) => setTimeout(resolve, beat - over))
})

const emailOf = (body: string): string => {
  try {
    return String(JSON.parse(body).email ?? '')
  } catch {
    throw new Fault('broken_json')
  }
}

const checkSignUp = async (c: Context<AppEnv>, body: string) => {
  const directory = openDirectory(c.env)
  const isClaimed = await readSetting(directory, 'claimed_at')
  const mode = isClaimed ? await signUpMode(directory) : undefined
  const invitation = c.req.query('invitation') ?? ''
  await allowSignUp(directory, mode, { email: emailOf(body), invitation }, Date.now())
}

const pass = async (c: Context<AppEnv>): Promise<Response> => {
  const path = c.req.path.slice(authPath.length)
  if (hidden.test(path)) throw new Fault('unknown_path')
  const body = c.req.method === 'POST' ? await readUtf8(c.req.raw.body, bodyLimit) : null
  if (path === '/sign-up/email') await checkSignUp(c, body ?? '')
  const { method, url, headers } = c.req.raw
  const answer = await authOf(c).handler(new Request(url, { method, headers, body: body || null }))
  return answer.status >= 400 ? foreignProblem(c, answer) : answer
}

export const accountRoutes = () => {
  const routes = new Hono<AppEnv>()
  for (const path of [
    'sign-in/email',
    'sign-up/email',
    'request-password-reset',
    'sign-in/magic-link',
    'send-verification-email',
  ]) {
    routes.use(`/auth/${path}`, onTheBeat)
  }
  // Whoever runs a business signs up, in and out, and keeps their account.
  return routes.get('/auth/*', pass).post('/auth/*', pass)
}
