// Reading who belongs to a business, and who has been asked to.
import { and, asc, eq } from 'drizzle-orm'
import { businesses } from '../../drizzle/schema/businesses.ts'
import { memberInvitations, members } from '../../drizzle/schema/members.ts'
import { users } from '../../drizzle/schema/users.ts'
import { isCalled, isThere } from '../businesses/find.ts'
import { timeOrNull } from '../calendar.ts'
import { scopesOf } from '../contract/access.ts'
import type { Member, MemberInvitation, Welcome } from '../contract/member.ts'
import type { Directory } from '../db.ts'
import { Fault } from '../faults.ts'
import { isOpenInvitation } from './find.ts'

const memberColumns = {
  id: members.id,
  name: users.name,
  email: users.email,
  role: members.role,
  createdAt: members.createdAt,
}

/** Oldest first. */
export const listMembers = async (directory: Directory, businessId: string): Promise<Member[]> => {
  const rows = await directory
    .select(memberColumns)
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(eq(members.organizationId, businessId))
    .orderBy(asc(members.createdAt))
    .all()
  return rows.map(({ createdAt, ...member }) => ({ ...member, since: createdAt.toISOString() }))
}

export const findMember = async (directory: Directory, businessId: string, id: string): Promise<Member> => {
  const member = (await listMembers(directory, businessId)).find((one) => one.id === id)
  if (!member) throw new Fault('unknown_member')
  return member
}

/** Where a person belongs, by name, and what they may do there. */
export const listMemberships = async (directory: Directory, userId: string) => {
  const rows = await directory
    .select({ slug: businesses.slug, name: businesses.name, role: members.role, closesAt: businesses.closesAt })
    .from(members)
    .innerJoin(businesses, eq(businesses.id, members.organizationId))
    .where(and(eq(members.userId, userId), isThere()))
    .orderBy(asc(businesses.name))
    .all()
  return rows.map(({ closesAt, ...row }) => ({
    ...row,
    scopes: [...scopesOf[row.role]],
    closesAt: timeOrNull(closesAt),
  }))
}

/** Throws `unknown_business`, where the person does not belong to it either. */
export const findMembership = async (directory: Directory, slug: string, userId: string) => {
  const found = await directory
    .select({ id: members.id, businessId: businesses.id })
    .from(businesses)
    .innerJoin(members, and(eq(members.organizationId, businesses.id), eq(members.userId, userId)))
    .where(isCalled(directory, slug))
    .get()
  if (!found) throw new Fault('unknown_business')
  return found
}

type InvitationRow = typeof memberInvitations.$inferSelect

export const shownInvitation = (
  { id, email, role, expiresAt }: Pick<InvitationRow, 'id' | 'email' | 'role' | 'expiresAt'>,
  origin: string,
): MemberInvitation => ({
  id,
  email,
  role: role ?? 'analyst',
  link: `${origin}/dashboard/join/?id=${id}`,
  expiresAt: expiresAt.toISOString(),
})

/** Those that can still be accepted. */
export const listInvitations = async (directory: Directory, businessId: string, origin: string, now: number) => {
  const rows = await directory
    .select()
    .from(memberInvitations)
    .where(and(eq(memberInvitations.organizationId, businessId), isOpenInvitation(now)))
    .orderBy(asc(memberInvitations.createdAt))
    .all()
  return rows.map((row) => shownInvitation(row, origin))
}

/** What the holder of the link sees. Throws `unknown_invitation`. */
export const readWelcome = async (directory: Directory, id: string, now: number): Promise<Welcome> => {
  const row = await directory
    .select({
      slug: businesses.slug,
      name: businesses.name,
      email: memberInvitations.email,
      role: memberInvitations.role,
      inviter: users.name,
    })
    .from(memberInvitations)
    .innerJoin(businesses, eq(businesses.id, memberInvitations.organizationId))
    .innerJoin(users, eq(users.id, memberInvitations.inviterId))
    .where(and(eq(memberInvitations.id, id), isOpenInvitation(now)))
    .get()
  if (!row) throw new Fault('unknown_invitation')
  const { slug, name, email, role, inviter } = row
  return { business: { slug, name }, email, role: role ?? 'analyst', inviter }
}
