// The right edge of a log: the hashes of its partial tiles, one list a level. It is all that is needed to go on and to tell
// the root. Pure.
import { subtreeRoot, tileHeight, tileWidth } from './tiles.ts'
import { emptyRoot, GrowingTree, type Hash } from './tree.ts'

/** A tile as it is to be kept. Above the lowest level it may be partial, and replaces a shorter one. */
export type StoredTile = { level: number; n: number; hashes: readonly Hash[] }

export class Edge {
  /** By level, the hashes of its partial tile. */
  readonly #levels: Hash[][]
  #size: number

  constructor(size: number, levels: readonly (readonly Hash[])[]) {
    this.#size = size
    this.#levels = levels.map((hashes) => [...hashes])
  }

  get size(): number {
    return this.#size
  }

  /** Adds leaves, in order. Answers with the tiles that are new or longer, without the partial one of the lowest level. */
  add(leaves: readonly Hash[]): StoredTile[] {
    const tiles = new Map<string, StoredTile>()
    for (const leaf of leaves) {
      this.#size += 1
      for (const tile of this.#put(0, leaf)) tiles.set(`${tile.level} ${tile.n}`, tile)
    }
    return [...tiles.values()]
  }

  #put(level: number, hash: Hash): StoredTile[] {
    const hashes = this.#levels[level] ?? []
    this.#levels[level] = hashes
    hashes.push(hash)
    const n = Math.ceil(Math.floor(this.#size / tileWidth ** level) / tileWidth) - 1
    const tile = { level, n, hashes: [...hashes] }
    if (hashes.length < tileWidth) return level === 0 ? [] : [tile]
    this.#levels[level] = []
    return [tile, ...this.#put(level + 1, subtreeRoot(hashes))]
  }

  root(): Hash {
    if (this.#size === 0) return emptyRoot
    const tree = new GrowingTree()
    for (const [above, hashes] of [...this.#levels].reverse().entries()) {
      const level = this.#levels.length - 1 - above
      for (const hash of hashes) tree.add(hash, level * tileHeight)
    }
    return tree.root()
  }
}
