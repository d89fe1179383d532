import { and, eq, gt, inArray, isNull, or } from 'drizzle-orm'
import { businesses, formerSlugs } from '../../drizzle/schema/businesses.ts'
import type { Business } from '../contract/business.ts'
import { type Directory, openDirectory, openShard } from '../db.ts'
import type { Bindings } from '../env.ts'
import { Fault, Moved } from '../faults.ts'
import { versionsOf } from './version.ts'

export type BusinessRow = typeof businesses.$inferSelect

/** That nobody ended the business, or that its time is not up. From then on it looks as if there were none. */
export const isThere = () => or(isNull(businesses.closesAt), gt(businesses.closesAt, Date.now()))

/** That the business has the slug, or had it before. */
export const isCalled = (directory: Directory, slug: string) => {
  const wanted = slug.toLowerCase()
  const former = directory.select({ id: formerSlugs.businessId }).from(formerSlugs).where(eq(formerSlugs.slug, wanted))
  return and(or(eq(businesses.slug, wanted), inArray(businesses.id, former)), isThere())
}

/** Throws `unknown_business`, and `business_moved` where it had the slug before. */
export const findBusiness = async (directory: Directory, slug: string): Promise<BusinessRow> => {
  const row = await directory.select().from(businesses).where(isCalled(directory, slug)).get()
  if (!row) throw new Fault('unknown_business')
  if (row.slug !== slug.toLowerCase()) throw new Moved(row.slug)
  return row
}

/** By the id that its ledger has. Throws `unknown_business`. */
export const findBusinessById = async (directory: Directory, id: string): Promise<BusinessRow> => {
  const row = await directory
    .select()
    .from(businesses)
    .where(and(eq(businesses.id, id), isThere()))
    .get()
  if (!row) throw new Fault('unknown_business')
  return row
}

/** The problems that it adds to a public route. */
export const findingProblems = ['unknown_business', 'business_moved'] as const

const logoOf = ({ slug, logo }: BusinessRow) => logo && `/v1/businesses/${slug}/logo?hash=${logo.slice(0, 16)}`

const shown = (row: BusinessRow, version: string): Business => ({
  slug: row.slug,
  name: row.name,
  description: row.description,
  website: row.website,
  locale: row.locale as Business['locale'],
  timeZone: row.timeZone,
  accent: row.accent,
  holds: row.holds,
  logo: logoOf(row),
  ledger: `/ledger/${row.id}`,
  version: `${row.updatedAt}.${version}`,
})

/** Businesses with the versions of what their pages show. One query a shard, whatever the number of businesses. */
export const showBusinesses = async (env: Bindings, rows: BusinessRow[]): Promise<Business[]> => {
  const shards = [...new Set(rows.map(({ shard }) => shard))]
  const versions = await Promise.all(
    shards.map((shard) =>
      versionsOf(
        openShard(env, shard),
        rows.filter((row) => row.shard === shard).map(({ id }) => id),
      ),
    ),
  )
  const byId = new Map(versions.flatMap((part) => [...part]))
  return rows.map((row) => shown(row, byId.get(row.id) ?? '0.0'))
}

/** Businesses in the order of their slugs, after `cursor`; one more than `limit` where there are more. */
export const listBusinesses = (env: Bindings, limit: number, cursor: string): Promise<BusinessRow[]> =>
  openDirectory(env)
    .select()
    .from(businesses)
    .where(and(gt(businesses.slug, cursor), isThere()))
    .orderBy(businesses.slug)
    .limit(limit + 1)
    .all()
