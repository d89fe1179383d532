// The way to the Lane for everybody else.
import { waitUntil } from 'cloudflare:workers'
import type { Bindings } from '../env.ts'
import { Fault } from '../faults.ts'
import type { BusinessRef, Outcome, StoredRating, Write } from './writes.ts'

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
 * Numbers of ratings below `below` whose words match, newest first; undefined while the index is too far behind to
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

/** After the answer, and whatever becomes of it: a screen that missed it shows the same a little later. */
const afterwards = (businessId: string, told: Promise<unknown>) =>
  waitUntil(told.catch((error) => console.warn('the Lane could not tell the screens', { business: businessId }, error)))

/** Tells the screens of a business that something was done about these ratings. Returns at once. */
export const tellOfCases = (env: Bindings, { id, shard }: BusinessRef, numbers: number[]): void =>
  afterwards(id, env.LANES.getByName(id).tell({ id, shard }, 'cases', numbers))

/** Empties the Lane of a business that is deleted. */
export const endLane = (env: Bindings, businessId: string): Promise<void> => env.LANES.getByName(businessId).end()

/** Who a socket belongs to. */
export type Listener = { kind: 'user' | 'key' | 'operator'; id: string | null }
const nameOf = ({ kind, id }: Listener) => `${kind}:${id ?? ''}`

/** Opens a socket that hears what changes. Throws `busy`. */
export const openSocket = async (env: Bindings, businessId: string, listener: Listener): Promise<Response> => {
  const address = `https://lane/?actor=${encodeURIComponent(nameOf(listener))}`
  const answer = await env.LANES.getByName(businessId).fetch(address, { headers: { upgrade: 'websocket' } })
  if (answer.status === 503) throw new Fault('busy')
  return answer
}

/** Closes the sockets of somebody who may no longer listen. Returns at once. */
export const hangUp = (env: Bindings, businessId: string, listener: Listener): void =>
  afterwards(businessId, env.LANES.getByName(businessId).hangUp(nameOf(listener)))
