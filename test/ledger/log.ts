// A whole log as files, as it is served.
import { writeBundle } from '../../worker/ledger/bundle.ts'
import { signCheckpoint } from '../../worker/ledger/checkpoint.ts'
import { Edge } from '../../worker/ledger/edge.ts'
import { toBase64 } from '../../worker/ledger/encoding.ts'
import { writeEntry } from '../../worker/ledger/entry.ts'
import type { Signer } from '../../worker/ledger/note.ts'
import { tilePath, widthOfTile } from '../../worker/ledger/tiles.ts'
import { leafHash } from '../../worker/ledger/tree.ts'

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

/** By their paths. */
export const makeLog = async (size: number, signer: Signer) => {
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

export const sourceOf = (files: ReadonlyMap<string, Uint8Array>) => async (path: string) => {
  const file = files.get(path)
  if (!file) throw new Error(`${path} is not there`)
  return file
}
