import { describe, expect, it } from 'vitest'
import { groupsOf, totalsOf, withheldRates } from '../../site/src/score/disclosed.ts'
import type { Disclosure } from '../../worker/contract/disclosure.ts'
import type { ShownRating } from '../../worker/contract/rating.ts'
import { differences, figuresOf } from '../../worker/ledger/compare.ts'

const said: Disclosure = {
  received: 14,
  counted: { open: [2, 0, 0, 1, 4], invited: [0, 0, 1, 0, 2], imported: [0, 0, 0, 0, 2] },
  channels: { web: [2, 0, 1, 1, 6], qr: [0, 0, 0, 0, 2] },
  summary: {
    n: 10,
    stars: { 1: 2, 2: 0, 3: 1, 4: 1, 5: 6 },
    mean: 3.9,
    interval: { low: 2.78, high: 5, level: 0.95 },
    standing: 'early',
    withText: 4,
    leftOut: { imported: 2 },
  },
  withdrawn: 2,
  held: 0,
  invalidated: {},
  bursts: {
    count: 0,
    ratings: 0,
    newest: [],
    withoutBursts: { n: 0, stars: { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 }, mean: null, interval: null, standing: 'too_few' },
  },
  withdrawnStars: [2, 0, 0, 0, 0],
  texts: [2, 0, 0, 0, 2],
  withheld: { off_topic: [1, 0, 0, 0, 0], illegal: [0, 0, 0, 0, 1] },
  invitations: { sent: 9, opened: 5, answered: 3 },
  entries: 18,
  checkpoint: null,
}
const shown = [{ stars: 1 }, { stars: 5 }] as ShownRating[]
const rows = groupsOf(said, shown).flatMap((group) => group.rows)
const rowOf = (label: string) => rows.find((row) => row.label === label)

describe('the rows of a disclosure', () => {
  it('count each rating once in the groups by proof and by channel', () => {
    for (const { rows: some } of groupsOf(said, shown).slice(1, 3)) {
      expect(some.reduce((sum, { total }) => sum + total, 0)).toBe(12)
    }
    expect(rowOf('disclosure.received')).toMatchObject({ counts: [4, 0, 1, 1, 8], total: 14 })
    expect(rowOf('disclosure.score')).toMatchObject({ counts: [2, 0, 1, 1, 6], total: 10 })
    expect(rowOf('disclosure.shown')?.counts).toEqual([1, 0, 0, 0, 1])
    expect(totalsOf(said)).toEqual({ score: 10, apart: 2, invited: 3, withheld: 2 })
  })

  it('have a row for each reason that was given, and none for the others', () => {
    expect(rowOf('disclosure.off_topic')?.counts).toEqual([1, 0, 0, 0, 0])
    expect(rowOf('disclosure.fraud')).toBeUndefined()
  })

  it('tell the share of withheld texts by stars, of all that stand', () => {
    expect(withheldRates(said)).toEqual([1 / 2, null, 0, 0, 1 / 8, 2 / 12])
  })

  it('print all figures that the ledger has, under the names by which they are checked', () => {
    const printed = new Map<string, string>()
    for (const { figure, counts, total } of rows) {
      if (!figure) continue
      printed.set(figure, String(total))
      for (const [at, n] of counts.entries()) printed.set(`${figure} ${at + 1}`, String(n))
    }
    const logged = new Map(figuresOf(said))
    logged.delete('mean')
    expect(differences(printed, logged)).toEqual([])
    expect(printed.size).toBe(logged.size)
  })
})
