import { describe, expect, it } from 'vitest'
import { meanOf } from '../../worker/measures/histogram.ts'
import { meanInterval } from '../../worker/measures/mean.ts'
import { delighted, ease, leaving, resolvedAtOnce, responseRate, satisfied } from '../../worker/measures/questions.ts'

describe('what questions measure', () => {
  it('is 69.16 % satisfied, and 39.25 % delighted, of 42, 32, 10, 9, 14 from the best down', () => {
    const counts = [14, 9, 10, 32, 42]
    expect(100 * satisfied(counts).share).toBeCloseTo(69.16, 2)
    expect(100 * delighted(counts).share).toBeCloseTo(39.25, 2)
    expect(satisfied(counts).n).toBe(107)
  })

  it('is 70 % resolved at the first contact, of 280 in 400', () => {
    expect(resolvedAtOnce([120, 280]).share).toBe(0.7)
    expect(responseRate(0, 20).high).toBeCloseTo(0.1611252, 7)
  })

  it('is the mean of seven and the share of five and more who found it easy', () => {
    const { mean, interval, easy } = ease([1, 1, 1, 1, 2, 2, 2])
    expect(mean).toBeCloseTo(4.6, 12)
    // t.test(c(1,2,3,4,5,5,6,6,7,7)) in R.
    expect(interval.low).toBeCloseTo(3.122365, 5)
    expect(interval.high).toBeCloseTo(6.077635, 5)
    expect(easy.share).toBe(0.6)
  })

  it('is a quarter likely lost, of 2, 3, 5, 6, 4 from the worst up', () => {
    expect(leaving([2, 3, 5, 6, 4])).toMatchObject({ share: 0.25, n: 20 })
  })

  it('begins where the scale begins', () => {
    const counts = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]
    expect(meanOf(counts, 0)).toBe(5)
    expect(meanInterval(counts, 0.95, 0)).toMatchObject({ low: 0, high: 10 })
  })
})
