// Who may call: the operator by token, a customer by receipt.
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { Fault } from '../faults.ts'
import { sha256 } from '../hash.ts'
import type { AppEnv } from './router.ts'

const bearerOf = (c: Context): string | undefined =>
  /^Bearer ([\w.~+/-]+=*)$/i.exec(c.req.header('authorization') ?? '')?.[1]

/** Lets the operator through. Compares hashes in constant time, so that the answer's time tells nothing of the token. */
export const operatorOnly = createMiddleware<AppEnv>(async (c, next) => {
  const [sent, expected] = await Promise.all([sha256(bearerOf(c) ?? ''), sha256(c.env.OPERATOR_TOKEN ?? '')])
  if (!c.env.OPERATOR_TOKEN || !crypto.subtle.timingSafeEqual(sent, expected)) throw new Fault('operator_only')
  await next()
})

/** The hash of the receipt's secret that came with the request. Throws `receipt_missing`. */
export const receiptHashOf = async (c: Context): Promise<string> => {
  const secret = bearerOf(c)
  if (!secret) throw new Fault('receipt_missing')
  return (await sha256(secret)).toHex()
}
