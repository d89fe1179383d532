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

export type Log = {
  checkpoint: Checkpoint
  note: string
  vkeys: string[]
  totals: Totals
  /** What the first so many entries add up to, of the sizes that were asked for. */
  totalsAt: ReadonlyMap<number, Totals>
  /** Throws `Mismatch`, as failing `check`, where the log did not begin with what was seen. */
  holdTo: (seen: Seen, check: 'consistency' | 'page') => void
}

export const failures = [
  'signature',
  'origin',
  'root',
  'entry',
  'bundle',
  'tile',
  'consistency',
  'page',
  'disclosure',
] as const

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

/** `rootAt`: the root, base64, that the log had at a size. */
const holdingTo =
  (size: number, rootAt: ReadonlyMap<number, string>): Log['holdTo'] =>
  (seen, check) => {
    const where = check === 'page' ? 'the page prints it' : 'it was seen'
    if (seen.size > size) throw new Mismatch(check, `the log has ${size} entries, and ${where} with ${seen.size}`)
    const root = rootAt.get(seen.size)
    if (root !== seen.root)
      throw new Mismatch(check, `at ${seen.size} entries the root is ${root}, and ${where} as ${seen.root}`)
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
  /** After so many entries it also says what they add up to, and can be held to a checkpoint. */
  sizes?: readonly number[]
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

/** Goes through the entries, one by one: the tree and the sum that they make, at the end and at the sizes asked for. */
class Reading {
  readonly edge = new Edge(0, [])
  readonly fold = new Fold()
  readonly made = new Map<string, readonly Hash[]>()
  readonly rootAt = new Map<number, string>()
  readonly totalsAt = new Map<number, Totals>()
  readonly #sizes: ReadonlySet<number>

  constructor(sizes: Iterable<number>) {
    this.#sizes = new Set(sizes)
    this.#stop()
  }

  #stop() {
    const { size } = this.edge
    if (!this.#sizes.has(size)) return
    this.rootAt.set(size, toBase64(this.edge.root()))
    this.totalsAt.set(size, this.fold.totals())
  }

  async take(entries: readonly Uint8Array[]) {
    const leaves = entries.map(leafHash)
    this.made.set(`0 ${Math.floor(this.edge.size / tileWidth)}`, leaves)
    for (const [at, entry] of entries.entries()) {
      await because('entry', () => this.fold.take(readEntry(textOf(entry))), `entry ${this.edge.size}: `)
      for (const { level, n, hashes } of this.edge.add(leaves.slice(at, at + 1))) this.made.set(`${level} ${n}`, hashes)
      this.#stop()
    }
  }
}

/**
 * Reads every entry and every tile, and checks signature, root, that each entry can follow those before, and that the log
 * begins with what was seen of it. Throws `Mismatch`.
 */
export const verifyLog = async (
  read: Source,
  { vkeys = [], seen = [], sizes = [], onProgress }: Options = {},
): Promise<Log> => {
  const opened = await openLog(read, vkeys)
  const { size, root } = opened.checkpoint
  const reading = new Reading([...seen.map((one) => one.size), ...sizes])
  const bundles = Array.from({ length: Math.ceil(size / tileWidth) }, (_, n) => n)
  await inTurn(
    bundles,
    (n) => readBundle(read, n, size),
    async (entries) => {
      await reading.take(entries)
      onProgress?.(reading.edge.size, size)
    },
  )
  if (!isSame(reading.edge.root(), root))
    throw new Mismatch(
      'root',
      `the entries add up to ${toBase64(reading.edge.root())}, and ${toBase64(root)} is signed`,
    )
  await inTurn(
    tilesOf(size),
    (tile) => checkTile(read, tile, reading.made.get(`${tile.level} ${tile.n}`) ?? []),
    async () => undefined,
  )
  const holdTo = holdingTo(size, reading.rootAt)
  for (const one of seen) holdTo(one, 'consistency')
  return { ...opened, totals: reading.fold.totals(), totalsAt: reading.totalsAt, holdTo }
}
