import type { EnteredRating } from '../contract/rating.ts'
import type { Bindings } from '../env.ts'
import { Fault } from '../faults.ts'
import { sha256 } from '../hash.ts'
import { accepted, sendToLane } from '../lane/send.ts'
import { type FoundTouchpoint, isAsking } from '../touchpoints/find.ts'
import { draftOf } from './draft.ts'

/**
 * Saves what a customer has said to somebody of the business, by telephone or on paper. Nobody holds a receipt for it,
 * so it carries the proof `staff`, which no score counts. `isNew` is false where the same one was saved before.
 * Throws `touchpoint_paused`, `id_reused`, `busy`, `unavailable`.
 */
export const enterRating = async (env: Bindings, touchpoint: FoundTouchpoint, sent: EnteredRating, now: number) => {
  if (!isAsking(touchpoint)) throw new Fault('touchpoint_paused')
  const fingerprint = (await sha256(JSON.stringify(['staff', touchpoint.code, sent]))).toHex()
  const rating = { ...draftOf(touchpoint, sent, now), proof: 'staff' as const, receiptHash: null, fingerprint }
  const [outcome] = await sendToLane(env, touchpoint.business, [{ kind: 'rate', rating }])
  return accepted(outcome)
}
