// What became of all ratings, counted from the database and not from the ledger: so that the one can be held against the
// other.
import { invalidated } from '../../drizzle/schema/tallies.ts'
import { burstQueries, burstsFrom } from '../bursts.ts'
import { isoTime } from '../calendar.ts'
import type { Disclosure } from '../contract/disclosure.ts'
import { starValues } from '../contract/lists.ts'
import { headlineProofs } from '../contract/vocabulary.ts'
import type { Histogram } from '../measures/histogram.ts'
import { toBase64 } from './encoding.ts'
import { readCheckpoint } from './store.ts'

type Row = { name: string; stars: number; n: number }

const counted = `SELECT proof AS name, value AS stars, sum(n) AS n FROM tallies
  WHERE business_id = ?1 AND subject = '' AND day = 'all' AND question = 'stars' GROUP BY proof, value HAVING sum(n) > 0`

const invalid = `SELECT 'fraud' AS name, value AS stars, sum(n) AS n FROM tallies
  WHERE business_id = ?1 AND subject = '' AND day = 'all' AND question = '${invalidated}' GROUP BY value HAVING sum(n) > 0`

const withheld = `SELECT w.reason AS name, r.stars, count(*) AS n FROM withholdings AS w CROSS JOIN ratings AS r
  WHERE w.business_id = ?1 AND r.business_id = ?1 AND r.stars IN (${starValues.join(', ')}) AND r.seq = w.seq
    AND r.withdrawn_at IS NULL AND r.invalidated_at IS NULL GROUP BY w.reason, r.stars`

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

/** What counts in the score, with one to five stars. */
const headlineOf = (rows: Row[]): Histogram => {
  const inScore = rows.filter(({ name }) => headlineProofs.some((proof) => proof === name))
  const withStars = (stars: number) => inScore.reduce((sum, row) => sum + (row.stars === stars ? row.n : 0), 0)
  return [withStars(1), withStars(2), withStars(3), withStars(4), withStars(5)]
}

const checkpointOf = async (db: D1Database, businessId: string): Promise<Disclosure['checkpoint']> => {
  const kept = await readCheckpoint(db, businessId)
  return kept ? { size: kept.size, root: toBase64(kept.root), signedAt: isoTime(kept.signedAt) } : null
}

export const disclose = async (db: D1Database, businessId: string): Promise<Disclosure> => {
  // First, so that it is never ahead of what is counted.
  const checkpoint = await checkpointOf(db, businessId)
  // In one batch, so that all of it is of one moment.
  const [heads, standing, texts, frauds, ...bursts] = await db.batch(
    [head, counted, withheld, invalid, ...burstQueries].map((sql) => db.prepare(sql).bind(businessId)),
  )
  const { seq = 0, size = 0 } = (heads?.results[0] ?? {}) as { seq?: number; size?: number }
  const rows = (standing?.results ?? []) as Row[]
  const fraudulent = (frauds?.results ?? []) as Row[]
  const others = [...rows, ...fraudulent].reduce((sum, { n }) => sum + n, 0)
  return {
    received: seq,
    counted: byStars(rows),
    withdrawn: seq - others,
    withheld: byStars((texts?.results ?? []) as Row[]),
    invalidated: byStars(fraudulent),
    bursts: burstsFrom(bursts, headlineOf(rows)),
    entries: size,
    checkpoint,
  }
}
