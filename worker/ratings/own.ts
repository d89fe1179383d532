import { isoTime } from '../calendar.ts'
import { type OwnRating, RatingId } from '../contract/rating.ts'
import { shardDatabase } from '../db.ts'
import type { Bindings } from '../env.ts'
import { Fault } from '../faults.ts'
import { readKnown } from '../lane/store.ts'
import type { StoredRating } from '../lane/writes.ts'
import type { FoundTouchpoint } from '../touchpoints/find.ts'
import { answersOf } from './answers.ts'

/** The problems of a route that asks for a receipt. */
export const forReceipt = ['receipt_missing', 'receipt_wrong', 'unknown_touchpoint', 'unknown_rating'] as const

/** An id that is no UUID names no rating, and never reaches the store. */
export const ratingIdOf = (id: string): string => RatingId.safeParse(id).data ?? 'none'

/** A rating as its own customer sees it. */
export const ownRating = (rating: StoredRating): OwnRating => ({
  id: rating.id,
  number: rating.seq,
  state: rating.withdrawnAt === null ? 'counted' : 'withdrawn',
  stars: rating.stars,
  comment: rating.comment,
  author: rating.author,
  contact: rating.contact,
  publish: rating.publish,
  answers: answersOf(rating.answers),
  revision: rating.revision,
  entry: rating.entry,
  receivedAt: isoTime(rating.receivedAt),
  amendedAt: rating.amendedAt === null ? null : isoTime(rating.amendedAt),
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

/** Throws what `findByReceipt` throws. */
export const findOwnRating = async (...receipt: Parameters<typeof findByReceipt>): Promise<OwnRating> =>
  ownRating(await findByReceipt(...receipt))
