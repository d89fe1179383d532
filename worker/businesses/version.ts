import { sql } from 'drizzle-orm'
import { heads } from '../../drizzle/schema/heads.ts'
import type { Shard } from '../db.ts'

/** What tells one state of a business's ratings and replies from the next, by the business's id. Without ratings: none. */
export const versionsOf = async (shard: Shard, ids: string[]): Promise<Map<string, string>> => {
  const isOne = sql`${heads.businessId} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`
  const rows = await shard
    .select({ id: heads.businessId, version: heads.version, work: heads.work })
    .from(heads)
    .where(isOne)
    .all()
  return new Map(rows.map(({ id, version, work }) => [id, `${version}.${work}`]))
}
