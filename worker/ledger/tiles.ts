// Tiles (c2sp.org/tlog-tiles v1): 256 hashes of one level, of which each above the lowest is the root of a full tile below.
import type { Subtrees } from './proofs.ts'
import { GrowingTree, type Hash, hashBytes } from './tree.ts'

export const tileHeight = 8
export const tileWidth = 256

/** Which tile of a level, how many hashes of it; 256 are a full one. */
export type Tile = { level: number; n: number; width: number }

/** The hashes of one tile, one after another. */
export const splitHashes = (bytes: Uint8Array): Hash[] =>
  Array.from({ length: Math.floor(bytes.length / hashBytes) }, (_, at) =>
    bytes.subarray(at * hashBytes, (at + 1) * hashBytes),
  )

/** How many hashes level `level` has in a log of `size` entries. */
export const widthOf = (level: number, size: number): number => Math.floor(size / tileWidth ** level)

/** The hashes of a tile that are there in a log of `size` entries: 0 to 256. */
export const widthOfTile = (level: number, n: number, size: number): number =>
  Math.max(0, Math.min(tileWidth, widthOf(level, size) - n * tileWidth))

/** 1234067 is x001/x234/067. */
const numberPath = (n: number): string => {
  const digits = String(n)
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? []
  return groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/')
}

/** The address of a tile or, at the level `entries`, of a bundle of entries, below the log's own. */
export const tilePath = ({ level, n, width }: Omit<Tile, 'level'> & { level: number | 'entries' }): string =>
  `tile/${level}/${numberPath(n)}${width === tileWidth ? '' : `.p/${width}`}`

const path = /^tile\/(entries|0|[1-9]|[1-5]\d|6[0-3])\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d?|1\d\d|2[0-4]\d|25[0-5]))?$/

/** The tile that an address is of; undefined where it is none. Each tile has one address only. */
export const readTilePath = (address: string): (Omit<Tile, 'level'> & { level: number | 'entries' }) | undefined => {
  const [, at, digits, part] = path.exec(address) ?? []
  if (!at || !digits || digits.length > 19) return undefined
  const tile = {
    level: at === 'entries' ? at : Number(at),
    n: Number(digits.replaceAll(/[x/]/g, '')),
    width: part === undefined ? tileWidth : Number(part),
  } as const
  return tilePath(tile) === address ? tile : undefined
}

const grow = (hashes: readonly Hash[]): GrowingTree => {
  const tree = new GrowingTree()
  for (const hash of hashes) tree.add(hash)
  return tree
}

/** The root of the perfect subtree whose leaves these hashes are. */
export const subtreeRoot = (hashes: readonly Hash[]): Hash => grow(hashes).root()

/** Subtrees of a log of `size` entries, by its tiles. */
export const subtreesOf =
  (size: number, readTile: (tile: Tile) => Promise<Uint8Array>): Subtrees =>
  async (height, index) => {
    const level = Math.floor(height / tileHeight)
    const leaves = 2 ** (height % tileHeight)
    const first = index * leaves
    const n = Math.floor(first / tileWidth)
    const hashes = splitHashes(await readTile({ level, n, width: widthOfTile(level, n, size) }))
    const start = first % tileWidth
    return subtreeRoot(hashes.slice(start, start + leaves))
  }
