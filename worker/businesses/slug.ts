// A slug belongs for ever to the business that had it first: links to it are out in the world, on paper too.
import { and, eq, ne, sql } from 'drizzle-orm'
import { businesses, formerSlugs } from '../../drizzle/schema/businesses.ts'
import type { Directory } from '../db.ts'
import { Fault } from '../faults.ts'

/** The slug, or NULL, which its column refuses, where another business had it before. */
export const unlessFormer = (slug: string, businessId: string) =>
  sql<string>`CASE WHEN NOT EXISTS (SELECT 1 FROM former_slugs WHERE slug = ${slug} AND business_id <> ${businessId})
    THEN ${slug} END`

const isTaken = async (directory: Directory, slug: string, businessId: string): Promise<boolean> => {
  const holders = await directory.batch([
    directory.select({ id: businesses.id }).from(businesses).where(eq(businesses.slug, slug)),
    directory.select({ id: formerSlugs.businessId }).from(formerSlugs).where(eq(formerSlugs.slug, slug)),
  ])
  return holders.flat().some(({ id }) => id !== businessId)
}

/** Does what gives a business a slug. Throws `slug_taken` where it failed because another one has or had the slug. */
export const takingSlug = async <T>(directory: Directory, slug: string, businessId: string, take: () => Promise<T>) => {
  try {
    return await take()
  } catch (error) {
    throw (await isTaken(directory, slug, businessId)) ? new Fault('slug_taken') : error
  }
}

/**
 * What has to happen in the batch before a business takes another slug: the one that it has at that moment, whatever was
 * read before, leads to it from now on, and the new one is no former one any more.
 */
export const leaveSlug = (directory: Directory, businessId: string, next: string, now: number) =>
  [
    directory.insert(formerSlugs).select(
      directory
        .select({ slug: businesses.slug, businessId: businesses.id, until: sql<number>`${now}`.as('until') })
        .from(businesses)
        .where(and(eq(businesses.id, businessId), ne(businesses.slug, next))),
    ),
    directory.delete(formerSlugs).where(and(eq(formerSlugs.slug, next), eq(formerSlugs.businessId, businessId))),
  ] as const
