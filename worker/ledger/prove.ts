// What a customer can carry away: that their rating is in the log, checkable without us (c2sp.org/tlog-proof@v1).
import { shardDatabase } from '../db.ts'
import type { Bindings } from '../env.ts'
import { Fault } from '../faults.ts'
import { findByReceipt } from '../ratings/own.ts'
import type { FoundTouchpoint } from '../touchpoints/find.ts'
import { toBase64 } from './encoding.ts'
import { inclusionOf } from './serve.ts'
import { readCheckpoint, readEntries } from './store.ts'

const encoder = new TextEncoder()

/** Throws `unknown_rating`, `receipt_wrong`, and `nothing_signed` where its newest entry is not signed yet. */
export const proofOf = async (
  env: Bindings,
  touchpoint: FoundTouchpoint,
  id: string,
  receiptHash: string,
): Promise<string> => {
  const { business } = touchpoint
  const db = shardDatabase(env, business.shard)
  const rating = await findByReceipt(env, touchpoint, id, receiptHash)
  const checkpoint = await readCheckpoint(db, business.id)
  if (!checkpoint || checkpoint.size <= rating.entry) throw new Fault('nothing_signed')
  const log = { db, businessId: business.id, checkpoint }
  const [[entry], path] = await Promise.all([
    readEntries(db, business.id, rating.entry, rating.entry + 1),
    inclusionOf(log, rating.entry),
  ])
  const extra = toBase64(encoder.encode(JSON.stringify({ entry, salt: rating.salt })))
  const lines = ['c2sp.org/tlog-proof@v1', `extra ${extra}`, `index ${rating.entry}`, ...path.map(toBase64)]
  return `${lines.join('\n')}\n\n${checkpoint.note}`
}
