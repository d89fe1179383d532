// Whatever single bit of a served log is turned, who verifies it finds it.
import { describe, expect, it } from 'vitest'
import { writeBundle } from '../../worker/ledger/bundle.ts'
import { signCheckpoint } from '../../worker/ledger/checkpoint.ts'
import { Edge } from '../../worker/ledger/edge.ts'
import { toBase64 } from '../../worker/ledger/encoding.ts'
import { writeEntry } from '../../worker/ledger/entry.ts'
import { type Signer, signerOf } from '../../worker/ledger/note.ts'
import { tilePath, widthOfTile } from '../../worker/ledger/tiles.ts'
import { leafHash } from '../../worker/ledger/tree.ts'
import { Mismatch, verifyLog } from '../../worker/ledger/verify.ts'

const encoder = new TextEncoder()

const entryOf = (n: number) =>
  writeEntry({
    kind: 'rated',
    rating: `rating-${n}`,
    touchpoint: 'TILL0000',
    day: '2026-11-22',
    channel: 'qr',
    proof: 'open',
    stars: 1 + (n % 5),
    reason: null,
    commitment: toBase64(leafHash(encoder.encode(String(n))))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .slice(0, 43),
  })

/** A whole log as files, by their paths. */
const makeLog = async (size: number, signer: Signer) => {
  const entries = Array.from({ length: size }, (_, n) => entryOf(n))
  const leaves = entries.map((entry) => leafHash(encoder.encode(entry)))
  const [files, edge] = [new Map<string, Uint8Array>(), new Edge(0, [])]
  for (const { level, n, hashes } of edge.add(leaves)) {
    files.set(tilePath({ level, n, width: hashes.length }), Buffer.concat(hashes))
  }
  for (let n = 0; n * 256 < size; n += 1) {
    const width = widthOfTile(0, n, size)
    const [start, end] = [n * 256, n * 256 + width]
    files.set(tilePath({ level: 'entries', n, width }), writeBundle(entries.slice(start, end)))
    files.set(tilePath({ level: 0, n, width }), Buffer.concat(leaves.slice(start, end)))
  }
  const note = await signCheckpoint({ origin: signer.name, size, root: edge.root() }, [signer])
  files.set('checkpoint', encoder.encode(note))
  files.set('vkey', encoder.encode(`${signer.vkey}\n`))
  return files
}

const sourceOf = (files: ReadonlyMap<string, Uint8Array>) => async (path: string) => {
  const file = files.get(path)
  if (!file) throw new Error(`${path} is not there`)
  return file
}

// A generator of its own, so that a failure can be met again.
const chance = (seed: number) => () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return seed / 2 ** 32
}

describe('a log of 300 entries', async () => {
  const signer = await signerOf('candor.test/ledger/one', new Uint8Array(32).fill(3))
  const files = await makeLog(300, signer)

  it('verifies, and says what it adds up to', async () => {
    const { checkpoint, totals } = await verifyLog(sourceOf(files), { vkeys: [signer.vkey] })
    expect(checkpoint.size).toBe(300)
    expect(totals).toMatchObject({ received: 300, counted: { open: [60, 60, 60, 60, 60] } })
  })

  it('fails with any one of 1,000 bits turned, in any of its files', async () => {
    const draw = chance(20_261_128)
    const paths = [...files.keys()].filter((path) => path !== 'vkey')
    const missed: string[] = []
    const found = new Map<string, number>()
    for (let tries = 0; tries < 1000; tries += 1) {
      const path = paths[Math.floor(draw() * paths.length)] ?? ''
      const bytes = Uint8Array.from(files.get(path) ?? [])
      const bit = Math.floor(draw() * bytes.length * 8)
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const tampered = sourceOf(new Map(files).set(path, bytes))
      const outcome = await verifyLog(tampered, { vkeys: [signer.vkey] }).catch((error: unknown) => error)
      if (!(outcome instanceof Error)) missed.push(`${path} bit ${bit}`)
      const name = outcome instanceof Mismatch ? outcome.check : 'unreadable'
      found.set(name, (found.get(name) ?? 0) + 1)
    }
    console.log('1,000 bits turned, found by', Object.fromEntries(found))
    expect(missed).toEqual([])
  })

  it('fails where its end was cut off, or another beginning signed anew', async () => {
    const seen = [{ size: 300, root: toBase64((await verifyLog(sourceOf(files))).checkpoint.root) }]
    const shorter = sourceOf(await makeLog(299, signer))
    await expect(verifyLog(shorter, { seen })).rejects.toMatchObject({ check: 'consistency' })
    const other = await makeLog(301, await signerOf(signer.name, new Uint8Array(32).fill(3)))
    expect((await verifyLog(sourceOf(other), { seen })).checkpoint.size).toBe(301)
    await expect(verifyLog(sourceOf(other), { seen: [{ size: 3, root: seen[0]?.root ?? '' }] })).rejects.toMatchObject({
      check: 'consistency',
    })
    const another = await makeLog(300, await signerOf(signer.name, new Uint8Array(32).fill(4)))
    await expect(verifyLog(sourceOf(another), { vkeys: [signer.vkey] })).rejects.toMatchObject({ check: 'signature' })
  })
})
