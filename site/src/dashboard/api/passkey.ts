// The browser's passkeys. Its library is brought when one is asked for.
import { ApiError, call } from './call.ts'

/** What the browser's refusals are called here. */
const codes: Record<string, string> = {
  NotAllowedError: 'passkey_cancelled',
  AbortError: 'passkey_cancelled',
  InvalidStateError: 'passkey_known',
}

const refuse = (error: unknown): never => {
  throw new ApiError(0, { code: codes[(error as Error).name] ?? 'passkey_failed' })
}

/** Whether this browser has passkeys at all. */
export const hasPasskeys = (): boolean => 'PublicKeyCredential' in window

/** Asks the browser for one of this site's passkeys, and signs in with it. */
export const signInWithPasskey = async (): Promise<void> => {
  const { startAuthentication } = await import('@simplewebauthn/browser')
  const optionsJSON = await call('GET', '/v1/auth/passkey/generate-authenticate-options')
  const response = await startAuthentication({ optionsJSON }).catch(refuse)
  await call('POST', '/v1/auth/passkey/verify-authentication', { response })
}

/** Lets the browser make a passkey for whoever is signed in. */
export const addPasskey = async (name: string): Promise<void> => {
  const { startRegistration } = await import('@simplewebauthn/browser')
  const optionsJSON = await call('GET', '/v1/auth/passkey/generate-register-options')
  const response = await startRegistration({ optionsJSON }).catch(refuse)
  await call('POST', '/v1/auth/passkey/verify-registration', { response, name })
}
