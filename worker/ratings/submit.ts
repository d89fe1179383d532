import type { NewRating } from '../contract/rating.ts'
import { shardDatabase } from '../db.ts'
import type { Bindings } from '../env.ts'
import { Fault } from '../faults.ts'
import { sha256 } from '../hash.ts'
import { accepted, sendToLane } from '../lane/send.ts'
import { readKnown } from '../lane/store.ts'
import type { RatingDraft } from '../lane/writes.ts'
import { type FoundTouchpoint, isAsking } from '../touchpoints/find.ts'
import { keptAnswers } from './answers.ts'
import { draftOf } from './draft.ts'

/** What makes a retry the same rating: everything the customer sent, at this touchpoint. Hex. */
const fingerprintOf = async (touchpoint: FoundTouchpoint, sent: NewRating): Promise<string> => {
  const { id, receipt, stars, comment, author, publish, subject, locale } = sent
  const answers = keptAnswers(touchpoint, sent.answers)
  const all = [touchpoint.code, id, receipt, stars, comment, author, publish, subject, locale ?? null]
  if (answers) all.push(answers)
  if (sent.contact) all.push(`contact ${sent.contact}`)
  if (sent.invitation) all.push(`invitation ${sent.invitation}`)
  return (await sha256(JSON.stringify(all))).toHex()
}

const openDraftOf = async (touchpoint: FoundTouchpoint, sent: NewRating, now: number): Promise<RatingDraft> => {
  const [receiptHash, fingerprint] = await Promise.all([sha256(sent.receipt), fingerprintOf(touchpoint, sent)])
  return { ...draftOf(touchpoint, sent, now), proof: 'open', receiptHash: receiptHash.toHex(), fingerprint }
}

/** What was sent before is answered again; nothing new is taken where nothing is asked. */
const refuseIfPaused = async (env: Bindings, touchpoint: FoundTouchpoint, { id }: RatingDraft) => {
  if (isAsking(touchpoint)) return
  const { business } = touchpoint
  const known = await readKnown(shardDatabase(env, business.shard), business.id, [id])
  if (!known.has(id)) throw new Fault('touchpoint_paused')
}

/**
 * Saves a rating; it is committed when this returns. `isNew` is false where the same one was saved before. `address` is
 * the network address that it came from: handed to the Lane, which sees bursts by it and stores none.
 * Throws `touchpoint_paused`, `id_reused`, `invitation_used`, `busy`, `unavailable`.
 */
export const submitRating = async (
  env: Bindings,
  touchpoint: FoundTouchpoint,
  sent: NewRating,
  now: number,
  address?: string,
) => {
  const rating = await openDraftOf(touchpoint, sent, now)
  await refuseIfPaused(env, touchpoint, rating)
  const invitation = sent.invitation ? { invitation: (await sha256(sent.invitation)).toHex() } : {}
  const from = address === undefined ? {} : { source: address }
  const [outcome] = await sendToLane(env, touchpoint.business, [
    { kind: 'rate', rating, holds: touchpoint.business.holds, ...invitation, ...from },
  ])
  return accepted(outcome)
}
