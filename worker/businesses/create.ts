import { businesses } from '../../drizzle/schema/businesses.ts'
import { members } from '../../drizzle/schema/members.ts'
import type { NewBusiness } from '../contract/business.ts'
import type { Directory } from '../db.ts'
import type { BusinessRow } from './find.ts'
import { takingSlug, unlessFormer } from './slug.ts'

/** Opens a business on the default shard, owned by `ownerId` where there is one. Throws `slug_taken`. */
export const createBusiness = async (
  directory: Directory,
  wanted: NewBusiness,
  ownerId: string | null,
  now: number,
): Promise<BusinessRow> => {
  const id = crypto.getRandomValues(new Uint8Array(16)).toHex()
  const slug = unlessFormer(wanted.slug, id)
  const row = { ...wanted, slug, id, shard: 'DB', createdAt: new Date(now), updatedAt: now }
  const open = () => directory.insert(businesses).values(row).returning().get()
  const opened = await takingSlug(directory, wanted.slug, id, open)
  const owner = { id: crypto.randomUUID(), organizationId: id, role: 'owner' as const, createdAt: new Date(now) }
  if (ownerId) await directory.insert(members).values({ ...owner, userId: ownerId })
  return opened
}
