import { sql } from 'drizzle-orm'
import { heads } from '../../drizzle/schema/heads.ts'
import type { Shard } from '../db.ts'

/** How many commits changed each business's ratings, by the business's id. Businesses without ratings are left out. */
export const versionsOf = async (shard: Shard, ids: string[]): Promise<Map<string, number>> => {
  const isOne = sql`${heads.businessId} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`
  const rows = await shard.select({ id: heads.businessId, version: heads.version }).from(heads).where(isOne).all()
  return new Map(rows.map(({ id, version }) => [id, version]))
}
