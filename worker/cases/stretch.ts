// Which ratings a page looks at next: all of a stretch of the order of arrival, or those that an index names.
import type { InboxQuery } from '../contract/case.ts'
import { nobody, unresolved } from '../contract/lists.ts'

/** Ratings looked at for one page, at most. */
export const reach = 4000
/** How many times wider each stretch is than the one before, where little is found. */
export const growth = 4

/** Numbers below `below`, greatest first, `width` at most; undefined where the index cannot tell yet. */
export type Driver = (below: number, width: number) => Promise<number[] | undefined>

/** `low` is the lowest number that has been looked at; it is `below` itself where nothing could be. */
export type Stretch = { sql: string; values: unknown[]; low: number }

const from = (db: D1Database, table: string, ...values: string[]): Driver => {
  const sql = `SELECT seq FROM ${table} AND seq < ? ORDER BY seq DESC LIMIT ?`
  return async (below, width) => {
    const { results } = await db
      .prepare(sql)
      .bind(...values, below, width)
      .all<{ seq: number }>()
    return results.map(({ seq }) => seq)
  }
}

/** The index of the follow-up that names the fewest ratings; undefined where the query asks for none of it. */
export const followUp = (db: D1Database, businessId: string, query: InboxQuery): Driver | undefined => {
  if (query.tag !== undefined) return from(db, 'rating_tags WHERE business_id = ? AND tag = ?', businessId, query.tag)
  if (query.assignee !== undefined && query.assignee !== nobody)
    return from(db, 'cases WHERE business_id = ? AND assignee_id = ?', businessId, query.assignee)
  // Of the new and of the unresolved the index knows some only: nothing is kept of what nobody has touched.
  if (query.status !== undefined && query.status !== 'new' && query.status !== unresolved)
    return from(db, 'cases WHERE business_id = ? AND status = ?', businessId, query.status)
  if (query.appealed === 'true') return from(db, 'appeals WHERE business_id = ? AND answered_at IS NULL', businessId)
  if (query.answered === 'true') return from(db, 'replies WHERE business_id = ?', businessId)
  return undefined
}

const between = (low: number, below: number): Stretch => ({
  sql: 'r.seq >= ? AND r.seq < ?',
  values: [low, below],
  low,
})

export const stretchBelow = async (driver: Driver | undefined, below: number, width: number): Promise<Stretch> => {
  if (!driver) return between(Math.max(1, below - width), below)
  const numbers = await driver(below, width)
  if (!numbers) return between(below, below)
  const low = numbers.length < width ? 1 : (numbers.at(-1) ?? 1)
  return { sql: 'r.seq IN (SELECT value FROM json_each(?))', values: [JSON.stringify(numbers)], low }
}
