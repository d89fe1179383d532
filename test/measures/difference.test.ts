import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differenceOf, type Estimate } from '../../worker/measures/difference.ts'
import { type Histogram, meanOf } from '../../worker/measures/histogram.ts'
import { meanInterval } from '../../worker/measures/mean.ts'

const estimateOf = (stars: Histogram): Estimate => ({ mean: meanOf(stars), ...meanInterval(stars) })
const estimate = fc
  .tuple(fc.nat(300), fc.nat(300), fc.nat(300), fc.nat(300), fc.nat(300))
  .filter((counts) => counts.reduce((sum, n) => sum + n, 0) >= 5)
  .map(estimateOf)
const widthOf = ({ low, high }: { low: number; high: number }) => high - low

describe('the difference of two means', () => {
  it('adds margins as squares do: 0.3 and 0.4 make 0.5', () => {
    const { difference, low, high } = differenceOf({ mean: 4.2, low: 3.9, high: 4.5 }, { mean: 4, low: 3.6, high: 4.4 })
    expect(difference).toBeCloseTo(0.2, 12)
    expect(low).toBeCloseTo(-0.3, 12)
    expect(high).toBeCloseTo(0.7, 12)
  })

  it('is worked out by hand for 2, 1, 4, 13, 30 against 2, 2, 6, 10, 10', () => {
    // The first: mean 218/50 = 4.36, variance (50·1000 − 218²)/(50·49) = 1.0106122, √(1.0106122/50) = 0.1421698,
    // times t(49) = 2.0095752: 0.2857009. The second: 114/30 = 3.8, (30·474 − 114²)/(30·29) = 1.4068966,
    // √(1.4068966/30) = 0.2165561, times t(29) = 2.0452296: 0.4429070. √(0.2857009² + 0.4429070²) = 0.5270594.
    const { difference, low, high } = differenceOf(estimateOf([2, 1, 4, 13, 30]), estimateOf([2, 2, 6, 10, 10]))
    expect(difference).toBeCloseTo(0.56, 10)
    expect(low).toBeCloseTo(0.0329406, 6)
    expect(high).toBeCloseTo(1.0870594, 6)
  })

  it('turns its sign when the two change places', () => {
    fc.assert(
      fc.property(estimate, estimate, (one, other) => {
        const [there, back] = [differenceOf(one, other), differenceOf(other, one)]
        expect(there.difference).toBeCloseTo(-back.difference, 12)
        expect(there.low).toBeCloseTo(-back.high, 12)
        expect(there.high).toBeCloseTo(-back.low, 12)
      }),
    )
  })

  it('is never surer than either mean, and lies in its interval', () => {
    fc.assert(
      fc.property(estimate, estimate, (one, other) => {
        const found = differenceOf(one, other)
        expect(widthOf(found)).toBeGreaterThanOrEqual(Math.max(widthOf(one), widthOf(other)) - 1e-12)
        expect(found.low).toBeLessThanOrEqual(found.difference)
        expect(found.high).toBeGreaterThanOrEqual(found.difference)
      }),
    )
  })

  it('claims nothing that the scale from 1 to 5 does not allow', () => {
    fc.assert(
      fc.property(estimate, estimate, (one, other) => {
        const { low, high } = differenceOf(one, other)
        expect(low).toBeGreaterThanOrEqual(-4 - 1e-12)
        expect(high).toBeLessThanOrEqual(4 + 1e-12)
      }),
    )
  })
})
