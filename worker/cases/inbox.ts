// The inbox: all ratings of a business, newest first, through any filter. A page looks at a bounded stretch of ratings,
// whatever their number: one that finds little is short, and says where it goes on.
import type { Case, InboxQuery } from '../contract/case.ts'
import { starValues } from '../contract/vocabulary.ts'
import { readHead } from '../lane/store.ts'
import { type CaseRow, caseColumns, caseJoins, caseOf } from './read.ts'

/** Ratings looked at for one page, at most. */
const reach = 4000
const growth = 4

type Condition = [sql: string, value: unknown]

/** Every condition that a filter makes, beside the order of arrival. */
const conditionsOf = (query: InboxQuery): Condition[] => {
  const all: [string, unknown][] = [
    ['r.channel = ?', query.channel],
    ['r.touchpoint = ?', query.touchpoint?.toUpperCase()],
    ['r.subject = ?', query.subject],
    ['r.locale = ?', query.locale],
    ['r.proof = ?', query.proof],
    ['r.day >= ?', query.from],
    ['r.day <= ?', query.to],
    ["coalesce(c.status, 'new') = ?", query.status],
    ['c.assignee_id = ?', query.assignee],
    ['(r.comment IS NOT NULL) = ?', query.text === undefined ? undefined : Number(query.text === 'true')],
  ]
  return all.filter((condition): condition is Condition => condition[1] !== undefined)
}

/** A stretch of the order of arrival: the key's five ranges, or the numbers that an index of the follow-up gives. */
type Stretch = { sql: string; values: unknown[]; low: number }

const followUp = (query: InboxQuery): Condition | undefined => {
  if (query.tag !== undefined) return ['rating_tags WHERE business_id = ? AND tag = ?', query.tag]
  if (query.assignee !== undefined) return ['cases WHERE business_id = ? AND assignee_id = ?', query.assignee]
  if (query.status !== undefined && query.status !== 'new')
    return ['cases WHERE business_id = ? AND status = ?', query.status]
  return undefined
}

const numbersBelow = async (
  db: D1Database,
  businessId: string,
  [table, value]: Condition,
  below: number,
  width: number,
) => {
  const sql = `SELECT seq FROM ${table} AND seq < ? ORDER BY seq DESC LIMIT ?`
  const { results } = await db.prepare(sql).bind(businessId, value, below, width).all<{ seq: number }>()
  return results.map(({ seq }) => seq)
}

const stretchBelow = async (
  db: D1Database,
  businessId: string,
  query: InboxQuery,
  below: number,
  width: number,
): Promise<Stretch> => {
  const driver = followUp(query)
  if (!driver) {
    const low = Math.max(1, below - width)
    return { sql: 'r.seq >= ? AND r.seq < ?', values: [low, below], low }
  }
  const numbers = await numbersBelow(db, businessId, driver, below, width)
  const low = numbers.length < width ? 1 : (numbers.at(-1) ?? 1)
  return { sql: 'r.seq IN (SELECT value FROM json_each(?))', values: [JSON.stringify(numbers)], low }
}

const readStretch = async (
  db: D1Database,
  businessId: string,
  query: InboxQuery,
  stretch: Stretch,
  limit: number,
): Promise<CaseRow[]> => {
  const conditions = conditionsOf(query)
  const sql = `SELECT ${caseColumns} FROM ratings AS r ${caseJoins}
    WHERE r.business_id = ? AND r.stars IN (SELECT value FROM json_each(?)) AND ${stretch.sql} AND r.withdrawn_at IS NULL
      ${conditions.map(([condition]) => `AND ${condition}`).join(' ')}
    ORDER BY r.seq DESC LIMIT ?`
  const stars = JSON.stringify(query.stars ?? starValues)
  const values = [businessId, stars, ...stretch.values, ...conditions.map(([, value]) => value), limit]
  return (
    await db
      .prepare(sql)
      .bind(...values)
      .all<CaseRow>()
  ).results
}

/** One page, and where the next one starts; null where there is none. */
export const readInbox = async (
  db: D1Database,
  businessId: string,
  query: InboxQuery,
): Promise<{ cases: Case[]; cursor: number | null }> => {
  const found: CaseRow[] = []
  let below = query.cursor ?? (await readHead(db, businessId)).seq + 1
  let width = query.limit + 1
  for (let looked = 0; looked < reach && below > 1 && found.length < query.limit; looked += width, width *= growth) {
    const stretch = await stretchBelow(db, businessId, query, below, Math.min(width, reach - looked))
    const rows = await readStretch(db, businessId, query, stretch, query.limit - found.length)
    found.push(...rows)
    below = found.length === query.limit ? (found.at(-1)?.number ?? 1) : stretch.low
  }
  return { cases: found.map(caseOf), cursor: below > 1 ? below : null }
}
