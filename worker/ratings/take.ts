// What a customer takes along of their rating (GDPR, Articles 15 and 20).
import { isoTime, timeOrNull } from '../calendar.ts'
import type { RatingExport } from '../contract/receipt.ts'
import { shardDatabase } from '../db.ts'
import type { Bindings } from '../env.ts'
import type { StoredRating } from '../lane/writes.ts'
import { readEntries } from '../ledger/store.ts'
import type { FoundTouchpoint } from '../touchpoints/find.ts'
import { receiptOf } from './receipt.ts'

const elsewhere =
  'Notes, tags and the state of the follow-up are the business’s own: ask the business for them. Counters hold numbers of ratings and nobody’s words. Copies that the database keeps for recovery are not in here; they are gone after 7 to 30 days.'

/** All that is stored of a rating. */
export const exportOf = async (
  env: Bindings,
  touchpoint: FoundTouchpoint,
  stored: StoredRating,
  now: number,
): Promise<RatingExport> => {
  const { id, shard } = touchpoint.business
  const [receipt, [entry = '']] = await Promise.all([
    receiptOf(env, touchpoint, stored),
    readEntries(shardDatabase(env, shard), id, stored.entry, stored.entry + 1),
  ])
  const { business, text, reply, mailable: _, ...rating } = receipt
  const { salt, receiptHash, fingerprint, withdrawnAt } = stored
  return {
    exportedAt: isoTime(now),
    business,
    rating: {
      ...rating,
      code: touchpoint.code,
      withdrawnAt: timeOrNull(withdrawnAt),
      burst: stored.burst,
      salt,
      receiptHash,
      fingerprint,
    },
    text,
    reply,
    entry,
    elsewhere,
  }
}
