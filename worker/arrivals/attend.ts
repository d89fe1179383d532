// What the Lane does some seconds after ratings have arrived or changed: it follows the rules of their business, and
// tells its people of unhappy customers.

import { findBusinessById } from '../businesses/find.ts'
import { dayIn } from '../calendar.ts'
import { openDirectory, openShard, shardDatabase } from '../db.ts'
import type { Bindings } from '../env.ts'
import type { BusinessRef } from '../lane/writes.ts'
import { memberNames } from '../members/find.ts'
import { alertIfDue } from './alert.ts'
import { findArrivals, isAttending } from './find.ts'
import { followRules } from './follow.ts'
import { type Mark, readArrived } from './read.ts'
import { isAlarming } from './rules.ts'

const waitingAtMost = 500

const marked = (db: D1Database, businessId: string, { seq, changedIn, changedSeq }: Mark, waiting: number[]) =>
  db
    .prepare('UPDATE arrivals SET seq = ?2, changed_in = ?3, changed_seq = ?4, waiting = ?5 WHERE business_id = ?1')
    .bind(businessId, seq, changedIn, changedSeq, JSON.stringify(waiting))

/**
 * Takes one step. Answers when it wants to be called again (UTC milliseconds); null: not before something arrives.
 * `tell` hears the numbers of ratings that something was done about. Throws where mail could not be sent.
 */
export const attend = async (
  env: Bindings,
  { id, shard }: BusinessRef,
  now: number,
  tell: (numbers: number[]) => void,
): Promise<number | null> => {
  const row = await findArrivals(openShard(env, shard), id)
  if (!row || !isAttending(row)) return null
  const { rules, alert } = row
  const [db, directory] = [shardDatabase(env, shard), openDirectory(env)]
  const { arrived, next, isDone } = await readArrived(db, id, row)
  const [business, names] = await Promise.all([findBusinessById(directory, id), memberNames(directory, id)])
  const followed = followRules(db, id, rules, arrived, names, { now, day: dayIn(business.timeZone, now) })
  const alarming = alert ? arrived.filter((one) => isAlarming(alert, one)).map(({ seq }) => seq) : []
  const waiting = [...new Set([...row.waiting, ...alarming])].slice(0, waitingAtMost)
  await db.batch([...followed.statements, marked(db, id, next, waiting)])
  if (followed.numbers.length > 0) tell(followed.numbers)
  const later = await alertIfDue(env, db, { ...row, waiting }, business, now)
  return isDone ? later : now
}
