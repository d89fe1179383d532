import { describe, expect, it } from 'vitest'
import { changeOf } from '../../site/src/score/change.ts'
import { formatSigned } from '../../site/src/text/format.ts'
import { summaryOf } from './support.ts'

const about = (mean: number, margin: number, n = 50) =>
  summaryOf({ n, mean, interval: { low: mean - margin, high: mean + margin, level: 0.95 } })
const few = (n: number) => summaryOf({ n, mean: null, interval: null, standing: 'too_few' })

describe('a change', () => {
  it('is clear where chance alone would hardly make it', () => {
    expect(changeOf(about(4.2, 0.1), about(4, 0.1)).kind).toBe('higher')
    expect(changeOf(about(4, 0.1), about(4.2, 0.1)).kind).toBe('lower')
  })

  it('could be chance where its interval holds zero', () => {
    expect(changeOf(about(4.2, 0.3), about(4, 0.1)).kind).toBe('higherByChance')
    expect(changeOf(about(4, 0.1), about(4.2, 0.3)).kind).toBe('lowerByChance')
    expect(changeOf(about(4.2, 0.3), about(4.2, 0.3)).kind).toBe('same')
  })

  it('is clear by more than the margins alone seem to say', () => {
    // The intervals overlap: 3.9…4.3 and 3.65…4.05, yet √(0.2² + 0.2²) = 0.283 is more than the difference of 0.25.
    expect(changeOf(about(4.1, 0.2), about(3.85, 0.2)).kind).toBe('higherByChance')
    // 0.3 is more than 0.283, and the intervals still overlap.
    expect(changeOf(about(4.1, 0.2), about(3.8, 0.2)).kind).toBe('higher')
  })

  it('is not claimed from too few ratings, nor from ratings that are all alike', () => {
    expect(changeOf(about(4, 0.1), few(4)).kind).toBe('fewBefore')
    expect(changeOf(about(4, 0.1), few(0)).kind).toBe('noneBefore')
    expect(changeOf(few(4), about(4, 0.1)).kind).toBe('fewNow')
    expect(changeOf(few(4), few(4)).kind).toBe('unknown')
    expect(changeOf(about(5, 0), about(4, 0.1)).kind).toBe('alike')
    expect(changeOf(about(4, 0.1), about(5, 0)).kind).toBe('alike')
  })
})

it('writes a difference with its sign, as its language does', () => {
  expect([0.45, -0.21, 0].map((stars) => formatSigned('en', stars))).toEqual(['+0.45', '−0.21', '0.00'])
  expect(formatSigned('lv', -0.21)).toBe('−0,21')
})
