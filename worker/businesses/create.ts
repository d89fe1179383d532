import { businesses } from '../../drizzle/schema/businesses.ts'
import { members } from '../../drizzle/schema/members.ts'
import type { OperatorActor, UserActor } from '../accounts/actor.ts'
import { noting } from '../audit/note.ts'
import type { NewBusiness } from '../contract/business.ts'
import type { Directory } from '../db.ts'
import type { BusinessRow } from './find.ts'
import { takingSlug, unlessFormer } from './slug.ts'

/**
 * Opens a business on the default shard, owned by the person who opens it; the operator's token owns none. All of it or
 * nothing, so that no slug is lost to a business that nobody belongs to. Throws `slug_taken`.
 */
export const createBusiness = async (
  directory: Directory,
  wanted: NewBusiness,
  actor: UserActor | OperatorActor,
  now: number,
): Promise<BusinessRow> => {
  const id = crypto.getRandomValues(new Uint8Array(16)).toHex()
  const slug = unlessFormer(wanted.slug, id)
  const row = { ...wanted, slug, id, shard: 'DB', createdAt: new Date(now), updatedAt: now }
  const owner = { id: crypto.randomUUID(), organizationId: id, role: 'owner' as const, createdAt: new Date(now) }
  const joining = actor.id === null ? [] : [directory.insert(members).values({ ...owner, userId: actor.id })]
  const open = () =>
    directory.batch([
      directory.insert(businesses).values(row).returning(),
      noting(directory, id, actor, 'business.opened', wanted.slug, now),
      ...joining,
    ])
  return (await takingSlug(directory, wanted.slug, id, open))[0][0] as BusinessRow
}
