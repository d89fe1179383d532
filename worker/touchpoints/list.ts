// The touchpoints of a business, oldest first: those that the public may see, or all.
import { asc, eq } from 'drizzle-orm'
import { touchpoints } from '../../drizzle/schema/touchpoints.ts'
import type { BusinessRow } from '../businesses/find.ts'
import type { Touchpoint } from '../contract/touchpoint.ts'
import { type Directory, openDirectory, shardDatabase } from '../db.ts'
import type { Bindings } from '../env.ts'
import type { TouchpointRow } from './find.ts'

export const listTouchpoints = (directory: Directory, businessId: string): Promise<TouchpointRow[]> =>
  directory
    .select()
    .from(touchpoints)
    .where(eq(touchpoints.businessId, businessId))
    .orderBy(asc(touchpoints.createdAt), asc(touchpoints.code))
    .all()

const withRatings = async (db: D1Database, businessId: string, codes: string[]): Promise<Set<string>> => {
  if (codes.length === 0) return new Set()
  const sql = `SELECT code.value AS code FROM json_each(?2) AS code WHERE EXISTS (SELECT 1 FROM tallies
    WHERE business_id = ?1 AND subject = '' AND day = 'all' AND touchpoint = code.value AND question = 'stars' AND n > 0)`
  const { results } = await db.prepare(sql).bind(businessId, JSON.stringify(codes)).all<{ code: string }>()
  return new Set(results.map(({ code }) => code))
}

/** An archived touchpoint stays public as long as it has ratings: putting it away must not put them away. */
export const listPublicTouchpoints = async (env: Bindings, business: BusinessRow): Promise<Touchpoint[]> => {
  const rows = await listTouchpoints(openDirectory(env), business.id)
  const archived = rows.filter(({ status }) => status === 'archived').map(({ code }) => code)
  const rated = await withRatings(shardDatabase(env, business.shard), business.id, archived)
  return rows
    .filter(({ code, status }) => status !== 'archived' || rated.has(code))
    .map(({ code, name, channel, locales, status }) => ({
      code,
      name,
      channel,
      locales,
      status: status === 'open' && business.closesAt !== null ? 'paused' : status,
    }))
}
