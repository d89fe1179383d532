import { noting } from '../audit/note.ts'
import { openDirectory, shardDatabase } from '../db.ts'
import type { Bindings } from '../env.ts'
import { Fault } from '../faults.ts'
import { timedId } from '../ids.ts'
import { tellOfCases } from '../lane/send.ts'
import type { StoredRating } from '../lane/writes.ts'
import type { FoundTouchpoint } from '../touchpoints/find.ts'

const customer = { id: null, name: 'customer' }

// One a withholding: where the text was shown again and withheld once more, its customer may say something once more.
const appealed = `INSERT INTO appeals (business_id, seq, text, at)
  SELECT ?1, ?2, ?3, ?4 FROM withholdings WHERE business_id = ?1 AND seq = ?2
  ON CONFLICT DO UPDATE SET text = ?3, at = ?4, answered_at = NULL, outcome = NULL
    WHERE at < (SELECT withheld_at FROM withholdings WHERE business_id = ?1 AND seq = ?2)`
// Only where the row above was written. What is said stands there alone, so that it is erased in one place.
const noted = `INSERT INTO case_events (business_id, seq, id, at, actor, kind, detail)
  SELECT ?1, ?2, ?3, ?4, '${customer.name}', 'appealed', '' WHERE changes() > 0`

const isWithheld = async (db: D1Database, businessId: string, seq: number) =>
  (await db.prepare('SELECT 1 FROM withholdings WHERE business_id = ? AND seq = ?').bind(businessId, seq).first()) !==
  null

/** A customer asks for the withheld text to be shown. Throws `nothing_withheld`, `already_appealed`. */
export const appeal = async (
  env: Bindings,
  { business }: FoundTouchpoint,
  { seq, withdrawnAt }: StoredRating,
  text: string,
  now: number,
): Promise<void> => {
  const db = shardDatabase(env, business.shard)
  if (withdrawnAt !== null || !(await isWithheld(db, business.id, seq))) throw new Fault('nothing_withheld')
  const [row] = await db.batch([
    db.prepare(appealed).bind(business.id, seq, text, now),
    db.prepare(noted).bind(business.id, seq, timedId(now), now),
  ])
  if (row?.meta.changes === 0) throw new Fault('already_appealed')
  await noting(openDirectory(env), business.id, customer, 'appeal.made', String(seq), now)
  tellOfCases(env, business, [seq])
}

/** What was said in an appeal goes with the words of the rating. */
export const eraseAppeal = (env: Bindings, { business }: FoundTouchpoint, { seq }: StoredRating) =>
  shardDatabase(env, business.shard)
    .prepare(`UPDATE appeals SET text = '' WHERE business_id = ? AND seq = ? AND text <> ''`)
    .bind(business.id, seq)
    .run()
