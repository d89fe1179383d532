// The words of old ratings are forgotten: comment, name, contact and answers in words by the Lane, which also moves the
// counters, and what the business said about them. The stars and the answers in numbers stay.
import { starValues } from '../contract/lists.ts'
import { shardDatabase } from '../db.ts'
import type { Bindings } from '../env.ts'
import { accepted, sendToLane } from '../lane/send.ts'
import type { BusinessRef } from '../lane/writes.ts'
import { type MayGoOn, untilDone } from './batches.ts'

const batch = 500
const stars = starValues.join(', ')

const oldWords = `SELECT id FROM ratings WHERE business_id = ?1 AND stars IN (${stars}) AND received_at < ?2
  AND (comment IS NOT NULL OR author IS NOT NULL OR contact IS NOT NULL
    OR answers IS NOT NULL AND EXISTS (SELECT 1 FROM json_each(answers) AS answer WHERE answer.type = 'text'))
  LIMIT ${batch}`

const forgetRatings = async (env: Bindings, business: BusinessRef, db: D1Database, before: number): Promise<number> => {
  const { results } = await db.prepare(oldWords).bind(business.id, before).all<{ id: string }>()
  if (results.length === 0) return 0
  const outcomes = await sendToLane(
    env,
    business,
    results.map(({ id }) => ({ kind: 'forget', id }) as const),
  )
  return outcomes.map(accepted).length
}

/** Rows `x` of the follow-up whose rating is old. */
const isOld = `x.business_id = ?1 AND EXISTS (SELECT 1 FROM ratings AS r
  WHERE r.business_id = ?1 AND r.stars IN (${stars}) AND r.seq = x.seq AND r.received_at < ?2)`

// The public sees a reply no longer, so the pages are made anew.
const announce = `UPDATE heads SET work = work + 1
  WHERE business_id = ?1 AND EXISTS (SELECT 1 FROM replies AS x WHERE ${isOld})`
const replies = `DELETE FROM replies WHERE business_id = ?1
  AND seq IN (SELECT x.seq FROM replies AS x WHERE ${isOld} LIMIT ${batch})`
const notes = `DELETE FROM case_events WHERE business_id = ?1 AND (seq, id) IN
  (SELECT x.seq, x.id FROM case_events AS x WHERE x.kind = 'noted' AND ${isOld} LIMIT ${batch})`
// That somebody replied stays known, without what was said.
const history = `UPDATE case_events SET detail = '' WHERE business_id = ?1 AND (seq, id) IN
  (SELECT x.seq, x.id FROM case_events AS x WHERE x.kind IN ('replied', 'reply_edited') AND x.detail <> '' AND ${isOld}
    LIMIT ${batch})`

// What a customer said in an appeal; that there was one stays known.
const appeals = `UPDATE appeals SET text = '' WHERE business_id = ?1 AND seq IN
  (SELECT x.seq FROM appeals AS x WHERE x.text <> '' AND ${isOld} LIMIT ${batch})`

/** Forgets the words of ratings that arrived before a moment (UTC milliseconds). */
export const forgetWords = async (env: Bindings, { id, shard }: BusinessRef, before: number, mayGoOn: MayGoOn) => {
  const db = shardDatabase(env, shard)
  await untilDone(batch, mayGoOn, () => forgetRatings(env, { id, shard }, db, before))
  for (const statements of [[announce, replies], [notes], [history], [appeals]]) {
    await untilDone(batch, mayGoOn, async () => {
      const results = await db.batch(statements.map((sql) => db.prepare(sql).bind(id, before)))
      return results.at(-1)?.meta.changes ?? 0
    })
  }
}
