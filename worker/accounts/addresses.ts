// The addresses of better-auth that are open. Closed is everything else that it and its plugins bring along or will bring
// along: their ways to members, keys and businesses have no guard and no audit of ours.
const open: Record<string, readonly string[]> = {
  GET: [
    '/error',
    '/get-session',
    '/list-sessions',
    '/magic-link/verify',
    '/passkey/generate-authenticate-options',
    '/passkey/generate-register-options',
    '/passkey/list-user-passkeys',
    '/reset-password/:token',
    '/verify-email',
  ],
  POST: [
    '/change-password',
    '/passkey/delete-passkey',
    '/passkey/update-passkey',
    '/passkey/verify-authentication',
    '/passkey/verify-registration',
    '/request-password-reset',
    '/reset-password',
    '/revoke-other-sessions',
    '/revoke-session',
    '/revoke-sessions',
    '/send-verification-email',
    '/sign-in/email',
    '/sign-in/magic-link',
    '/sign-out',
    '/sign-up/email',
    '/two-factor/disable',
    '/two-factor/enable',
    '/two-factor/generate-backup-codes',
    '/two-factor/get-totp-uri',
    '/two-factor/verify-backup-code',
    '/two-factor/verify-totp',
    '/update-user',
  ],
}

export const isOpen = (method: string, path: string): boolean =>
  open[method]?.includes(path.replace(/^\/reset-password\/\w+$/, '/reset-password/:token')) ?? false

/** Those that mail to whatever address they are given. What they answer must not tell whether it has an account. */
export const isMailing = (path: string): boolean =>
  ['/sign-up/email', '/request-password-reset', '/sign-in/magic-link', '/send-verification-email'].includes(path)

/** Those that ask somebody signed in for the password again. */
export const asksPassword = (path: string): boolean =>
  path === '/change-password' || /^\/two-factor\/(disable|enable|generate-backup-codes|get-totp-uri)$/.test(path)
