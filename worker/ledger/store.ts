// What of a ledger is in the database: entries, tiles, checkpoints.

import type { StoredTile } from './edge.ts'
import { toHex } from './encoding.ts'
import { linesAnEntry, splitEntries } from './entry.ts'
import { splitHashes, tileWidth, widthOf } from './tiles.ts'
import { type Hash, leafHash } from './tree.ts'

const encoder = new TextEncoder()

/** Entries from index `start` to before `end`. Throws where some are missing. */
export const readEntries = async (
  db: D1Database,
  businessId: string,
  start: number,
  end: number,
): Promise<string[]> => {
  if (start >= end) return []
  const sql = `SELECT first, entries FROM ledger_entries WHERE business_id = ?1 AND first < ?3
    AND first >= (SELECT max(first) FROM ledger_entries WHERE business_id = ?1 AND first <= ?2) ORDER BY first`
  const rows = db.prepare(sql).bind(businessId, start, end)
  const { results } = await rows.all<{ first: number; entries: string }>()
  const entries: string[] = []
  let next = results[0]?.first
  for (const { first, entries: text } of results) {
    if (first !== next) throw new Error(`entries from ${next} to ${first} are missing`)
    const some = splitEntries(text)
    if (some.length * linesAnEntry !== text.split('\n').length - 1)
      throw new Error(`the entries from ${first} on are not whole`)
    entries.push(...some)
    next = first + some.length
  }
  const found = entries.slice(start - (results[0]?.first ?? 0)).slice(0, end - start)
  if (found.length !== end - start) throw new Error(`there are not all entries from ${start} to ${end}`)
  return found
}

export const leafHashes = (entries: readonly string[]): Hash[] =>
  entries.map((entry) => leafHash(encoder.encode(entry)))

/** The hashes of a tile that is kept; none where it is not. */
export const readTile = async (db: D1Database, businessId: string, level: number, n: number): Promise<Hash[]> => {
  const sql = 'SELECT hashes FROM ledger_tiles WHERE business_id = ?1 AND level = ?2 AND n = ?3'
  const row = await db.prepare(sql).bind(businessId, level, n).first<{ hashes: ArrayBuffer }>()
  return row ? splitHashes(new Uint8Array(row.hashes)) : []
}

/** By level from the second on, the hashes of the partial tiles at the edge of a log of `size` entries. */
export const readEdge = async (db: D1Database, businessId: string, size: number): Promise<Hash[][]> => {
  const levels: Hash[][] = []
  for (let level = 1; widthOf(level, size) > 0; level += 1) {
    const width = widthOf(level, size)
    const hashes = width % tileWidth ? await readTile(db, businessId, level, Math.floor(width / tileWidth)) : []
    levels.push(hashes.slice(0, width % tileWidth))
  }
  return levels
}

export type KeptCheckpoint = { size: number; root: Uint8Array; signedAt: number; note: string }

/** The newest one; undefined where nothing was signed yet. */
export const readCheckpoint = async (db: D1Database, businessId: string): Promise<KeptCheckpoint | undefined> => {
  const sql = `SELECT size, root, signed_at AS signedAt, note FROM checkpoints WHERE business_id = ?1
    ORDER BY size DESC LIMIT 1`
  const row = await db.prepare(sql).bind(businessId).first<Omit<KeptCheckpoint, 'root'> & { root: ArrayBuffer }>()
  return row ? { ...row, root: new Uint8Array(row.root) } : undefined
}

export const readSize = async (db: D1Database, businessId: string): Promise<number> =>
  (await db.prepare('SELECT size FROM heads WHERE business_id = ?1').bind(businessId).first<number>('size')) ?? 0

// A tile at the edge grows; it never becomes another.
const keepTile = `INSERT INTO ledger_tiles (business_id, level, n, hashes)
  SELECT ?1, value->>0, value->>1, unhex(value->>2) FROM json_each(?2) WHERE true
  ON CONFLICT DO UPDATE SET hashes = excluded.hashes WHERE length(excluded.hashes) > length(hashes)`

const keepCheckpoint = `INSERT INTO checkpoints (business_id, size, previous, root, signed_at, note)
  VALUES (?1, ?2, ?3, unhex(?4), ?5, ?6)`

/** Tiles and checkpoint in one transaction. Throws where another checkpoint follows the previous one already. */
export const keepSealed = async (
  db: D1Database,
  businessId: string,
  previous: number,
  tiles: readonly StoredTile[],
  { size, root, signedAt, note }: KeptCheckpoint,
): Promise<void> => {
  const rows = tiles.map(({ level, n, hashes }) => [level, n, hashes.map((hash) => toHex(hash)).join('')])
  await db.batch([
    ...(rows.length > 0 ? [db.prepare(keepTile).bind(businessId, JSON.stringify(rows))] : []),
    db.prepare(keepCheckpoint).bind(businessId, size, previous, toHex(root), signedAt, note),
  ])
}
