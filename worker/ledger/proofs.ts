// Proofs about trees of RFC 6962: that an entry is in one, and that one begins with another. Pure but for its reader.
import { emptyRoot, type Hash, isSame, nodeHash } from './tree.ts'

/** The root of the perfect subtree of 2^height leaves that begins at leaf index × 2^height. */
export type Subtrees = (height: number, index: number) => Promise<Hash>

/** The largest power of two below n, for n of 2 and more. */
const split = (n: number): number => 2 ** Math.floor(Math.log2(n - 1))

/** The hash of the leaves from `start` to before `end`; `start` is a multiple of a power of two that is not below their number. */
const hashOf = async (read: Subtrees, start: number, end: number): Promise<Hash> => {
  const height = Math.log2(end - start)
  if (Number.isInteger(height)) return read(height, start / (end - start))
  const middle = start + split(end - start)
  return nodeHash(await hashOf(read, start, middle), await hashOf(read, middle, end))
}

export const rootOf = (read: Subtrees, size: number): Promise<Hash> =>
  size === 0 ? Promise.resolve(emptyRoot) : hashOf(read, 0, size)

/** The audit path of RFC 6962, section 2.1.1, from the leaf's sibling upwards. */
export const proveInclusion = async (read: Subtrees, index: number, size: number, start = 0): Promise<Hash[]> => {
  if (size <= 1) return []
  const middle = split(size)
  if (index < middle) {
    const path = await proveInclusion(read, index, middle, start)
    return [...path, await hashOf(read, start + middle, start + size)]
  }
  const path = await proveInclusion(read, index - middle, size - middle, start + middle)
  return [...path, await hashOf(read, start, start + middle)]
}

/** The root that the path leads to; undefined where it has not the length of one. */
const rootByPath = (leaf: Hash, index: number, size: number, path: readonly Hash[]): Hash | undefined => {
  if (size === 1) return path.length === 0 ? leaf : undefined
  const sibling = path.at(-1)
  if (!sibling) return undefined
  const middle = split(size)
  const isLeft = index < middle
  const [at, width] = isLeft ? [index, middle] : [index - middle, size - middle]
  const below = rootByPath(leaf, at, width, path.slice(0, -1))
  return below && (isLeft ? nodeHash(below, sibling) : nodeHash(sibling, below))
}

export const isIncluded = (leaf: Hash, index: number, size: number, path: readonly Hash[], root: Hash): boolean => {
  if (!(index >= 0 && index < size)) return false
  const found = rootByPath(leaf, index, size, path)
  return found !== undefined && isSame(found, root)
}
