// What has arrived or changed since a business's arrivals were last attended to.
import type { CaseEventKind } from '../contract/case.ts'
import type { Arrived } from './rules.ts'

/** Ratings a step, new and changed ones each: what is done about all of them is one batch. */
const stepSize = 50

const columns = `r.seq, r.stars, r.touchpoint, r.answers->>'$.contact_reason' AS reason, r.answers->>'$.recommend' AS recommend,
  r.changed_in AS changedIn, r.withdrawn_at IS NULL AND r.proof <> 'imported' AS isMeant,
  (SELECT c.assignee_id FROM cases AS c WHERE c.business_id = r.business_id AND c.seq = r.seq) AS assignee`
const newQuery = `SELECT ${columns} FROM ratings AS r
  WHERE r.business_id = ?1 AND r.stars IN (1, 2, 3, 4, 5) AND r.seq > ?2 AND r.seq <= ?3`
const changedQuery = `SELECT ${columns} FROM ratings AS r
  WHERE r.business_id = ?1 AND r.changed_in IS NOT NULL AND (r.changed_in, r.seq) > (?2, ?3)
  ORDER BY r.changed_in, r.seq LIMIT ${stepSize}`
const doneQuery = `SELECT seq, kind, detail FROM case_events
  WHERE business_id = ?1 AND seq IN (SELECT value FROM json_each(?2)) AND kind IN ('assigned', 'tagged', 'alerted')`

export type Mark = { seq: number; changedIn: number; changedSeq: number }
type Row = Omit<Arrived, 'done'> & { changedIn: number | null; isMeant: number }
type Done = { seq: number; kind: CaseEventKind; detail: string }

const withDone = async (db: D1Database, businessId: string, rows: Row[]): Promise<Arrived[]> => {
  const meant = [...new Map(rows.filter(({ isMeant }) => isMeant).map((row) => [row.seq, row])).values()]
  if (meant.length === 0) return []
  const numbers = JSON.stringify(meant.map(({ seq }) => seq))
  const { results } = await db.prepare(doneQuery).bind(businessId, numbers).all<Done>()
  const inOrder = meant.toSorted((a, b) => a.seq - b.seq)
  return inOrder.map((row) => ({ ...row, done: results.filter(({ seq }) => seq === row.seq) }))
}

/** The next of them, how far that comes, and whether there is more. All of it is of one moment but for what was done. */
export const readArrived = async (db: D1Database, businessId: string, mark: Mark) => {
  const [heads, news, changes] = await db.batch<unknown>([
    db.prepare('SELECT seq FROM heads WHERE business_id = ?1').bind(businessId),
    db.prepare(newQuery).bind(businessId, mark.seq, mark.seq + stepSize),
    db.prepare(changedQuery).bind(businessId, mark.changedIn, mark.changedSeq),
  ])
  const { seq: head } = (heads?.results[0] ?? { seq: 0 }) as { seq: number }
  const changed = (changes?.results ?? []) as Row[]
  const last = changed.at(-1)
  const next: Mark = {
    // Where D1 was brought back to an earlier state, it goes on from there.
    seq: Math.min(mark.seq + stepSize, head),
    changedIn: last?.changedIn ?? mark.changedIn,
    changedSeq: last?.seq ?? mark.changedSeq,
  }
  const arrived = await withDone(db, businessId, [...((news?.results ?? []) as Row[]), ...changed])
  return { arrived, next, isDone: next.seq === head && changed.length < stepSize }
}
