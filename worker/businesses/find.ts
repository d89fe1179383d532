import { eq, gt } from 'drizzle-orm'
import { businesses } from '../../drizzle/schema/businesses.ts'
import type { Business } from '../contract/business.ts'
import { type Directory, openDirectory, openShard } from '../db.ts'
import type { Bindings } from '../env.ts'
import { Fault } from '../faults.ts'
import { versionsOf } from './version.ts'

export type BusinessRow = typeof businesses.$inferSelect

/** Throws `unknown_business`. */
export const findBusiness = async (directory: Directory, slug: string): Promise<BusinessRow> => {
  const row = await directory.select().from(businesses).where(eq(businesses.slug, slug.toLowerCase())).get()
  if (!row) throw new Fault('unknown_business')
  return row
}

const shown = (row: BusinessRow, version: string): Business => ({
  slug: row.slug,
  name: row.name,
  description: row.description,
  website: row.website,
  locale: row.locale as Business['locale'],
  timeZone: row.timeZone,
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
    .where(gt(businesses.slug, cursor))
    .orderBy(businesses.slug)
    .limit(limit + 1)
    .all()
