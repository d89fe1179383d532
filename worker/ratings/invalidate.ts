// The operator takes ratings out that are fraud. They stay in the ledger and are counted apart; nobody else can do so.
import type { Invalidated, NewInvalidation } from '../contract/invalidation.ts'
import { starValues } from '../contract/lists.ts'
import { shardDatabase } from '../db.ts'
import type { Bindings } from '../env.ts'
import { Fault } from '../faults.ts'
import { accepted, sendToLane } from '../lane/send.ts'
import type { BusinessRef } from '../lane/writes.ts'

/** So many share a commit of the Lane, and leave room in its queue for those who rate meanwhile. */
const atOnce = 500

const inBusiness = `SELECT id FROM ratings WHERE business_id = ?1 AND stars IN (${starValues.join(', ')})`
// The burst's number is that of its first rating.
const ofBurst = `${inBusiness} AND seq >= ?2 AND burst = ?2 ORDER BY seq`
const ofNumbers = `${inBusiness} AND seq IN (SELECT value FROM json_each(?2)) ORDER BY seq`

const idsOf = async (db: D1Database, businessId: string, named: NewInvalidation): Promise<string[]> => {
  const statement =
    'burst' in named
      ? db.prepare(ofBurst).bind(businessId, named.burst)
      : db.prepare(ofNumbers).bind(businessId, JSON.stringify(named.numbers))
  return (await statement.all<{ id: string }>()).results.map(({ id }) => id)
}

/** Throws `unknown_rating` where one of them is not there: then nothing is done. Twice is as good as once. */
export const invalidateRatings = async (
  env: Bindings,
  business: BusinessRef,
  named: NewInvalidation,
  at: number,
): Promise<Invalidated> => {
  const ids = await idsOf(shardDatabase(env, business.shard), business.id, named)
  const expected = 'burst' in named ? 1 : new Set(named.numbers).size
  if (ids.length < expected) throw new Fault('unknown_rating', 'The business has no such rating, or no such burst.')
  let invalidated = 0
  for (let start = 0; start < ids.length; start += atOnce) {
    const writes = ids.slice(start, start + atOnce).map((id) => ({ kind: 'invalidate', id, at }) as const)
    const outcomes = (await sendToLane(env, business, writes)).map(accepted)
    invalidated += outcomes.filter(({ isNew }) => isNew).length
  }
  return { invalidated, before: ids.length - invalidated }
}
