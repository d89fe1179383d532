// A link by which somebody chooses a new password, for the operator to hand over where no mail can be sent.
import { openAuth } from '../accounts/auth.ts'
import type { Bindings } from '../env.ts'
import { Fault } from '../faults.ts'

/** The same link that would be mailed. Throws `unknown_account`. */
export const makeResetLink = async (env: Bindings, origin: string, email: string): Promise<string> => {
  let link: string | undefined
  const auth = openAuth(env, origin, async ({ url }) => {
    link = url
  })
  await auth.api.requestPasswordReset({ body: { email, redirectTo: '/dashboard/reset/' } })
  if (!link) throw new Fault('unknown_account')
  return link
}
