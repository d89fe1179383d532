// Seals what has been written: hashes it into tiles and signs the new root. The Lane's alarm does so within seconds.
import type { Bindings } from '../env.ts'
import { signCheckpoint } from './checkpoint.ts'
import { Edge } from './edge.ts'
import { originOf, signersOf } from './keys.ts'
import { keepSealed, leafHashes, readCheckpoint, readEdge, readEntries, readSize } from './store.ts'
import { tileWidth } from './tiles.ts'
import { emptyRoot, isSame } from './tree.ts'

/** So many entries a step, so that what is written meanwhile does not wait. */
const stepSize = 512

/** What was signed is not what is stored: nothing more is signed over it. */
class LedgerDamaged extends Error {}

/**
 * Signs the next checkpoint, at most `stepSize` entries further. Answers whether there is more to seal. Throws
 * `LedgerDamaged` where the entries are not those that were signed last time.
 */
const sealStep = async (env: Bindings, db: D1Database, businessId: string, now: number): Promise<boolean> => {
  const [kept, written] = await Promise.all([readCheckpoint(db, businessId), readSize(db, businessId)])
  const sealed = kept?.size ?? 0
  if (written <= sealed) return false
  const signers = await signersOf(env, businessId)
  if (signers.length === 0) return false
  const end = Math.min(written, sealed + stepSize)
  const start = sealed - (sealed % tileWidth)
  const [above, entries] = await Promise.all([
    readEdge(db, businessId, sealed),
    readEntries(db, businessId, start, end),
  ])
  const leaves = leafHashes(entries)
  const edge = new Edge(sealed, [leaves.slice(0, sealed - start), ...above])
  if (!isSame(edge.root(), kept?.root ?? emptyRoot)) throw new LedgerDamaged(`the ledger of ${businessId} at ${sealed}`)
  const tiles = edge.add(leaves.slice(sealed - start))
  const root = edge.root()
  const note = await signCheckpoint({ origin: originOf(env.LEDGER_HOST ?? '', businessId), size: end, root }, signers)
  await keepSealed(db, businessId, kept?.size ?? -1, tiles, { size: end, root, signedAt: now, note })
  return end < written
}

/** Seals all that is written. May be interrupted anywhere, and done by two at once: one of them fails, and nothing forks. */
export const sealLedger = async (env: Bindings, db: D1Database, businessId: string): Promise<null> => {
  while (await sealStep(env, db, businessId, Date.now()));
  return null
}
