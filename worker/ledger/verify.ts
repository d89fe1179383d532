// Verifies a whole log from what is served of it, and trusts nothing else: the same code in a browser and on a command line.
import { splitBundle, textOf } from './bundle.ts'
import { type Checkpoint, openCheckpoint } from './checkpoint.ts'
import { Edge } from './edge.ts'
import { toBase64 } from './encoding.ts'
import { readEntry } from './entry.ts'
import { Fold, type Totals } from './fold.ts'
import { readVkey } from './note.ts'
import { splitHashes, type Tile, tilePath, tileWidth, widthOf, widthOfTile } from './tiles.ts'
import { type Hash, isSame, leafHash } from './tree.ts'

/** What is served at a path below the log's address. Throws where there is nothing. */
export type Source = (path: string) => Promise<Uint8Array>

/** A checkpoint that was seen before, or stands elsewhere: the log must have begun with it. Root in base64. */
export type Seen = { size: number; root: string }

export type Log = { checkpoint: Checkpoint; note: string; vkeys: string[]; totals: Totals }

export const failures = ['signature', 'origin', 'root', 'entry', 'bundle', 'tile', 'consistency', 'disclosure'] as const

/** What differs, by what was checked. */
export class Mismatch extends Error {
  override name = 'Mismatch'
  readonly check: (typeof failures)[number]

  constructor(check: (typeof failures)[number], detail: string) {
    super(detail)
    this.check = check
  }
}

/** Whatever goes wrong in `work` is a mismatch of this check. */
export const because = async <Result>(check: Mismatch['check'], work: () => Result | Promise<Result>, where = '') => {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Mismatch) throw error
    throw new Mismatch(check, `${where}${error instanceof Error ? error.message : String(error)}`)
  }
}

const readText = async (read: Source, path: string) => textOf(await read(path))

const openLog = async (read: Source, pinned: readonly string[]) => {
  const vkeys = pinned.length > 0 ? [...pinned] : (await readText(read, 'vkey')).trim().split('\n')
  const note = await readText(read, 'checkpoint')
  const verifiers = await because('signature', () => Promise.all(vkeys.map(readVkey)))
  const checkpoint = await because('signature', () => openCheckpoint(note, verifiers))
  if (verifiers.some(({ name }) => name !== checkpoint.origin))
    throw new Mismatch('origin', `the checkpoint is of ${checkpoint.origin}, the key of ${verifiers[0]?.name}`)
  return { vkeys, note, checkpoint }
}

const readBundle = async (read: Source, n: number, size: number): Promise<Uint8Array[]> => {
  const width = widthOfTile(0, n, size)
  const bytes = await read(tilePath({ level: 'entries', n, width }))
  const entries = await because('bundle', () => splitBundle(bytes), `bundle ${n}: `)
  if (entries.length !== width)
    throw new Mismatch('bundle', `bundle ${n} has ${entries.length} entries instead of ${width}`)
  return entries
}

const holdAgainst = (edge: Edge, seen: readonly Seen[]) => {
  for (const { size, root } of seen.filter((one) => one.size === edge.size)) {
    if (toBase64(edge.root()) !== root)
      throw new Mismatch('consistency', `at ${size} entries the root is ${toBase64(edge.root())}, and was ${root}`)
  }
}

/** Every tile that a log of `size` entries has. */
const tilesOf = (size: number): Tile[] => {
  const tiles: Tile[] = []
  for (let level = 0; widthOf(level, size) > 0; level += 1) {
    const count = Math.ceil(widthOf(level, size) / tileWidth)
    for (let n = 0; n < count; n += 1) tiles.push({ level, n, width: widthOfTile(level, n, size) })
  }
  return tiles
}

const checkTile = async (read: Source, tile: Tile, expected: readonly Hash[]) => {
  const served = splitHashes(await read(tilePath(tile)))
  const isRight = served.length === tile.width && served.every((hash, at) => isSame(hash, expected[at] ?? hash))
  if (!isRight || expected.length !== tile.width)
    throw new Mismatch('tile', `${tilePath(tile)} is not made of the entries`)
}

type Options = {
  /** Verifier keys that are known already; none: those that the log names. */
  vkeys?: readonly string[]
  seen?: readonly Seen[]
  onProgress?: (done: number, size: number) => void
}

/** So many requests are under way at once. */
const atOnce = 8

const inTurn = async <Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
  take: (result: Result) => Promise<void>,
) => {
  for (let start = 0; start < items.length; start += atOnce) {
    for (const result of await Promise.all(items.slice(start, start + atOnce).map(work))) await take(result)
  }
}

/**
 * Reads every entry and every tile, and checks signature, root, that each entry can follow those before, and that the log
 * begins with what was seen of it. Throws `Mismatch`.
 */
export const verifyLog = async (read: Source, { vkeys = [], seen = [], onProgress }: Options = {}): Promise<Log> => {
  const opened = await openLog(read, vkeys)
  const { size, root } = opened.checkpoint
  const longer = seen.find((one) => one.size > size)
  if (longer) throw new Mismatch('consistency', `the log has ${size} entries, and had ${longer.size}`)
  const [edge, fold, made] = [new Edge(0, []), new Fold(), new Map<string, readonly Hash[]>()]
  const bundles = Array.from({ length: Math.ceil(size / tileWidth) }, (_, n) => n)
  await inTurn(
    bundles,
    (n) => readBundle(read, n, size),
    async (entries) => {
      const leaves = entries.map(leafHash)
      made.set(`0 ${Math.floor(edge.size / tileWidth)}`, leaves)
      for (const [at, entry] of entries.entries()) {
        await because('entry', () => fold.take(readEntry(textOf(entry))), `entry ${edge.size}: `)
        for (const { level, n, hashes } of edge.add(leaves.slice(at, at + 1))) made.set(`${level} ${n}`, hashes)
        holdAgainst(edge, seen)
      }
      onProgress?.(edge.size, size)
    },
  )
  if (!isSame(edge.root(), root))
    throw new Mismatch('root', `the entries add up to ${toBase64(edge.root())}, and ${toBase64(root)} is signed`)
  await inTurn(
    tilesOf(size),
    (tile) => checkTile(read, tile, made.get(`${tile.level} ${tile.n}`) ?? []),
    async () => undefined,
  )
  return { ...opened, totals: fold.totals() }
}
