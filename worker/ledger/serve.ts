// A log as others read it: tiles, bundles of entries, proofs. Nothing beyond the newest checkpoint is shown.
import { writeBundle } from './bundle.ts'
import { proveInclusion } from './proofs.ts'
import { type KeptCheckpoint, leafHashes, readEntries, readTile } from './store.ts'
import { subtreesOf, type Tile, tileWidth, widthOfTile } from './tiles.ts'
import type { Hash } from './tree.ts'

export type Log = { db: D1Database; businessId: string; checkpoint: KeptCheckpoint }

const join = (hashes: readonly Hash[]): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(hashes.length * 32)
  for (const [at, hash] of hashes.entries()) bytes.set(hash, at * 32)
  return bytes
}

const isThere = ({ checkpoint }: Log, level: number, n: number, width: number) =>
  width <= widthOfTile(level, n, checkpoint.size)

const entriesOf = ({ db, businessId }: Log, n: number, width: number) =>
  readEntries(db, businessId, n * tileWidth, n * tileWidth + width)

/** A bundle of entries; undefined where the log does not reach so far. */
export const bundleOf = async (log: Log, n: number, width: number): Promise<Uint8Array<ArrayBuffer> | undefined> =>
  isThere(log, 0, n, width) ? writeBundle(await entriesOf(log, n, width)) : undefined

const hashesOf = async (log: Log, { level, n, width }: Tile): Promise<Hash[]> => {
  const kept = await readTile(log.db, log.businessId, level, n)
  // The partial tile of the lowest level is made of its entries.
  return level === 0 && kept.length < width ? leafHashes(await entriesOf(log, n, width)) : kept.slice(0, width)
}

/** A tile of hashes; undefined where the log does not reach so far. */
export const tileOf = async (log: Log, tile: Tile): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  if (!isThere(log, tile.level, tile.n, tile.width)) return undefined
  return join(await hashesOf(log, tile))
}

/** The path from an entry to the root of the newest checkpoint. */
export const inclusionOf = (log: Log, index: number): Promise<Hash[]> => {
  const read = async (tile: Tile) => join(await hashesOf(log, tile))
  return proveInclusion(subtreesOf(log.checkpoint.size, read), index, log.checkpoint.size)
}
