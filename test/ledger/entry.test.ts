import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { splitBundle, textOf, writeBundle } from '../../worker/ledger/bundle.ts'
import { commitmentTo, type Entry, readEntry, splitEntries, writeEntry } from '../../worker/ledger/entry.ts'
import { Fold } from '../../worker/ledger/fold.ts'

const entry = (more: Partial<Entry> = {}): Entry => ({
  kind: 'rated',
  rating: '019a8f00-0000-7000-8000-000000000001',
  touchpoint: 'BREADQR1',
  day: '2026-11-22',
  channel: 'qr',
  proof: 'open',
  stars: 4,
  reason: null,
  commitment: 'x'.repeat(43),
  ...more,
})

describe('an entry', () => {
  it('is nine lines, in the order of the format', () => {
    expect(writeEntry(entry())).toBe(
      `candor/v1\nrated\n019a8f00-0000-7000-8000-000000000001\nBREADQR1\n2026-11-22\nqr open\n4\n-\n${'x'.repeat(43)}\n`,
    )
    const withheld = entry({ kind: 'withheld', reason: 'personal_data', commitment: null })
    expect(readEntry(writeEntry(withheld))).toEqual(withheld)
  })

  it.each([
    ['candor/v1', 'candor/v2'],
    ['rated', 'changed'],
    ['BREADQR1', ''],
    ['2026-11-22', '22.11.2026'],
    ['qr open', 'qr'],
    ['\n4\n', '\n6\n'],
    ['\n-\n', '\nfew stars\n'],
    ['x'.repeat(43), 'x'.repeat(42)],
    ['\n4\n', '\n4\n4\n'],
  ])('is refused with %j as %j', (from, to) => {
    expect(() => readEntry(writeEntry(entry()).replace(from, to))).toThrow()
  })

  it('commits to what was said by a salted hash, as anybody can compute it', () => {
    const salt = '0f'.repeat(32)
    const text = '{"answers":{"recommend":9},"author":"Jānis","comment":"Labi \\"rupjmaize\\"."}'
    const expected = createHash('sha256').update(Buffer.from(salt, 'hex')).update(text).digest('base64url')
    const content = { answers: '{"recommend":9}', comment: 'Labi "rupjmaize".', author: 'Jānis' }
    expect(commitmentTo(content, salt)).toBe(expected)
    expect(commitmentTo(content, '1f'.repeat(32))).not.toBe(expected)
  })
})

describe('a bundle', () => {
  it('holds entries by their length, and gives back the same', () => {
    const texts = [writeEntry(entry()), writeEntry(entry({ stars: 1 })), 'ā'.repeat(300)]
    const bundle = writeBundle(texts)
    expect([...bundle.subarray(0, 2)]).toEqual([0, texts[0]?.length])
    expect(splitBundle(bundle).map(textOf)).toEqual(texts)
    expect(() => splitBundle(bundle.subarray(0, -1))).toThrow()
    expect(splitEntries(texts.slice(0, 2).join(''))).toEqual(texts.slice(0, 2))
  })
})

describe('a fold', () => {
  const take = (...entries: Partial<Entry>[]) => {
    const fold = new Fold()
    for (const one of entries) fold.take(entry(one))
    return fold.totals()
  }

  it('counts what is rated, moves what is amended, takes out what is withdrawn or invalidated', () => {
    const totals = take(
      { rating: 'a', stars: 5 },
      { rating: 'b', stars: 1 },
      { rating: 'a', kind: 'amended', stars: 2 },
      { rating: 'c', stars: 3, proof: 'imported' },
      { rating: 'd', stars: 5 },
      { rating: 'b', kind: 'withdrawn', stars: 1 },
      { rating: 'd', kind: 'invalidated', stars: 5, reason: 'fraud' },
    )
    expect(totals).toEqual({
      received: 4,
      counted: { open: [0, 1, 0, 0, 0], imported: [0, 0, 1, 0, 0] },
      channels: { qr: [0, 1, 1, 0, 0] },
      withdrawn: 1,
      withdrawnStars: [1, 0, 0, 0, 0],
      withheld: {},
      invalidated: { fraud: [0, 0, 0, 0, 1] },
    })
  })

  it('counts a withheld text by its reason and stars, and its stars as before', () => {
    const began = [
      { rating: 'a', stars: 1 },
      { rating: 'a', kind: 'withheld', stars: 1, reason: 'off_topic' },
    ] as const
    expect(take(...began)).toMatchObject({
      counted: { open: [1, 0, 0, 0, 0] },
      withheld: { off_topic: [1, 0, 0, 0, 0] },
    })
    expect(take(...began, { rating: 'a', kind: 'shown', stars: 1 }).withheld).toEqual({})
    expect(take(...began, { rating: 'a', kind: 'withdrawn', stars: 1 }).withheld).toEqual({})
  })

  it.each([
    ['begins twice', [{}, {}]],
    ['is withdrawn before it began', [{ kind: 'withdrawn' }]],
    ['is amended after it was withdrawn', [{}, { kind: 'withdrawn' }, { kind: 'amended' }]],
    ['changes its proof', [{}, { kind: 'amended', proof: 'invited' }]],
    ['changes its stars when withheld', [{}, { kind: 'withheld', stars: 5, reason: 'illegal' }]],
  ] as [string, Partial<Entry>[]][])('refuses a rating that %s', (_, entries) => {
    expect(() => take(...entries)).toThrow()
  })
})
