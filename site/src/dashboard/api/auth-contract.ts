// better-auth's addresses, whose contracts are its own, as far as the dashboard uses them.
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'

export interface Session {
  id: string
  token: string
  createdAt: string
  userAgent?: string | null
}
export interface Passkey {
  id: string
  name?: string | null
  createdAt?: string | null
}
/** What an authenticator app is set up with. It counts once a code has been proven. */
export interface SetUp {
  totpURI: string
  backupCodes: string[]
}
type Password = { password: string }
type Code = { code: string }
type Nothing = Record<string, never>
type SignIn = Password & { email: string; callbackURL: string }
type SignedIn = { session: Session; user: { twoFactorEnabled?: boolean | null } }
type PasswordChange = { currentPassword: string; newPassword: string; revokeOtherSessions: true }
type Proof = { response: object }

export interface AuthContract {
  'POST /v1/auth/sign-in/email': { takes: SignIn; gives: { twoFactorRedirect?: boolean } }
  'POST /v1/auth/sign-in/magic-link': {
    takes: { email: string; callbackURL: string; errorCallbackURL: string }
    gives: unknown
  }
  'POST /v1/auth/sign-up/email': { takes: SignIn & { name: string }; gives: unknown }
  'POST /v1/auth/sign-out': { takes: Nothing; gives: unknown }
  'POST /v1/auth/request-password-reset': { takes: { email: string; redirectTo: string }; gives: unknown }
  'POST /v1/auth/reset-password': { takes: { token: string; newPassword: string }; gives: unknown }
  'POST /v1/auth/change-password': { takes: PasswordChange; gives: unknown }
  'POST /v1/auth/update-user': { takes: { name: string }; gives: unknown }

  'GET /v1/auth/get-session': { gives: SignedIn }
  'GET /v1/auth/list-sessions': { gives: Session[] }
  'POST /v1/auth/revoke-session': { takes: { token: string }; gives: unknown }
  'POST /v1/auth/revoke-sessions': { takes: Nothing; gives: unknown }
  'POST /v1/auth/revoke-other-sessions': { takes: Nothing; gives: unknown }

  'POST /v1/auth/two-factor/enable': { takes: Password; gives: SetUp }
  'POST /v1/auth/two-factor/disable': { takes: Password; gives: unknown }
  'POST /v1/auth/two-factor/generate-backup-codes': { takes: Password; gives: Pick<SetUp, 'backupCodes'> }
  'POST /v1/auth/two-factor/verify-totp': { takes: Code; gives: unknown }
  'POST /v1/auth/two-factor/verify-backup-code': { takes: Code; gives: unknown }

  'GET /v1/auth/passkey/list-user-passkeys': { gives: Passkey[] }
  'GET /v1/auth/passkey/generate-authenticate-options': { gives: PublicKeyCredentialRequestOptionsJSON }
  'GET /v1/auth/passkey/generate-register-options': { gives: PublicKeyCredentialCreationOptionsJSON }
  'POST /v1/auth/passkey/verify-authentication': { takes: Proof; gives: unknown }
  'POST /v1/auth/passkey/verify-registration': { takes: Proof & { name: string }; gives: unknown }
  'POST /v1/auth/passkey/update-passkey': { takes: { id: string; name: string }; gives: unknown }
  'POST /v1/auth/passkey/delete-passkey': { takes: { id: string }; gives: unknown }
}
