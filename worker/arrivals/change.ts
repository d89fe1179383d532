import { arrivals } from '../../drizzle/schema/arrivals.ts'
import type { ArrivalRule, Arrivals } from '../contract/arrivals.ts'
import { type Directory, openShard, shardDatabase } from '../db.ts'
import type { Bindings } from '../env.ts'
import { Fault } from '../faults.ts'
import { readHead } from '../lane/store.ts'
import type { BusinessRef } from '../lane/writes.ts'
import { memberNames } from '../members/find.ts'
import { findOwnTouchpoint } from '../touchpoints/find.ts'
import { arrivalsOf, findArrivals, isAttending } from './find.ts'

/** With the code as it is written. Throws `unknown_touchpoint`. */
const ofOwnTouchpoint = async (directory: Directory, businessId: string, rule: ArrivalRule): Promise<ArrivalRule> => {
  if (rule.touchpoint === null) return rule
  return { ...rule, touchpoint: (await findOwnTouchpoint(directory, businessId, rule.touchpoint)).code }
}

/** Throws `unknown_member` where somebody is named who does not belong to the business. */
const refuseStrangers = async (directory: Directory, businessId: string, { rules, alert }: Arrivals) => {
  const names = await memberNames(directory, businessId)
  const named = [...rules.flatMap(({ assignee }) => assignee ?? []), ...(alert?.members ?? [])]
  if (named.some((id) => !names.has(id))) throw new Fault('unknown_member')
}

/** What it begins with: the ratings that come from now on. */
const beginning = async (db: D1Database, businessId: string) => {
  const { seq, version } = await readHead(db, businessId)
  return { seq, changedIn: version, changedSeq: Number.MAX_SAFE_INTEGER, waiting: [] }
}

/** Says anew what happens; it begins with the ratings that arrive from now on. Throws `unknown_touchpoint`, `unknown_member`. */
export const changeArrivals = async (
  env: Bindings,
  directory: Directory,
  { id, shard }: BusinessRef,
  wanted: Arrivals,
  origin: string,
): Promise<Arrivals> => {
  await refuseStrangers(directory, id, wanted)
  const rules = await Promise.all(wanted.rules.map((rule) => ofOwnTouchpoint(directory, id, rule)))
  const before = await findArrivals(openShard(env, shard), id)
  const said = { ...wanted, rules, origin }
  // One that has been at it goes on from where it is: what has just come in is not left out.
  const begun = before && isAttending(before) ? {} : await beginning(shardDatabase(env, shard), id)
  const forgotten = wanted.alert === null ? { waiting: [] } : {}
  const row = { seq: 0, changedIn: 0, changedSeq: 0, waiting: [], ...before, ...begun, ...forgotten, ...said }
  const stored = await openShard(env, shard)
    .insert(arrivals)
    .values({ ...row, businessId: id })
    .onConflictDoUpdate({ target: arrivals.businessId, set: { ...begun, ...forgotten, ...said } })
    .returning()
    .get()
  return arrivalsOf(stored)
}
