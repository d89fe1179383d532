// How figures and their changes are put into words, and into tables.
import { beforeAll, describe, expect, it } from 'vitest'
import { changeSentence } from '../../site/src/dashboard/insights/said.ts'
import { sharesOf, shareTable } from '../../site/src/dashboard/insights/shares.ts'
import { figureTable, groupTable } from '../../site/src/dashboard/insights/tables.ts'
import { loadWords } from '../../site/src/dashboard/words.ts'
import type { Change, Compared } from '../../worker/contract/insights.ts'

const figure = { n: 60, standing: 'normal', value: 0.7, low: 0.6, high: 0.8 } as const
const compared = (change: Change): Compared => ({ now: figure, before: figure, change })

beforeAll(() => loadWords(['insights']))

describe('a change', () => {
  it('says by how much, and between which bounds', () => {
    expect(changeSentence('share', compared({ difference: 0.1, low: 0.02, high: 0.185 }))).toMatch(
      /^10 %-p more than in the period before: likely between 2 %-p and 18\.5 %-p more\./,
    )
    expect(changeSentence('decimal', compared({ difference: -0.5, low: -0.8, high: -0.2 }))).toMatch(
      /^0\.50 less than in the period before: likely between 0\.20 and 0\.80 less\./,
    )
  })

  it('says how often chance alone looks so, as every figure is compared by itself', () => {
    const { difference, low, high } = { difference: 0.1, low: 0.02, high: 0.18 }
    expect(changeSentence('share', compared({ difference, low, high }))).toMatch(/Of twenty figures .* by chance\.$/)
    expect(changeSentence('share', compared({ difference: -difference, low: -high, high: -low }))).toMatch(
      /by chance\.$/,
    )
  })

  it('says between which bounds it lies also where it may be none', () => {
    expect(changeSentence('decimal', compared({ difference: 0.1, low: -0.2, high: 0.4 }))).toBe(
      'No clear change from the period before: the difference is likely between −0.20 and 0.40.',
    )
  })
})

describe('a table', () => {
  it('has the change of each figure with its bounds', () => {
    const { columns, rows } = figureTable([['satisfied', compared({ difference: 0.1, low: 0.02, high: 0.18 })]])
    expect(columns.slice(-3)).toEqual(['Change', 'Change, at least', 'Change, at most'])
    expect(rows).toEqual([['Satisfied (CSAT)', 0.7, 0.6, 0.8, 60, 0.7, 0.1, 0.02, 0.18]])
  })

  it('has how far a group is from the others with its bounds', () => {
    const apart = { difference: -0.4, low: -0.7, high: -0.1 }
    const group = { key: 'web', satisfied: compared(null), stars: compared(null), apart, isHidden: false }
    const { columns, rows } = groupTable([group], (key) => key)
    expect(rows[0]).toHaveLength(columns.length)
    expect(rows[0]?.slice(-6)).toEqual([null, null, null, -0.4, -0.7, -0.1])
  })

  it('has shares with the interval of Wilson', () => {
    const [first] = shareTable(sharesOf([81, 182], 263).map((one) => ({ ...one, label: 'yes' }))).rows
    expect(first?.slice(0, 2)).toEqual(['yes', 81])
    expect(first?.[3]).toBeCloseTo(0.2552885, 6)
    expect(first?.[4]).toBeCloseTo(0.3662096, 6)
  })
})
