import { eq, sql } from 'drizzle-orm'
import { businesses } from '../../drizzle/schema/businesses.ts'
import type { Actor } from '../accounts/actor.ts'
import { noting } from '../audit/note.ts'
import type { ProfileChange } from '../contract/profile.ts'
import type { Directory } from '../db.ts'
import type { BusinessRow } from './find.ts'
import { leaveSlug, takingSlug, unlessFormer } from './slug.ts'

/** Makes the public pages be built anew; grows also where the clock was set back. */
export const movedOn = (now: number) => sql`max(${businesses.updatedAt} + 1, ${now})`

const wordsFor = (before: BusinessRow, changes: ProfileChange) =>
  Object.keys(changes)
    // What others hold a business to is named with what it was.
    .map((field) => (field === 'slug' || field === 'holds' ? `${field}: ${before[field]} → ${changes[field]}` : field))
    .join(', ')

/** Changes what is named and leaves the rest. An old slug leads here from now on. Throws `slug_taken`. */
export const changeBusiness = async (
  directory: Directory,
  actor: Actor,
  before: BusinessRow,
  changes: ProfileChange,
  now: number,
): Promise<BusinessRow> => {
  const { id } = before
  const named = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
  const slug = changes.slug === undefined ? {} : { slug: unlessFormer(changes.slug, id) }
  const update = directory
    .update(businesses)
    .set({ ...named, ...slug, updatedAt: movedOn(now) })
    .where(eq(businesses.id, id))
    .returning()
  const note = noting(directory, id, actor, 'business.changed', wordsFor(before, changes), now)
  if (changes.slug === undefined) return (await directory.batch([update, note]))[0][0] ?? before
  const leaving = leaveSlug(directory, id, changes.slug, now)
  const take = () => directory.batch([...leaving, update, note])
  return (await takingSlug(directory, changes.slug, id, take))[2][0] ?? before
}
