// What became of all ratings, counted from the database and not from the ledger: so that the one can be held against the
// other.
import { isoTime } from '../calendar.ts'
import type { Disclosure } from '../contract/disclosure.ts'
import { starValues } from '../contract/lists.ts'
import { toBase64 } from './encoding.ts'
import { readCheckpoint } from './store.ts'

type Row = { name: string; stars: number; n: number }

const counted = `SELECT proof AS name, value AS stars, sum(n) AS n FROM tallies
  WHERE business_id = ?1 AND subject = '' AND day = 'all' AND question = 'stars' GROUP BY proof, value HAVING sum(n) > 0`

const withheld = `SELECT w.reason AS name, r.stars, count(*) AS n FROM withholdings AS w CROSS JOIN ratings AS r
  WHERE w.business_id = ?1 AND r.business_id = ?1 AND r.stars IN (${starValues.join(', ')}) AND r.seq = w.seq
    AND r.withdrawn_at IS NULL GROUP BY w.reason, r.stars`

const held = `SELECT count(*) AS n FROM ratings AS r
  WHERE r.business_id = ?1 AND r.held_until > ?2 AND r.withdrawn_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM withholdings AS w WHERE w.business_id = ?1 AND w.seq = r.seq)`

const head = 'SELECT seq, size FROM heads WHERE business_id = ?1'

/** By name, how many with one to five stars. */
const byStars = (rows: Row[]): Record<string, number[]> => {
  const counts: Record<string, number[]> = {}
  for (const { name, stars, n } of rows) {
    const row = counts[name] ?? [0, 0, 0, 0, 0]
    counts[name] = row
    row[stars - 1] = n
  }
  return counts
}

const checkpointOf = async (db: D1Database, businessId: string): Promise<Disclosure['checkpoint']> => {
  const kept = await readCheckpoint(db, businessId)
  return kept ? { size: kept.size, root: toBase64(kept.root), signedAt: isoTime(kept.signedAt) } : null
}

export const disclose = async (db: D1Database, businessId: string): Promise<Disclosure> => {
  // First, so that it is never ahead of what is counted.
  const checkpoint = await checkpointOf(db, businessId)
  // In one batch, so that all of it is of one moment.
  const [heads, standing, texts, waiting] = await db.batch([
    ...[head, counted, withheld].map((sql) => db.prepare(sql).bind(businessId)),
    db.prepare(held).bind(businessId, Date.now()),
  ])
  const { seq = 0, size = 0 } = (heads?.results[0] ?? {}) as { seq?: number; size?: number }
  const rows = (standing?.results ?? []) as Row[]
  const stand = rows.reduce((sum, { n }) => sum + n, 0)
  return {
    received: seq,
    counted: byStars(rows),
    withdrawn: seq - stand,
    withheld: byStars((texts?.results ?? []) as Row[]),
    held: ((waiting?.results[0] ?? { n: 0 }) as { n: number }).n,
    entries: size,
    checkpoint,
  }
}
