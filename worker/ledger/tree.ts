// The Merkle tree of RFC 6962. A tree of n leaves is a row of perfect subtrees, one for each bit of n, the largest first;
// its root hashes them together from the right. Pure.
import { sha256 } from '@noble/hashes/sha2.js'

/** 32 bytes of SHA-256. */
export type Hash = Uint8Array
export const hashBytes = 32

const prefixed = (prefix: number, ...parts: Uint8Array[]): Hash => {
  const hash = sha256.create().update(Uint8Array.of(prefix))
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** RFC 6962, section 2.1. */
export const leafHash = (entry: Uint8Array): Hash => prefixed(0, entry)
export const nodeHash = (left: Hash, right: Hash): Hash => prefixed(1, left, right)
/** The root of a tree without leaves. */
export const emptyRoot: Hash = sha256(new Uint8Array())

export const isSame = (one: Hash, other: Hash): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at])

/** A tree to whose right end leaves are added. It keeps no more than a hash a level. */
export class GrowingTree {
  // Perfect subtrees, the largest first. No two are of one height.
  readonly #parts: { height: number; hash: Hash }[] = []
  #size = 0

  get size(): number {
    return this.#size
  }

  /** Adds the root of a perfect subtree of 2^height leaves; what stands already must be a multiple of that. */
  add(hash: Hash, height = 0): void {
    let part = { height, hash }
    for (let last = this.#parts.at(-1); last?.height === part.height; last = this.#parts.at(-1)) {
      this.#parts.pop()
      part = { height: part.height + 1, hash: nodeHash(last.hash, part.hash) }
    }
    this.#parts.push(part)
    this.#size += 2 ** height
  }

  root(): Hash {
    const hashes = this.#parts.map(({ hash }) => hash)
    return hashes.length === 0 ? emptyRoot : hashes.reduceRight((right, left) => nodeHash(left, right))
  }
}
