// What a request brings to show who calls: the operator's token, or the secret of a customer's receipt.
import type { Context } from 'hono'
import type { Bindings } from '../env.ts'
import { Fault } from '../faults.ts'
import { sha256 } from '../hash.ts'

export const bearerOf = (c: Pick<Context, 'req'>): string | undefined =>
  /^Bearer ([\w.~+/-]+=*)$/i.exec(c.req.header('authorization') ?? '')?.[1]

export const wantsSocket = (c: Pick<Context, 'req'>): boolean => c.req.header('upgrade')?.toLowerCase() === 'websocket'

/** Compares hashes in constant time, so that the answer's time tells nothing of the secret. Nothing equals no secret. */
export const isSecret = async (sent: string, expected: string | undefined): Promise<boolean> => {
  const [one, other] = await Promise.all([sha256(sent), sha256(expected ?? '')])
  return crypto.subtle.timingSafeEqual(one, other) && Boolean(expected)
}

export const isOperatorToken = (env: Bindings, token: string): Promise<boolean> => isSecret(token, env.OPERATOR_TOKEN)

/** The hash of the receipt's secret that came with the request. Throws `receipt_missing`. */
export const receiptHashOf = async (c: Context): Promise<string> => {
  const secret = bearerOf(c)
  if (!secret) throw new Fault('receipt_missing')
  return (await sha256(secret)).toHex()
}
