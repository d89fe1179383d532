// What was done about a stretch of ratings.
import type { CaseDetail } from '../contract/case.ts'
import { type EventRow, eventOf } from './detail.ts'

/** Rows a query: one answer of D1 holds so many notes, however long they are. */
const step = 2000

const sql = `SELECT seq, id, at, actor, kind, detail FROM case_events
  WHERE business_id = ? AND (seq, id) > (?, ?) AND seq <= ? ORDER BY seq, id LIMIT ${step}`

/** By the rating's number, above `low` and up to `high`; each oldest first. */
export const readHistories = async (db: D1Database, businessId: string, low: number, high: number) => {
  const histories = new Map<number, CaseDetail['events']>()
  let after: [seq: number, id: string] | undefined = [low + 1, '']
  while (after) {
    const { results }: D1Result<EventRow & { seq: number }> = await db
      .prepare(sql)
      .bind(businessId, ...after, high)
      .all()
    for (const { seq, ...event } of results) {
      const history = histories.get(seq) ?? []
      history.push(eventOf(event))
      histories.set(seq, history)
    }
    const last = results.at(-1)
    after = last && results.length === step ? [last.seq, last.id] : undefined
  }
  return histories
}
