// One's own account: better-auth's addresses, as this page uses them.
import { call } from '../api/call.ts'

const path = '/v1/auth'

export type { Passkey, Session, SetUp } from '../api/auth-contract.ts'

export const loadSignedIn = () => call('GET', `${path}/get-session`)
export const loadSessions = () => call('GET', `${path}/list-sessions`)
export const endSession = (token: string) => call('POST', `${path}/revoke-session`, { token })
export const endAllSessions = () => call('POST', `${path}/revoke-sessions`, {})
export const endOtherSessions = () => call('POST', `${path}/revoke-other-sessions`, {})

export const changeName = (name: string) => call('POST', `${path}/update-user`, { name })
export const changePassword = (currentPassword: string, newPassword: string) =>
  call('POST', `${path}/change-password`, { currentPassword, newPassword, revokeOtherSessions: true })

export const beginTwoSteps = (password: string) => call('POST', `${path}/two-factor/enable`, { password })
export const proveTwoSteps = (code: string) => call('POST', `${path}/two-factor/verify-totp`, { code })
export const endTwoSteps = (password: string) => call('POST', `${path}/two-factor/disable`, { password })
export const makeBackupCodes = (password: string) =>
  call('POST', `${path}/two-factor/generate-backup-codes`, { password })

export const loadPasskeys = () => call('GET', `${path}/passkey/list-user-passkeys`)
export const renamePasskey = (id: string, name: string) => call('POST', `${path}/passkey/update-passkey`, { id, name })
export const removePasskey = (id: string) => call('POST', `${path}/passkey/delete-passkey`, { id })
