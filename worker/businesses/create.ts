import { businesses } from '../../drizzle/schema/businesses.ts'
import { members } from '../../drizzle/schema/members.ts'
import type { NewBusiness } from '../contract/business.ts'
import type { Directory } from '../db.ts'
import { Fault } from '../faults.ts'
import type { BusinessRow } from './find.ts'

/** Opens a business on the default shard, owned by `ownerId` where there is one. Throws `slug_taken`. */
export const createBusiness = async (
  directory: Directory,
  wanted: NewBusiness,
  ownerId: string | null,
  now: number,
): Promise<BusinessRow> => {
  const id = crypto.getRandomValues(new Uint8Array(16)).toHex()
  const row = { ...wanted, id, shard: 'DB', createdAt: new Date(now), updatedAt: now }
  const opened = await directory.insert(businesses).values(row).onConflictDoNothing().returning().get()
  if (!opened) throw new Fault('slug_taken')
  const owner = { id: crypto.randomUUID(), organizationId: id, role: 'owner' as const, createdAt: new Date(now) }
  if (ownerId) await directory.insert(members).values({ ...owner, userId: ownerId })
  return opened
}
