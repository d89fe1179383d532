// The inbox: all ratings of a business, newest first, through any filter. A page looks at a bounded stretch of ratings,
// whatever their number: one that finds little is short, and says where it goes on.
import type { Case, InboxQuery } from '../contract/case.ts'
import { starValues } from '../contract/vocabulary.ts'
import { readHead } from '../lane/store.ts'
import { conditionsOf } from './filters.ts'
import { type CaseRow, caseColumns, caseJoins, caseOf } from './read.ts'
import { type Driver, followUp, growth, reach, type Stretch, stretchBelow } from './stretch.ts'

const readStretch = async (
  db: D1Database,
  businessId: string,
  query: InboxQuery,
  overdueBefore: number,
  stretch: Stretch,
  limit: number,
): Promise<CaseRow[]> => {
  const conditions = conditionsOf(query, overdueBefore)
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

/**
 * One page, and where the next one starts; null where there is none. `search` names the ratings that hold `query.q`;
 * `overdueBefore` (UTC milliseconds) tells which are overdue: none, where it is left out.
 */
export const readInbox = async (
  db: D1Database,
  businessId: string,
  query: InboxQuery,
  { search, overdueBefore = 0 }: { search?: Driver | undefined; overdueBefore?: number } = {},
): Promise<{ cases: Case[]; cursor: number | null }> => {
  const driver = search ?? followUp(db, businessId, query)
  const found: CaseRow[] = []
  let below = query.cursor ?? (await readHead(db, businessId)).seq + 1
  let width = query.limit + 1
  for (let looked = 0; looked < reach && below > 1 && found.length < query.limit; looked += width, width *= growth) {
    const stretch = await stretchBelow(driver, below, Math.min(width, reach - looked))
    // The index is on its way: the next page finds it nearer.
    if (stretch.low === below) break
    const rows = await readStretch(db, businessId, query, overdueBefore, stretch, query.limit - found.length)
    found.push(...rows)
    below = found.length === query.limit ? (found.at(-1)?.number ?? 1) : stretch.low
  }
  return { cases: found.map(caseOf), cursor: below > 1 ? below : null }
}
