// better-auth on the directory database. One instance a request: a database binding belongs to its request.
// Passwords are hashed with scrypt by node:crypto, which better-auth chooses by the condition `workerd`.

import { waitUntil } from 'cloudflare:workers'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { betterAuth } from 'better-auth/minimal'
import { eq } from 'drizzle-orm'
import { businesses } from '../../drizzle/schema/businesses.ts'
import { credentials, passkeys, twoFactors, verifications } from '../../drizzle/schema/credentials.ts'
import { keys } from '../../drizzle/schema/keys.ts'
import { memberInvitations, members } from '../../drizzle/schema/members.ts'
import { sessions } from '../../drizzle/schema/sessions.ts'
import { users } from '../../drizzle/schema/users.ts'
import { openDirectory } from '../db.ts'
import type { Bindings } from '../env.ts'
import { hasMail, sendMail } from '../mail/send.ts'
import { pluginsOf, signInPageOf } from './plugins.ts'
import { takeCodeOnce } from './second-factor.ts'

export const authPath = '/v1/auth'
const hour = 60 * 60
const day = 24 * hour

const schema = {
  user: users,
  session: sessions,
  account: credentials,
  verification: verifications,
  passkey: passkeys,
  twoFactor: twoFactors,
  organization: businesses,
  member: members,
  invitation: memberInvitations,
  apikey: keys,
}

/** A wrong key is a refusal, no error here. Of an error its cause alone is kept: the query around it has addresses in it. */
const log = (level: 'debug' | 'info' | 'warn' | 'error', message: string, error?: { cause?: unknown }) => {
  if (!message.startsWith('Failed to validate API key')) console[level](message, String(error?.cause ?? ''))
}

type Resetting = { user: { name: string; email: string }; url: string }
const mailReset =
  (env: Bindings) =>
  ({ user, url }: Resetting) =>
    sendMail(env, user.email, 'reset', { name: user.name, url })

/**
 * `origin` is where the instance is: links in mails lead there, and passkeys belong to its host. `sendResetPassword` takes
 * the link by which somebody chooses a new password.
 */
export const openAuth = (env: Bindings, origin: string, sendResetPassword = mailReset(env)) => {
  if (!env.AUTH_SECRET) throw new Error('AUTH_SECRET is not set')
  const signInPage = signInPageOf(origin)
  return betterAuth({
    appName: 'Candor',
    baseURL: origin,
    basePath: authPath,
    secret: env.AUTH_SECRET,
    trustedOrigins: [origin],
    telemetry: { enabled: false },
    logger: { level: 'error', log },
    onAPIError: { errorURL: signInPage },
    hooks: { before: takeCodeOnce },
    // Whoever reads the database must not be able to open the links that were mailed.
    verification: { storeIdentifier: 'hashed' },
    database: drizzleAdapter(openDirectory(env), { provider: 'sqlite', schema }),
    advanced: {
      cookiePrefix: 'candor',
      // It would miss what only its plugin's own way to open a business needs; ours is businesses/create.ts.
      database: { validateSchema: false },
      // No network address is kept of anybody.
      ipAddress: { disableIpTracking: true },
      // Mails are sent after the answer, so that its time does not tell whether one was sent.
      backgroundTasks: { handler: waitUntil },
    },
    session: { expiresIn: 30 * day, updateAge: day, freshAge: hour },
    user: { additionalFields: { isOperator: { type: 'boolean', input: false, defaultValue: false } } },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 10,
      maxPasswordLength: 200,
      // With it, signing up answers the same whether the address has an account or not.
      autoSignIn: false,
      requireEmailVerification: hasMail(env),
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: hour,
      // Other links and challenges that are on their way end as the sessions do.
      onPasswordReset: async ({ user }) => {
        await openDirectory(env).delete(verifications).where(eq(verifications.value, user.id))
      },
      sendResetPassword,
      onExistingUserSignUp: ({ user }) => sendMail(env, user.email, 'known', { name: user.name, url: signInPage }),
    },
    emailVerification: {
      sendOnSignUp: hasMail(env),
      autoSignInAfterVerification: true,
      expiresIn: hour,
      sendVerificationEmail: ({ user, url }) => sendMail(env, user.email, 'verify', { url }),
    },
    plugins: pluginsOf(env, origin),
  })
}

export type Auth = ReturnType<typeof openAuth>
