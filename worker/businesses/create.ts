import { businesses } from '../../drizzle/schema/businesses.ts'
import type { NewBusiness } from '../contract/business.ts'
import type { Directory } from '../db.ts'
import { Fault } from '../faults.ts'
import type { BusinessRow } from './find.ts'

/** Opens a business on the default shard. Throws `slug_taken`. */
export const createBusiness = async (directory: Directory, wanted: NewBusiness, now: number): Promise<BusinessRow> => {
  const id = crypto.getRandomValues(new Uint8Array(16)).toHex()
  const row = { ...wanted, id, shard: 'DB', createdAt: now, updatedAt: now }
  const created = await directory.insert(businesses).values(row).onConflictDoNothing().returning().get()
  if (!created) throw new Fault('slug_taken')
  return created
}
