// Roles and departures. In one statement each, so that two owners who remove each other at once leave one.
import { and, eq, sql } from 'drizzle-orm'
import { members } from '../../drizzle/schema/members.ts'
import type { Role } from '../contract/access.ts'
import type { Directory } from '../db.ts'
import { Fault } from '../faults.ts'

const leavesAnOwner = sql`(${members.role} <> 'owner' OR EXISTS (SELECT 1 FROM members AS other
  WHERE other.business_id = ${members.organizationId} AND other.role = 'owner' AND other.id <> ${members.id}))`

const isOne = (businessId: string, id: string) => and(eq(members.organizationId, businessId), eq(members.id, id))

/** Throws `last_owner`. */
export const changeRole = async (directory: Directory, businessId: string, id: string, role: Role): Promise<void> => {
  const mayChange = role === 'owner' ? undefined : leavesAnOwner
  const where = and(isOne(businessId, id), mayChange)
  const changed = await directory.update(members).set({ role }).where(where).returning({ id: members.id })
  if (changed.length === 0) throw new Fault('last_owner')
}

/** Throws `last_owner`. */
export const removeMember = async (directory: Directory, businessId: string, id: string): Promise<void> => {
  const where = and(isOne(businessId, id), leavesAnOwner)
  const removed = await directory.delete(members).where(where).returning({ id: members.id })
  if (removed.length === 0) throw new Fault('last_owner')
}
