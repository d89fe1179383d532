// Verifies a whole log from what is served of it, and trusts nothing else: the same code in a browser and on a command line.
import { splitBundle, textOf } from './bundle.ts'
import { type Checkpoint, openCheckpoint } from './checkpoint.ts'
import { fromBase64, toBase64 } from './encoding.ts'
import { readEntry } from './entry.ts'
import { Fold, type Totals } from './fold.ts'
import { readVkey } from './note.ts'
import { tilePath, tileWidth, widthOfTile } from './tiles.ts'
import { GrowingTree, isSame, leafHash } from './tree.ts'

/** What is served at a path below the log's address. Throws where there is nothing. */
export type Source = (path: string) => Promise<Uint8Array>

/** A checkpoint that was seen before, or stands elsewhere: the log must have begun with it. Root in base64. */
export type Seen = { size: number; root: string }

export type Log = { checkpoint: Checkpoint; note: string; vkeys: string[]; totals: Totals }

export const failures = ['signature', 'origin', 'root', 'entry', 'bundle', 'consistency', 'disclosure'] as const

/** What differs, by what was checked. */
export class Mismatch extends Error {
  override name = 'Mismatch'
  readonly check: (typeof failures)[number]

  constructor(check: (typeof failures)[number], detail: string) {
    super(detail)
    this.check = check
  }
}

const because = async <Result>(check: Mismatch['check'], work: () => Result | Promise<Result>, where = '') => {
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

const holdAgainst = (tree: GrowingTree, seen: readonly Seen[]) => {
  for (const { size, root } of seen.filter((one) => one.size === tree.size)) {
    if (!isSame(tree.root(), fromBase64(root)))
      throw new Mismatch('consistency', `at ${size} entries the root is ${toBase64(tree.root())}, and was ${root}`)
  }
}

type Options = {
  /** Verifier keys that are known already; none: those that the log names. */
  vkeys?: readonly string[]
  seen?: readonly Seen[]
  onProgress?: (done: number, size: number) => void
}

/**
 * Reads every entry, and checks signature, root, that each entry can follow those before, and that the log begins with
 * what was seen of it. Throws `Mismatch`.
 */
export const verifyLog = async (read: Source, { vkeys = [], seen = [], onProgress }: Options = {}): Promise<Log> => {
  const opened = await openLog(read, vkeys)
  const { size, root } = opened.checkpoint
  const longer = seen.find((one) => one.size > size)
  if (longer) throw new Mismatch('consistency', `the log has ${size} entries, and had ${longer.size}`)
  const [tree, fold] = [new GrowingTree(), new Fold()]
  holdAgainst(tree, seen)
  for (let n = 0; n * tileWidth < size; n += 1) {
    for (const entry of await readBundle(read, n, size)) {
      await because('entry', () => fold.take(readEntry(textOf(entry))), `entry ${tree.size}: `)
      tree.add(leafHash(entry))
      holdAgainst(tree, seen)
    }
    onProgress?.(tree.size, size)
  }
  if (!isSame(tree.root(), root))
    throw new Mismatch('root', `the entries add up to ${toBase64(tree.root())}, and ${toBase64(root)} is signed`)
  return { ...opened, totals: fold.totals() }
}
