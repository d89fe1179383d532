// What other rooms may ask about a business's cases.
import { readHead } from '../lane/store.ts'
import { caseJoins } from './read.ts'
import { growth, reach } from './stretch.ts'

const countedTo = 99
const firstWidth = 200

type Seen = { seen: number; open: number }

const query = `SELECT count(*) AS seen,
    coalesce(sum(r.comment IS NOT NULL AND p.seq IS NULL AND c.status IS NOT 'resolved'), 0) AS open
  FROM ratings AS r ${caseJoins}
  WHERE r.business_id = ? AND r.stars IN (1, 2, 3, 4, 5) AND r.seq >= ? AND r.seq < ? AND r.withdrawn_at IS NULL AND r.invalidated_at IS NULL
    AND r.day BETWEEN ? AND ?`

/**
 * How many ratings of a period say something and have neither a reply nor a resolved case. Counts to 99, looks at the
 * newest 4,000 ratings, newest first, and stops once it has seen all `received` ones of the period.
 */
export const findUnanswered = async (
  db: D1Database,
  businessId: string,
  { from, to }: { from: string; to: string },
  received: number,
): Promise<{ count: number; more: boolean }> => {
  let [seen, open, looked, width] = [0, 0, 0, firstWidth]
  let below = received > 0 ? (await readHead(db, businessId)).seq + 1 : 1
  while (below > 1 && looked < reach && seen < received && open <= countedTo) {
    const low = Math.max(1, below - Math.min(width, reach - looked))
    const part = await db.prepare(query).bind(businessId, low, below, from, to).first<Seen>()
    seen += part?.seen ?? 0
    open += part?.open ?? 0
    looked += below - low
    width *= growth
    below = low
  }
  return { count: Math.min(open, countedTo), more: open > countedTo || seen < received }
}
