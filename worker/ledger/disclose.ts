// What became of all ratings, counted from the database and not from the ledger: so that the one can be held against the
// other. Reads counters and what is withheld, so it costs the same for ten ratings and for ten million.
import { allDays, invalidated, invited, withdrawnStars } from '../../drizzle/schema/tallies.ts'
import { burstQueries, burstsFrom } from '../bursts.ts'
import { isoTime } from '../calendar.ts'
import type { Disclosure } from '../contract/disclosure.ts'
import { starValues } from '../contract/lists.ts'
import type { Summary } from '../contract/summary.ts'
import type { Channel, Proof } from '../contract/vocabulary.ts'
import type { Histogram } from '../measures/histogram.ts'
import { summarise } from '../summaries/summarise.ts'
import { toBase64 } from './encoding.ts'
import { readCheckpoint } from './store.ts'

type Tally = { question: string; proof: Proof; channel: Channel; stars: number; n: number; withText: number }
type Row = { name: string; stars: number; n: number }

const tallied = `SELECT question, proof, channel, value AS stars, sum(n) AS n, sum(with_text) AS withText FROM tallies
  WHERE business_id = ?1 AND subject = '' AND day = '${allDays}'
    AND question IN ('stars', '${withdrawnStars}', '${invalidated}', '${invited}')
  GROUP BY question, proof, channel, value HAVING sum(n) > 0`

const withheld = `SELECT w.reason AS name, r.stars, count(*) AS n FROM withholdings AS w CROSS JOIN ratings AS r
  WHERE w.business_id = ?1 AND r.business_id = ?1 AND r.stars IN (${starValues.join(', ')}) AND r.seq = w.seq
    AND r.withdrawn_at IS NULL AND r.invalidated_at IS NULL GROUP BY w.reason, r.stars`

const held = `SELECT count(*) AS n FROM ratings AS r
  WHERE r.business_id = ?1 AND r.held_until > ?2 AND r.withdrawn_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM withholdings AS w WHERE w.business_id = ?1 AND w.seq = r.seq)`

const head = 'SELECT seq, size FROM heads WHERE business_id = ?1'

/** By name, how many with one to five stars. */
const byStars = (rows: readonly Row[]): Record<string, number[]> => {
  const counts: Record<string, number[]> = {}
  for (const { name, stars, n } of rows) {
    const row = counts[name] ?? [0, 0, 0, 0, 0]
    counts[name] = row
    row[stars - 1] = (row[stars - 1] ?? 0) + n
  }
  return counts
}

const inOne = (rows: readonly Omit<Row, 'name'>[]): number[] =>
  byStars(rows.map((row) => ({ ...row, name: 'all' }))).all ?? [0, 0, 0, 0, 0]

const checkpointOf = async (db: D1Database, businessId: string): Promise<Disclosure['checkpoint']> => {
  const kept = await readCheckpoint(db, businessId)
  return kept ? { size: kept.size, root: toBase64(kept.root), signedAt: isoTime(kept.signedAt) } : null
}

const said = (tallies: readonly Tally[]) => {
  const of = (question: string) => tallies.filter((tally) => tally.question === question)
  const [stars, withdrawn, frauds, steps] = [of('stars'), of(withdrawnStars), of(invalidated), of(invited)]
  // What the counters of invitations call 1, 2 and 3.
  const [sent = 0, opened = 0, answered = 0] = inOne(steps)
  return {
    counted: byStars(stars.map((tally) => ({ ...tally, name: tally.proof }))),
    channels: byStars(stars.map((tally) => ({ ...tally, name: tally.channel }))),
    summary: summarise(stars),
    withdrawnStars: inOne(withdrawn),
    invalidated: byStars(frauds.map((tally) => ({ ...tally, name: 'fraud' }))),
    texts: inOne(stars.map((tally) => ({ ...tally, n: tally.withText }))),
    invitations: { sent, opened, answered },
    // What was not withdrawn.
    stand: [...stars, ...frauds].reduce((sum, { n }) => sum + n, 0),
  }
}

/** What counts in the score, with one to five stars. */
const starsOf = ({ stars }: Summary): Histogram => [stars[1], stars[2], stars[3], stars[4], stars[5]]

export const disclose = async (db: D1Database, businessId: string): Promise<Disclosure> => {
  // First, so that it is never ahead of what is counted.
  const checkpoint = await checkpointOf(db, businessId)
  // In one batch, so that all of it is of one moment.
  const [heads, tallies, texts, waiting, ...bursts] = await db.batch([
    ...[head, tallied, withheld].map((sql) => db.prepare(sql).bind(businessId)),
    db.prepare(held).bind(businessId, Date.now()),
    ...burstQueries.map((sql) => db.prepare(sql).bind(businessId)),
  ])
  const { seq = 0, size = 0 } = (heads?.results[0] ?? {}) as { seq?: number; size?: number }
  const { stand, ...counted } = said((tallies?.results ?? []) as Tally[])
  return {
    received: seq,
    ...counted,
    withdrawn: seq - stand,
    withheld: byStars((texts?.results ?? []) as Row[]),
    held: ((waiting?.results[0] ?? { n: 0 }) as { n: number }).n,
    bursts: burstsFrom(bursts, starsOf(counted.summary)),
    entries: size,
    checkpoint,
  }
}
