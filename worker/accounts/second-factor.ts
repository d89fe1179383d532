// A code from an authenticator app is good for a minute and a half, and better-auth takes it as often as it comes. Whoever
// looks over a shoulder must not be able to use it once more (RFC 6238, section 5.2).
import { APIError, createAuthMiddleware } from 'better-auth/api'

const lifetime = 120_000

/** Takes each code of an account once, right or wrong, when somebody signs in. */
export const takeCodeOnce = createAuthMiddleware(async (ctx) => {
  if (ctx.path !== '/two-factor/verify-totp') return
  const { internalAdapter, secret, createAuthCookie } = ctx.context
  const challenge = await ctx.getSignedCookie(createAuthCookie('two_factor').name, secret)
  const pending = challenge ? await internalAdapter.findVerificationValue(challenge) : null
  if (!pending) return
  const isNew = await internalAdapter.reserveVerificationValue({
    identifier: `used-code-${pending.value}-${ctx.body?.code}`,
    value: 'used',
    expiresAt: new Date(Date.now() + lifetime),
  })
  if (!isNew) throw new APIError('UNAUTHORIZED', { code: 'INVALID_CODE', message: 'Invalid code' })
})
