import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Edge } from '../../worker/ledger/edge.ts'
import { fromHex, toHex } from '../../worker/ledger/encoding.ts'
import { isIncluded, proveInclusion, rootOf, type Subtrees } from '../../worker/ledger/proofs.ts'
import { readTilePath, subtreesOf, tilePath, widthOfTile } from '../../worker/ledger/tiles.ts'
import { GrowingTree, type Hash, leafHash, nodeHash } from '../../worker/ledger/tree.ts'

// The inputs and roots of Certificate Transparency's reference tests (merkle tree of RFC 6962), for 0 to 8 leaves.
const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

const leafOf = (n: number) => leafHash(new TextEncoder().encode(`entry ${n}`))
const leavesOf = (size: number) => Array.from({ length: size }, (_, n) => leafOf(n))

/** By the definition of RFC 6962, section 2.1. */
const rootByDefinition = (leaves: Hash[]): Hash => {
  if (leaves.length === 1) return leaves[0] as Hash
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  return nodeHash(rootByDefinition(leaves.slice(0, split)), rootByDefinition(leaves.slice(split)))
}
const directly =
  (leaves: Hash[]): Subtrees =>
  async (height, index) =>
    rootByDefinition(leaves.slice(index * 2 ** height, (index + 1) * 2 ** height))

describe('a growing tree', () => {
  it.each(roots.map((root, size) => [size, root] as const))('of %d leaves has the published root', (size, root) => {
    const tree = new GrowingTree()
    for (const input of inputs.slice(0, size)) tree.add(leafHash(fromHex(input)))
    expect([tree.size, toHex(tree.root())]).toEqual([size, root])
  })

  it('has the root of the definition at every size', () => {
    const tree = new GrowingTree()
    for (let size = 1; size <= 300; size += 1) {
      tree.add(leafOf(size - 1))
      expect(tree.root()).toEqual(rootByDefinition(leavesOf(size)))
    }
  })
})

describe('a proof of inclusion', () => {
  it('holds for every entry of every small tree, and for no other place, entry or root', async () => {
    for (let size = 1; size <= 40; size += 1) {
      const leaves = leavesOf(size)
      const root = await rootOf(directly(leaves), size)
      for (let index = 0; index < size; index += 1) {
        const path = await proveInclusion(directly(leaves), index, size)
        const leaf = leafOf(index)
        expect(isIncluded(leaf, index, size, path, root)).toBe(true)
        expect(isIncluded(leafOf(size), index, size, path, root)).toBe(false)
        expect(isIncluded(leaf, index, size, path, leaf)).toBe(size === 1)
        expect(isIncluded(leaf, index, size, [...path, leaf], root)).toBe(false)
        expect(isIncluded(leaf, size, size, path, root)).toBe(false)
        if (path.length > 0) expect(isIncluded(leaf, index, size, path.slice(1), root)).toBe(false)
      }
    }
  })
})

describe('the edge of a log', () => {
  it('tells the root, and makes tiles from which every entry is proved, however the entries arrive', async () => {
    const parts = fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(parts, fc.nat(), async (lengths, chosen) => {
        const kept = new Map<string, Uint8Array>()
        const size = lengths.reduce((sum, one) => sum + one, 0)
        const leaves = leavesOf(size)
        const edge = new Edge(0, [])
        let at = 0
        for (const length of lengths) {
          for (const { level, n, hashes } of edge.add(leaves.slice(at, at + length)))
            kept.set(`${level} ${n}`, Buffer.concat(hashes))
          at += length
        }
        const tree = new GrowingTree()
        for (const leaf of leaves) tree.add(leaf)
        expect(edge.root()).toEqual(tree.root())
        const read = subtreesOf(size, async ({ level, n, width }) => {
          expect(width).toBe(widthOfTile(level, n, size))
          const tile = kept.get(`${level} ${n}`) ?? Buffer.concat(leaves.slice(n * 256, n * 256 + 256))
          return tile.subarray(0, width * 32)
        })
        const index = chosen % size
        const path = await proveInclusion(read, index, size)
        expect(isIncluded(leafOf(index), index, size, path, tree.root())).toBe(true)
      }),
      { numRuns: 25 },
    )
  })

  it.each([
    [255, 1],
    [256, 1],
    [511, 300],
    [65_536, 2],
    [65_700, 400],
  ])('begins again where it was left, at %d entries', (size, more) => {
    const leaves = leavesOf(size + more)
    const whole = new Edge(0, [])
    const tiles = whole.add(leaves.slice(0, size))
    const levels = [leaves.slice(size - (size % 256), size)]
    for (let level = 1; Math.floor(size / 256 ** level) > 0; level += 1) {
      const width = Math.floor(size / 256 ** level) % 256
      const tile = tiles.find(({ level: at, n }) => at === level && n === Math.floor(size / 256 ** (level + 1)))
      levels.push([...(tile?.hashes ?? [])].slice(0, width))
    }
    const again = new Edge(size, levels)
    expect(again.root()).toEqual(whole.root())
    again.add(leaves.slice(size))
    whole.add(leaves.slice(size))
    expect(again.root()).toEqual(whole.root())
  })
})

describe('the address of a tile', () => {
  it.each([
    [{ level: 0, n: 0, width: 256 }, 'tile/0/000'],
    [{ level: 1, n: 1_234_067, width: 256 }, 'tile/1/x001/x234/067'],
    [{ level: 'entries', n: 255, width: 7 }, 'tile/entries/255.p/7'],
    [{ level: 63, n: 1000, width: 255 }, 'tile/63/x001/000.p/255'],
  ] as const)('of %j is %s', (tile, path) => {
    expect(tilePath(tile)).toBe(path)
    expect(readTilePath(path)).toEqual(tile)
  })

  it.each([
    'tile/0/0',
    'tile/00/000',
    'tile/64/000',
    'tile/0/x000/001',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/07',
    'tile/0/000/',
    'tile/-1/000',
    'tile/0/../000',
    'tile/0/x001/x234/x067',
    'tile/data/000',
    '',
  ])('is not %j', (path) => {
    expect(readTilePath(path)).toBeUndefined()
  })
})
