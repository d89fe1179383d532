import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { trendOf } from '../../site/src/dashboard/overview/trend.ts'
import { dayAfter } from '../../site/src/dashboard/range/range.ts'
import { summaryOf } from '../site/support.ts'

type Stars = [number, number, number, number, number]
const stepOf = ([one, two, three, four, five]: Stars, index: number) => {
  const day = dayAfter('2026-11-01', index)
  const stars = { 1: one, 2: two, 3: three, 4: four, 5: five }
  return { from: day, to: day, summary: summaryOf({ n: one + two + three + four + five, stars }) }
}
const daily = (days: Stars[]) => ({ step: 'day' as const, trend: days.map(stepOf) })
const repeated = (count: number, stars: Stars) => Array.from({ length: count }, () => stars)

describe('the trend', () => {
  it('has a point for each day where each has enough', () => {
    const { steps, points } = trendOf(daily(repeated(14, [0, 0, 1, 2, 3])))
    expect([steps, points.length]).toEqual([1, 14])
    expect(points[0]).toMatchObject({ from: '2026-11-01', to: '2026-11-01', n: 6 })
    expect(points[0]?.mean).toBeCloseTo(26 / 6, 12)
  })

  it('takes days together, the newest ones whole, where most have too few', () => {
    const { steps, points } = trendOf(daily(repeated(30, [0, 0, 0, 1, 1])))
    expect(steps).toBe(7)
    expect(points.map(({ from, to, n }) => [from, to, n])).toEqual([
      ['2026-11-01', '2026-11-02', 4],
      ['2026-11-03', '2026-11-09', 14],
      ['2026-11-10', '2026-11-16', 14],
      ['2026-11-17', '2026-11-23', 14],
      ['2026-11-24', '2026-11-30', 14],
    ])
    expect(points.map(({ mean }) => mean)).toEqual([null, 4.5, 4.5, 4.5, 4.5])
  })

  it('does not count days without ratings against the others', () => {
    const { steps } = trendOf(daily([...repeated(20, [0, 0, 0, 0, 0]), ...repeated(3, [1, 0, 0, 3, 3])]))
    expect(steps).toBe(1)
  })

  it('stays as fine as it is where too few points would be left', () => {
    expect(trendOf(daily(repeated(7, [0, 0, 0, 1, 0]))).points).toHaveLength(7)
  })

  it('loses no rating and no day, whatever it takes together', () => {
    const stars = fc.tuple(fc.nat(4), fc.nat(4), fc.nat(4), fc.nat(4), fc.nat(4))
    fc.assert(
      fc.property(fc.array(stars, { minLength: 1, maxLength: 62 }), (days) => {
        const { points } = trendOf(daily(days))
        const all = days.flat().reduce((sum, n) => sum + n, 0)
        expect(points.reduce((sum, { n }) => sum + n, 0)).toBe(all)
        expect(points[0]?.from).toBe('2026-11-01')
        for (const [index, { to }] of points.entries()) {
          expect(points[index + 1]?.from ?? dayAfter('2026-11-01', days.length)).toBe(dayAfter(to, 1))
        }
      }),
    )
  })
})
