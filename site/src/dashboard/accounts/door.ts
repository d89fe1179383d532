// The ways in: better-auth's addresses, as the pages of this folder use them.
import { ApiError, call, withQuery } from '../api/call.ts'
import { tell } from '../parts/toasts.svelte.ts'
import { nextPage } from '../shell/session.ts'

export const enter = () => location.assign(nextPage())

/** True where a code of the authenticator app is wanted next. */
export const signIn = async (email: string, password: string): Promise<boolean> => {
  const callbackURL = nextPage()
  const answer = await call('POST', '/v1/auth/sign-in/email', { email, password, callbackURL })
  return Boolean(answer.twoFactorRedirect)
}

export const sendLink = (email: string) =>
  call('POST', '/v1/auth/sign-in/magic-link', {
    email,
    callbackURL: nextPage(),
    errorCallbackURL: '/dashboard/sign-in/',
  })

export const signUp = (person: { name: string; email: string; password: string }, invitation: string | null) => {
  const address = withQuery('/v1/auth/sign-up/email', { invitation: invitation ?? undefined })
  return call('POST', address, { ...person, callbackURL: nextPage() })
}

export const askForReset = (email: string) =>
  call('POST', '/v1/auth/request-password-reset', { email, redirectTo: '/dashboard/reset/' })

export const resetPassword = (token: string, newPassword: string) =>
  call('POST', '/v1/auth/reset-password', { token, newPassword })

export const proveFactor = (code: string, isBackup: boolean) =>
  call('POST', isBackup ? '/v1/auth/two-factor/verify-backup-code' : '/v1/auth/two-factor/verify-totp', { code })

export const signOut = () => call('POST', '/v1/auth/sign-out', {})

/** Signs out, and goes where one can sign in again. Who could not be signed out is told, and does not walk away. */
export const leave = async (): Promise<void> => {
  try {
    await signOut()
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return tell(error.message)
  }
  location.assign('/dashboard/sign-in/')
}
