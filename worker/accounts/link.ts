// The link by which somebody signs in without a password.
import { eq } from 'drizzle-orm'
import { users } from '../../drizzle/schema/users.ts'
import { openDirectory } from '../db.ts'
import type { Bindings } from '../env.ts'
import type { MailKind } from '../languages/mail.ts'

/**
 * What is mailed to whoever asked for a link: nothing where there is no account, so that nobody makes Candor write to
 * strangers; no link where a code is asked for beside the password, because better-auth does not ask for it after a link.
 */
export const linkMailFor = async (env: Bindings, email: string): Promise<MailKind | undefined> => {
  const hasCode = users.twoFactorEnabled
  const user = await openDirectory(env).select({ hasCode }).from(users).where(eq(users.email, email)).get()
  return user && (user.hasCode ? 'code' : 'link')
}
