// Whatever single bit of a served log is turned, who verifies it finds it.
import { describe, expect, it } from 'vitest'
import { toBase64 } from '../../worker/ledger/encoding.ts'
import { signerOf } from '../../worker/ledger/note.ts'
import { Mismatch, verifyLog } from '../../worker/ledger/verify.ts'
import { makeLog, sourceOf } from './log.ts'

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
