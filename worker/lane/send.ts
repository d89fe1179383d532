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

/**
 * Numbers of ratings below `below` whose comments match, newest first; undefined while the index is too far behind to
 * tell: asked again, it is nearer. Throws `unavailable`.
 */
export const searchLane = async (
  env: Bindings,
  { id, shard }: BusinessRef,
  match: string,
  below: number,
  width: number,
): Promise<number[] | undefined> => {
  try {
    return await env.LANES.getByName(id).search({ id, shard }, match, below, width)
  } catch (error) {
    console.warn('the Lane could not search', { business: id }, error)
    throw new Fault('unavailable')
  }
}
