// What other rooms may ask about a business's cases.
import type { Overview } from '../contract/overview.ts'
import { readHead } from '../lane/store.ts'
import { caseJoins, isOverdue, waits } from './read.ts'
import { growth, reach } from './stretch.ts'

const countedTo = 99
const firstWidth = 200

type Seen = { seen: number; open: number; overdue: number }

const queryAt = (now: number) => `SELECT count(*) AS seen,
    coalesce(sum(r.comment IS NOT NULL AND NOT ${waits(now)} AND p.seq IS NULL AND c.status IS NOT 'resolved'), 0) AS open,
    coalesce(sum(${isOverdue(now)}), 0) AS overdue
  FROM ratings AS r ${caseJoins}
  WHERE r.business_id = ? AND r.stars IN (1, 2, 3, 4, 5) AND r.seq >= ? AND r.seq < ? AND r.withdrawn_at IS NULL AND r.invalidated_at IS NULL
    AND r.day BETWEEN ? AND ?`

/**
 * How many ratings of a period say something and have neither a reply nor a resolved case. Counts to 99, looks at the
 * newest 4,000 ratings, newest first, and stops once it has seen all `received` ones of the period. And how many of them
 * have waited for a first reply since before `overdueBefore` (UTC milliseconds); null: nothing is ever overdue.
 */
export const findUnanswered = async (
  db: D1Database,
  businessId: string,
  { from, to }: { from: string; to: string },
  received: number,
  overdueBefore: number | null,
): Promise<Pick<Overview, 'unanswered' | 'overdue'>> => {
  let [seen, open, overdue, looked, width] = [0, 0, 0, 0, firstWidth]
  const query = queryAt(Date.now())
  let below = received > 0 ? (await readHead(db, businessId)).seq + 1 : 1
  while (below > 1 && looked < reach && seen < received && open <= countedTo) {
    const low = Math.max(1, below - Math.min(width, reach - looked))
    const part = await db
      .prepare(query)
      .bind(overdueBefore ?? 0, businessId, low, below, from, to)
      .first<Seen>()
    seen += part?.seen ?? 0
    open += part?.open ?? 0
    overdue += part?.overdue ?? 0
    looked += below - low
    width *= growth
    below = low
  }
  const unseen = seen < received
  return {
    unanswered: { count: Math.min(open, countedTo), more: open > countedTo || unseen },
    overdue: overdueBefore === null ? null : { count: Math.min(overdue, countedTo), more: open > countedTo || unseen },
  }
}
