// The end of a business: everything that is known of it is deleted, but for its slugs, which nobody is given again.
import { shardDatabase } from '../db.ts'
import type { Bindings } from '../env.ts'
import { endLane } from '../lane/send.ts'
import type { BusinessRef } from '../lane/writes.ts'
import { type MayGoOn, untilDone } from './batches.ts'

const batch = 1000

type Table = [name: string, key: string]

// Its touchpoints first: from then on nobody rates, changes or reads there. The business itself goes last, so that a run
// that was interrupted is known to be unfinished.
const inDirectory: Table[] = [
  ['touchpoints', 'code'],
  ['own_questions', 'key'],
  ['keys', 'id'],
  ['member_invitations', 'id'],
  ['members', 'id'],
  ['logos', 'business_id'],
  ['audit', 'id'],
]
const inShard: Table[] = [
  ['arrivals', 'business_id'],
  ['rating_tags', 'seq, tag'],
  ['case_events', 'seq, id'],
  ['testimonials', 'seq'],
  ['withholdings', 'seq'],
  ['appeals', 'seq'],
  ['replies', 'seq'],
  ['cases', 'seq'],
  ['tallies', 'subject, day, touchpoint, question, channel, proof, locale, value'],
  ['ratings', 'stars, seq'],
  ['bursts', 'number'],
  ['invitations', 'hash'],
  ['ledger_entries', 'first'],
  ['ledger_tiles', 'level, n'],
  ['checkpoints', 'size'],
  ['heads', 'business_id'],
]

const empty = (db: D1Database, id: string, [table, key]: Table, mayGoOn: MayGoOn): Promise<boolean> => {
  const sql = `DELETE FROM ${table} WHERE business_id = ?1
    AND (${key}) IN (SELECT ${key} FROM ${table} WHERE business_id = ?1 LIMIT ${batch})`
  return untilDone(batch, mayGoOn, async () => (await db.prepare(sql).bind(id).run()).meta.changes)
}

const removeItself = ({ DB }: Bindings, id: string, now: number) =>
  DB.batch([
    DB.prepare('UPDATE sessions SET active_business_id = NULL WHERE active_business_id = ?1').bind(id),
    DB.prepare(`UPDATE former_slugs SET business_id = '' WHERE business_id = ?1`).bind(id),
    DB.prepare(
      `INSERT INTO former_slugs (slug, business_id, until) SELECT slug, '', ?2 FROM businesses WHERE id = ?1`,
    ).bind(id, now),
    DB.prepare('DELETE FROM businesses WHERE id = ?1').bind(id),
  ])

/** Deletes as much as it may; when nothing is left, the business itself. */
export const removeBusiness = async (env: Bindings, { id, shard }: BusinessRef, now: number, mayGoOn: MayGoOn) => {
  for (const table of inDirectory) if (!(await empty(env.DB, id, table, mayGoOn))) return
  for (const table of inShard) if (!(await empty(shardDatabase(env, shard), id, table, mayGoOn))) return
  await endLane(env, id)
  await removeItself(env, id, now)
}
