import { isoTime } from '../calendar.ts'
import type { OwnRating } from '../contract/rating.ts'
import { shardDatabase } from '../db.ts'
import type { Bindings } from '../env.ts'
import { Fault } from '../faults.ts'
import { readKnown } from '../lane/store.ts'
import type { StoredRating } from '../lane/writes.ts'
import type { FoundTouchpoint } from '../touchpoints/find.ts'
import { answersOf } from './answers.ts'

const stateOf = ({ withdrawnAt, invalidatedAt }: StoredRating): OwnRating['state'] => {
  if (withdrawnAt !== null) return 'withdrawn'
  return invalidatedAt === null ? 'counted' : 'invalidated'
}

/** A rating as its own customer sees it. */
export const ownRating = (rating: StoredRating): OwnRating => ({
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
  amendedAt: rating.amendedAt === null ? null : isoTime(rating.amendedAt),
  invalidatedAt: rating.invalidatedAt === null ? null : isoTime(rating.invalidatedAt),
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
