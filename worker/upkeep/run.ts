// What is done by the clock: words whose time of retention is over are forgotten, businesses that have ended are deleted.

import { isNotNull, lte } from 'drizzle-orm'
import { businesses } from '../../drizzle/schema/businesses.ts'
import { monthsBefore } from '../calendar.ts'
import { openDirectory, shardDatabase } from '../db.ts'
import type { Bindings } from '../env.ts'
import { endHolds } from '../lane/holds.ts'
import { sealLedger } from '../ledger/seal.ts'
import { stepsOf } from './batches.ts'
import { forgetWords } from './forget.ts'
import { removeBusiness } from './remove.ts'

/** A run takes so many steps, each of at most a thousand rows; what is left waits for the next one. */
const stepsARun = 300
/** Whoever was let in before the end has gone by then. */
const grace = 60_000

const columns = { id: businesses.id, shard: businesses.shard, months: businesses.retentionMonths }

const listEnded = (env: Bindings, now: number) =>
  openDirectory(env)
    .select(columns)
    .from(businesses)
    .where(lte(businesses.closesAt, now - grace))
    .all()

const listForgetful = (env: Bindings) =>
  openDirectory(env).select(columns).from(businesses).where(isNotNull(businesses.retentionMonths)).all()

/** Where entries wait to be signed: their Lane was not called since they came, or its alarm has given up. */
const unsealed = `SELECT h.business_id AS id FROM heads AS h WHERE h.size >
  coalesce((SELECT max(c.size) FROM checkpoints AS c WHERE c.business_id = h.business_id), 0)`

/** Where texts have waited long enough: their Lane's alarm lets them go, unless it has given up. */
const overdue = 'SELECT DISTINCT business_id AS id FROM ratings WHERE held_until IS NOT NULL AND held_until <= ?1'

/** Businesses that a query names, of all shards. */
const listBy = async (env: Bindings, sql: string, ...values: number[]) => {
  const shards = await openDirectory(env).selectDistinct({ shard: businesses.shard }).from(businesses).all()
  const lists = shards.map(async ({ shard }) => {
    const { results } = await shardDatabase(env, shard)
      .prepare(sql)
      .bind(...values)
      .all<{ id: string }>()
    return results.map(({ id }) => ({ id, shard }))
  })
  return (await Promise.all(lists)).flat()
}

/** One that cannot be served now does not hold up the others: its turn comes again. */
const trying = async (id: string, work: () => Promise<void>) => {
  try {
    await work()
  } catch (error) {
    console.error('upkeep failed', { business: id }, error)
  }
}

/** Does what is due at `now`. It can be interrupted anywhere: the next run goes on from there. */
export const keepUp = async (env: Bindings, now: number): Promise<void> => {
  const mayGoOn = stepsOf(stepsARun)
  for (const business of await listEnded(env, now)) {
    await trying(business.id, () => removeBusiness(env, business, now, mayGoOn))
  }
  for (const { id, shard } of await listBy(env, overdue, now)) {
    await trying(id, async () => void (await endHolds(shardDatabase(env, shard), id, now)))
  }
  for (const { id, shard } of await listBy(env, unsealed)) {
    if (mayGoOn()) await trying(id, async () => void (await sealLedger(env, shardDatabase(env, shard), id)))
  }
  for (const business of await listForgetful(env)) {
    const before = monthsBefore(now, business.months ?? 0)
    await trying(business.id, () => forgetWords(env, business, before, mayGoOn))
  }
}
