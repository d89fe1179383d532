// What is handed on to better-auth: JSON, and of it only what Candor wants.
import type { Context } from 'hono'
import type * as z from 'zod'
import { Addressed, NewPasskey, PasskeyChange, PasswordChange, PersonChange, SignUp } from '../contract/account.ts'
import { Fault } from '../faults.ts'
import { readUtf8, refuseOther } from '../http/body.ts'
import { fieldFaults } from '../http/fields.ts'
import type { AppEnv } from '../http/router.ts'

export type Sent = Record<string, unknown>

const bodyLimit = 65_536
const shapes: Record<string, z.ZodType<Sent>> = {
  '/change-password': PasswordChange,
  '/passkey/update-passkey': PasskeyChange,
  '/passkey/verify-registration': NewPasskey,
  '/request-password-reset': Addressed,
  '/send-verification-email': Addressed,
  '/sign-in/email': Addressed,
  '/sign-in/magic-link': Addressed,
  '/sign-up/email': SignUp,
  '/update-user': PersonChange,
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new Fault('broken_json')
  }
}

/** The body; undefined where there is none. Throws what `jsonBody` and a contract would. */
export const readSent = async (c: Context<AppEnv>, path: string): Promise<Sent | undefined> => {
  const text = await readUtf8(c.req.raw.body, bodyLimit)
  const shape = shapes[path]
  if (!text && !shape) return undefined
  refuseOther(c)
  const sent = parse(text)
  const read = shape?.safeParse(sent)
  if (read && !read.success) throw new Fault('invalid_body', undefined, fieldFaults(read.error.issues, sent))
  return read?.data ?? (sent as Sent)
}
