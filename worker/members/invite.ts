// Invitations, made and answered by better-auth's organisation plugin.
import { APIError } from 'better-auth/api'
import type { Auth } from '../accounts/auth.ts'
import type { Role } from '../contract/access.ts'
import { Fault, type FaultCode } from '../faults.ts'

const meanings: Record<string, FaultCode> = {
  USER_IS_ALREADY_A_MEMBER_OF_THIS_ORGANIZATION: 'already_member',
  INVITATION_NOT_FOUND: 'unknown_invitation',
  YOU_ARE_NOT_THE_RECIPIENT_OF_THE_INVITATION: 'other_recipient',
  INVITATION_LIMIT_REACHED: 'too_many_invitations',
  ORGANIZATION_MEMBERSHIP_LIMIT_REACHED: 'too_many_members',
  EMAIL_VERIFICATION_REQUIRED_BEFORE_ACCEPTING_OR_REJECTING_INVITATION: 'address_unconfirmed',
}

const asFault = (error: unknown): never => {
  const code = error instanceof APIError ? meanings[String(error.body?.code)] : undefined
  throw code ? new Fault(code) : error
}

/** Mails the link where mail is set up. Throws `already_member`, `too_many_invitations`. */
export const invite = (
  auth: Auth,
  headers: Headers,
  organizationId: string,
  { email, role }: { email: string; role: Role },
) => auth.api.createInvitation({ headers, body: { organizationId, email, role } }).catch(asFault)

/**
 * `isMember` tells whether the person is in already: by another invitation, perhaps a moment ago.
 * Throws `unknown_invitation`, `other_recipient`, `address_unconfirmed`, `too_many_members`, `already_member`.
 */
export const accept = (auth: Auth, headers: Headers, invitationId: string, isMember: () => Promise<boolean>) =>
  auth.api.acceptInvitation({ headers, body: { invitationId } }).catch(async (error) => {
    if (!(error instanceof APIError) && (await isMember())) throw new Fault('already_member')
    return asFault(error)
  })
