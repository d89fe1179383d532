import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countOf, type Histogram, meanOf, varianceOf } from '../../worker/measures/histogram.ts'
import { meanInterval, shrunkMean, standingOf } from '../../worker/measures/mean.ts'
import { criticalT, twoSidedTail } from '../../worker/measures/student.ts'

const histogram = fc
  .tuple(fc.nat(500), fc.nat(500), fc.nat(500), fc.nat(500), fc.nat(500))
  .filter((counts) => counts.reduce((sum, n) => sum + n, 0) > 1)

describe('the mean', () => {
  it('agrees with R: mean and t.test of 2, 1, 4, 13, 30', () => {
    const stars: Histogram = [2, 1, 4, 13, 30]
    expect(meanOf(stars)).toBe(4.36)
    const { low, high } = meanInterval(stars)
    expect(low).toBeCloseTo(4.074299, 6)
    expect(high).toBeCloseTo(4.645701, 6)
  })

  it('is drawn towards the prior of Trustpilot, m = 7 and C = 3.5, and of IMDb, m = 25,000 and C = 7', () => {
    expect(shrunkMean(50, 218)).toBeCloseTo(4.254386, 6)
    expect(shrunkMean(50, 218, 7, 3.5)).toBeCloseTo(4.254386, 6)
    // 75,000 votes with a mean of 9: three quarters of the way from 7 to 9. Of none, and of very many, the ends of it.
    expect(shrunkMean(75_000, 9 * 75_000, 25_000, 7)).toBe(8.5)
    expect(shrunkMean(0, 0, 25_000, 7)).toBe(7)
    expect(shrunkMean(1e9, 9e9, 25_000, 7)).toBeCloseTo(9, 4)
  })

  it('lies in its interval, and the interval on the scale', () => {
    fc.assert(
      fc.property(histogram, (stars) => {
        const { low, high } = meanInterval(stars)
        const mean = meanOf(stars)
        expect(low).toBeGreaterThanOrEqual(1)
        expect(high).toBeLessThanOrEqual(5)
        expect(low).toBeLessThanOrEqual(mean)
        expect(high).toBeGreaterThanOrEqual(mean)
      }),
    )
  })

  it('mirrors when the scale is turned round', () => {
    fc.assert(
      fc.property(histogram, (stars) => {
        const turned = [...stars].reverse() as unknown as Histogram
        expect(meanOf(turned)).toBeCloseTo(6 - meanOf(stars), 10)
        expect(varianceOf(turned)).toBeCloseTo(varianceOf(stars), 10)
      }),
    )
  })

  it('gets surer with more of the same', () => {
    fc.assert(
      fc.property(histogram, (stars) => {
        const tenfold = stars.map((n) => n * 10) as unknown as Histogram
        const width = (of: Histogram) => meanInterval(of).high - meanInterval(of).low
        expect(width(tenfold)).toBeLessThanOrEqual(width(stars) + 1e-12)
        expect(countOf(tenfold)).toBe(10 * countOf(stars))
      }),
    )
  })
})

describe('Student’s t', () => {
  // qt(0.975, df) and qt(0.995, df) in R 4.
  it.each([
    [0.95, 1, 12.7062047362],
    [0.95, 2, 4.3026527297],
    [0.95, 4, 2.7764451052],
    [0.95, 29, 2.0452296421],
    [0.95, 49, 2.0095752371],
    [0.95, 999, 1.9623414611],
    [0.99, 10, 3.1692726726],
  ])('agrees with R at level %d and %d degrees of freedom', (level, degrees, expected) => {
    expect(criticalT(level, degrees)).toBeCloseTo(expected, 8)
    expect(twoSidedTail(expected, degrees)).toBeCloseTo(1 - level, 9)
  })
})

describe('Student’s t with very many degrees of freedom', () => {
  it('follows the expansion z + (z³ + z) / 4ν', () => {
    const z = 1.95996398454
    expect(criticalT(0.95, 1e6)).toBeCloseTo(z + (z ** 3 + z) / 4e6, 8)
  })
})

describe('what may be said', () => {
  it('is nothing below 5, early below 30', () => {
    expect([0, 4, 5, 29, 30].map(standingOf)).toEqual(['too_few', 'too_few', 'early', 'early', 'normal'])
  })
})
