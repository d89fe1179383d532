// The Lane's reads and its one write, in SQL. Rows travel as one JSON parameter: D1 takes 100 parameters a statement.
import { burstsMoved } from './burst-rows.ts'
import { eraseWhatWasSaid } from './erase.ts'
import { stepTaken } from './invited.ts'
import type { Head, Plan } from './plan.ts'
import type { TallyDelta } from './tallies.ts'
import type { StoredRating } from './writes.ts'

const columns = `id, seq, stars, touchpoint, subject, channel, proof, locale, day, answers, comment, author, contact, publish,
  received_at AS receivedAt, amended_at AS amendedAt, withdrawn_at AS withdrawnAt, held_until AS heldUntil, revision,
  lower(hex(receipt_hash)) AS receiptHash, lower(hex(fingerprint)) AS fingerprint, entry, lower(hex(salt)) AS salt,
  invalidated_at AS invalidatedAt, burst`

const insertRatings = `INSERT INTO ratings (business_id, id, seq, stars, touchpoint, subject, channel, proof, locale, day,
    answers, comment, author, contact, publish, received_at, amended_at, withdrawn_at, revision, receipt_hash, fingerprint,
    entry, salt, held_until, queue_id, invalidated_at, burst)
  SELECT ?1, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, value->>7, value->>8, value->>9,
    value->>10, value->>11, value->>12, value->>13, value->>14, value->>15, value->>16, value->>17, unhex(value->>18),
    unhex(value->>19), value->>20, unhex(value->>21), value->>22,
    iif(value->>22 IS NULL, NULL, randomblob(16)), value->>23, value->>24 FROM json_each(?2)`

// Another time to wait until is another wording, which gets another place in the queue.
const queueId = `CASE WHEN row.value->>22 IS NULL THEN NULL WHEN row.value->>22 = held_until THEN queue_id ELSE randomblob(16) END`

// The head has moved before, in the same batch: its version is the one that changes these.
const updateRatings = `UPDATE ratings SET stars = row.value->>2, answers = row.value->>9, comment = row.value->>10,
    author = row.value->>11, contact = row.value->>12, publish = row.value->>13, amended_at = row.value->>15,
    withdrawn_at = row.value->>16, revision = row.value->>17, entry = row.value->>20,
    salt = unhex(row.value->>21), held_until = row.value->>22, queue_id = ${queueId},
    invalidated_at = row.value->>23, burst = row.value->>24, changed_in = (SELECT version FROM heads WHERE business_id = ?1)
  FROM json_each(?2) AS row WHERE ratings.business_id = ?1 AND ratings.id = row.value->>0`

const addTallies = `INSERT INTO tallies (business_id, subject, day, touchpoint, question, channel, proof, locale, value, n, with_text)
  SELECT ?1, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, value->>7, value->>8, value->>9
  FROM json_each(?2) WHERE true
  ON CONFLICT DO UPDATE SET n = n + excluded.n, with_text = with_text + excluded.with_text`

const moveTallies = `UPDATE tallies SET n = n + (row.value->>8), with_text = with_text + (row.value->>9)
  FROM json_each(?2) AS row
  WHERE business_id = ?1 AND subject = row.value->>0 AND day = row.value->>1 AND touchpoint = row.value->>2
    AND question = row.value->>3 AND channel = row.value->>4 AND proof = row.value->>5 AND locale = row.value->>6
    AND tallies.value = row.value->>7`

// NOT NULL on `version` makes the whole batch fail where somebody else has committed since the head was read.
const moveHead = `INSERT INTO heads (business_id, seq, version, size) VALUES (?1, ?2, ?3, ?4)
  ON CONFLICT DO UPDATE SET seq = excluded.seq, version = CASE version WHEN ?3 - 1 THEN ?3 END, size = excluded.size`

const logEntries = 'INSERT INTO ledger_entries (business_id, first, entries) VALUES (?1, ?2, ?3)'

export const readHead = async (db: D1Database, businessId: string): Promise<Head> =>
  (await db.prepare('SELECT seq, version, size FROM heads WHERE business_id = ?1').bind(businessId).first<Head>()) ?? {
    seq: 0,
    version: 0,
    size: 0,
  }

/** Stored ratings among `ids`, by id. */
export const readKnown = async (
  db: D1Database,
  businessId: string,
  ids: string[],
): Promise<Map<string, StoredRating>> => {
  if (ids.length === 0) return new Map()
  const query = `SELECT ${columns} FROM ratings WHERE business_id = ?1 AND id IN (SELECT value FROM json_each(?2))`
  const { results } = await db.prepare(query).bind(businessId, JSON.stringify(ids)).all<StoredRating>()
  return new Map(
    results.map((row) => {
      const { publish, receiptHash, salt } = row
      return [row.id, { ...row, publish: Boolean(publish), receiptHash: receiptHash || null, salt: salt || null }]
    }),
  )
}

const ratingRow = (r: StoredRating) => [
  r.id, r.seq, r.stars, r.touchpoint, r.subject, r.channel, r.proof, r.locale, r.day, r.answers, r.comment, r.author,
  r.contact, r.publish, r.receivedAt, r.amendedAt, r.withdrawnAt, r.revision, r.receiptHash, r.fingerprint, r.entry,
  r.salt, r.heldUntil, r.invalidatedAt, r.burst,
] // biome-ignore format: one line a screen reads better than one column a line
const tallyRow = ({ key, n, withText }: TallyDelta) => [...key, n, withText]

/**
 * A counter that only grows may be new. One that shrinks is there already, as is one that gains more texts than ratings:
 * inserted, it would fail its CHECK before it could be added to what is there.
 */
const onlyGrows = ({ n, withText }: TallyDelta) => n > 0 && withText >= 0 && withText <= n

/** Writes a plan in one transaction: all of it, or nothing. */
export const writePlan = async (db: D1Database, businessId: string, plan: Plan): Promise<void> => {
  const rows = (sql: string, list: unknown[]) =>
    list.length > 0 ? [db.prepare(sql).bind(businessId, JSON.stringify(list))] : []
  const { seq, version, size } = plan.head
  const withdrawn = plan.updates.filter(({ withdrawnAt }) => withdrawnAt !== null).map(({ seq: number }) => number)
  const logged = [businessId, size - plan.entries.length, plan.entries.join('')]
  await db.batch([
    db.prepare(moveHead).bind(businessId, seq, version, size),
    ...(plan.entries.length > 0 ? [db.prepare(logEntries).bind(...logged)] : []),
    ...rows(insertRatings, plan.inserts.map(ratingRow)),
    ...rows(updateRatings, plan.updates.map(ratingRow)),
    ...eraseWhatWasSaid(db, businessId, withdrawn),
    ...rows(addTallies, plan.tallies.filter(onlyGrows).map(tallyRow)),
    ...rows(moveTallies, plan.tallies.filter((delta) => !onlyGrows(delta)).map(tallyRow)),
    ...burstsMoved(db, businessId, plan.bursts),
    ...stepTaken(db, businessId, plan.answered, 'opened'),
    ...stepTaken(db, businessId, plan.answered, 'answered'),
  ])
}
