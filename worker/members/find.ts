// What other rooms may ask about a business's team.
import { and, eq, gt, inArray, sql } from 'drizzle-orm'
import { memberInvitations, members } from '../../drizzle/schema/members.ts'
import { users } from '../../drizzle/schema/users.ts'
import type { Directory } from '../db.ts'

/** The names of a business's members, by the user's id. */
export const memberNames = async (directory: Directory, businessId: string): Promise<Map<string, string>> => {
  const rows = await directory
    .select({ id: members.userId, name: users.name })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(eq(members.organizationId, businessId))
    .all()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Those of these people who belong to the business, to be written to. */
export const findMembers = (directory: Directory, businessId: string, ids: string[]) =>
  directory
    .select({ name: users.name, email: users.email })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.organizationId, businessId), inArray(members.userId, ids)))
    .all()

/** Whom to write to about the business as a whole. */
export const findOwners = (directory: Directory, businessId: string) =>
  directory
    .select({ name: users.name, email: users.email })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.organizationId, businessId), eq(members.role, 'owner')))
    .all()

/** Whoever is removed must not come back by an invitation made before to an address of their own. */
const inviterIsOwner = sql`EXISTS (SELECT 1 FROM members AS inviter WHERE inviter.role = 'owner'
  AND inviter.business_id = ${memberInvitations.organizationId} AND inviter.user_id = ${memberInvitations.inviterId})`

/** That an invitation can still be accepted. */
export const isOpenInvitation = (now: number) =>
  and(eq(memberInvitations.status, 'pending'), gt(memberInvitations.expiresAt, new Date(now)), inviterIsOwner)
