// Whether somebody may make an account here, as the operator decided.
import { and, eq } from 'drizzle-orm'
import { memberInvitations } from '../../drizzle/schema/members.ts'
import type { SignUpMode } from '../contract/instance.ts'
import type { Directory } from '../db.ts'
import { Fault } from '../faults.ts'
import { isOpenInvitation } from '../members/find.ts'

const isInvited = async (directory: Directory, id: string, email: string, now: number): Promise<boolean> => {
  const isPending = and(
    eq(memberInvitations.id, id),
    eq(memberInvitations.email, email.toLowerCase()),
    isOpenInvitation(now),
  )
  return (
    (await directory.select({ id: memberInvitations.id }).from(memberInvitations).where(isPending).get()) !== undefined
  )
}

/** Throws `sign_up_closed`. `invitation` is the id in the link of an invitation. */
export const allowSignUp = async (
  directory: Directory,
  mode: SignUpMode | undefined,
  { email, invitation }: { email: string; invitation: string },
  now: number,
): Promise<void> => {
  if (mode === 'open') return
  if (mode === 'invited' && (await isInvited(directory, invitation, email, now))) return
  throw new Fault('sign_up_closed')
}
