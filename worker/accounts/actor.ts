// Who calls: the operator's token, a business's key, or a signed-in user.
import type { Context } from 'hono'
import type { Scope } from '../contract/access.ts'
import { Fault } from '../faults.ts'
import { bearerOf, isOperatorToken, wantsSocket } from '../http/access.ts'
import { originOf } from '../http/origin.ts'
import type { AppEnv } from '../http/router.ts'
import { type Auth, openAuth } from './auth.ts'
import { checkKey, keyPrefix } from './key-format.ts'

export type UserActor = { kind: 'user'; id: string; name: string; email: string; isOperator: boolean }
export type KeyActor = { kind: 'key'; id: string; name: string; businessId: string; scopes: readonly Scope[] }
export type OperatorActor = { kind: 'operator'; id: null; name: string }
export type Actor = UserActor | KeyActor | OperatorActor

/** What is needed of a request, whatever its handlers know beside it. */
type Call = Pick<Context<AppEnv>, 'req' | 'env'>

const opened = new WeakMap<Call, Auth>()

/** The request's better-auth, opened at most once. */
export const authOf = (c: Call): Auth => {
  const auth = opened.get(c) ?? openAuth(c.env, originOf(c))
  opened.set(c, auth)
  return auth
}

const keyActor = async (auth: Auth, key: string): Promise<KeyActor> => {
  if (!(await checkKey(key))) throw new Fault('key_wrong')
  const { key: found, error } = await auth.api.verifyApiKey({ body: { key } })
  if (error?.code === 'RATE_LIMITED') throw new Fault('key_hurried')
  if (!found) throw new Fault('key_wrong')
  const scopes = (found.permissions?.scopes ?? []) as Scope[]
  return { kind: 'key', id: found.id, name: found.name ?? '', businessId: found.referenceId, scopes }
}

const bearerActor = async (c: Call, token: string): Promise<Actor> => {
  if (token.startsWith(keyPrefix)) return keyActor(authOf(c), token)
  if (await isOperatorToken(c.env, token)) return { kind: 'operator', id: null, name: 'operator' }
  throw new Fault('key_wrong')
}

// A cookie comes with whatever page makes the browser call; the page's origin tells whose it is. What a GET answers, a
// foreign page cannot read; what comes through a socket, it could.
const refuseForeign = (c: Call) => {
  if (['GET', 'HEAD'].includes(c.req.method) && !wantsSocket(c)) return
  if (c.req.header('origin') !== originOf(c)) throw new Fault('foreign_origin')
}

/** Throws `sign_in_needed`, `key_wrong`, `key_hurried`, `foreign_origin`. */
export const actorOf = async (c: Call): Promise<Actor> => {
  const token = bearerOf(c)
  if (token) return bearerActor(c, token)
  if (!c.req.header('cookie')?.includes('candor')) throw new Fault('sign_in_needed')
  const session = await authOf(c).api.getSession({ headers: c.req.raw.headers })
  if (!session) throw new Fault('sign_in_needed')
  refuseForeign(c)
  const { id, name, email, isOperator } = session.user
  return { kind: 'user', id, name, email, isOperator: Boolean(isOperator) }
}
