// The way to the Lane for everybody else.
import type { Bindings } from '../env.ts'
import { Fault } from '../faults.ts'
import type { BusinessRef } from './lane.ts'
import type { Outcome, StoredRating, Write } from './writes.ts'

/** Hands writes to the business's Lane. Throws `unavailable` where it cannot be reached. */
export const sendToLane = async (env: Bindings, { id, shard }: BusinessRef, writes: Write[]): Promise<Outcome[]> => {
  try {
    return await env.LANES.getByName(id).write({ id, shard }, writes)
  } catch (error) {
    console.warn('the Lane could not be reached', { business: id }, error)
    throw new Fault('unavailable')
  }
}

/** What was accepted. Throws what it was refused for. */
export const accepted = (outcome: Outcome | undefined): { rating: StoredRating; isNew: boolean } => {
  if (!outcome) throw new Fault('unavailable')
  if ('refused' in outcome) throw new Fault(outcome.refused)
  return outcome
}
