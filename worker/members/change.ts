// Roles and departures. In one statement each, so that two owners who remove each other at once leave one.
import { and, eq, sql } from 'drizzle-orm'
import { members } from '../../drizzle/schema/members.ts'
import type { Role } from '../contract/access.ts'
import type { Directory } from '../db.ts'
import { Fault } from '../faults.ts'

const leavesAnOwner = sql`(${members.role} <> 'owner' OR EXISTS (SELECT 1 FROM members AS other
  WHERE other.business_id = ${members.organizationId} AND other.role = 'owner' AND other.id <> ${members.id}))`

const isOne = (businessId: string, id: string) => and(eq(members.organizationId, businessId), eq(members.id, id))

/** The id of the person whose role it is. Throws `last_owner`. */
export const changeRole = async (directory: Directory, businessId: string, id: string, role: Role): Promise<string> => {
  const mayChange = role === 'owner' ? undefined : leavesAnOwner
  const where = and(isOne(businessId, id), mayChange)
  const changed = await directory.update(members).set({ role }).where(where).returning({ id: members.userId }).get()
  if (!changed) throw new Fault('last_owner')
  return changed.id
}

/** The id of the person who belongs no more. Throws `last_owner`. */
export const removeMember = async (directory: Directory, businessId: string, id: string): Promise<string> => {
  const where = and(isOne(businessId, id), leavesAnOwner)
  const removed = await directory.delete(members).where(where).returning({ id: members.userId }).get()
  if (!removed) throw new Fault('last_owner')
  return removed.id
}
