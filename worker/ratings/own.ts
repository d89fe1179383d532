import { isoTime, timeOrNull } from '../calendar.ts'
import { findAppeal } from '../cases/find-appeal.ts'
import type { Appeal } from '../contract/appeal.ts'
import { type OwnRating, RatingId } from '../contract/rating.ts'
import { shardDatabase } from '../db.ts'
import type { Bindings } from '../env.ts'
import { Fault } from '../faults.ts'
import { readKnown } from '../lane/store.ts'
import { type StoredRating, stateOf } from '../lane/writes.ts'
import type { FoundTouchpoint } from '../touchpoints/find.ts'
import { answersOf } from './answers.ts'

/** The problems of a route that asks for a receipt. */
export const forReceipt = ['receipt_missing', 'receipt_wrong', 'unknown_touchpoint', 'unknown_rating'] as const

/** An id that is no UUID names no rating, and never reaches the store. */
export const ratingIdOf = (id: string): string => RatingId.safeParse(id).data ?? 'none'

/** A rating as its own customer sees it. */
export const ownRating = (rating: StoredRating, appeal: Appeal | null): OwnRating => ({
  id: rating.id,
  number: rating.seq,
  state: stateOf(rating),
  stars: rating.stars,
  comment: rating.comment,
  author: rating.author,
  contact: rating.contact,
  publish: rating.publish,
  answers: answersOf(rating.answers),
  revision: rating.revision,
  entry: rating.entry,
  receivedAt: isoTime(rating.receivedAt),
  heldUntil: timeOrNull((rating.heldUntil ?? 0) > Date.now() ? rating.heldUntil : null),
  appeal,
  amendedAt: timeOrNull(rating.amendedAt),
  invalidatedAt: timeOrNull(rating.invalidatedAt),
})

/** As it is stored, for who holds its receipt. Throws `unknown_rating`, `receipt_wrong`. */
export const findByReceipt = async (
  env: Bindings,
  { business, code }: FoundTouchpoint,
  id: string,
  receiptHash: string,
): Promise<StoredRating> => {
  const rating = (await readKnown(shardDatabase(env, business.shard), business.id, [id])).get(id)
  if (!rating || rating.touchpoint !== code) throw new Fault('unknown_rating')
  if (rating.receiptHash !== receiptHash) throw new Fault('receipt_wrong')
  return rating
}

/** With what stands beside it. */
export const ownRatingOf = async (env: Bindings, { business }: FoundTouchpoint, rating: StoredRating) =>
  ownRating(rating, await findAppeal(shardDatabase(env, business.shard), business.id, rating.seq))

/** Throws what `findByReceipt` throws. */
export const findOwnRating = async (...receipt: Parameters<typeof findByReceipt>): Promise<OwnRating> => {
  const [env, touchpoint] = receipt
  return ownRatingOf(env, touchpoint, await findByReceipt(...receipt))
}
