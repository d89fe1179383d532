import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shareOf, z95 } from '../../worker/measures/share.ts'

describe('a share', () => {
  // Newcombe (1998), table I; the same as R's prop.test(…, correct = FALSE).
  it.each([
    [81, 263, 0.2552885, 0.3662096],
    [15, 148, 0.0623864, 0.1604872],
    [0, 20, 0, 0.1611252],
    [1, 29, 0.0061132, 0.1717552],
  ])('of %i of %i has the bounds of Newcombe', (count, n, low, high) => {
    const share = shareOf(count, n)
    expect(share.low).toBeCloseTo(low, 7)
    expect(share.high).toBeCloseTo(high, 7)
  })

  it('is the published one of 74 satisfied of 107', () => {
    expect(100 * shareOf(42 + 32, 107).share).toBeCloseTo(69.16, 2)
  })

  it.each([
    [10, 31],
    [30, 18],
    [100, 10],
    [385, 5],
  ])(
    'of %i is told within %i points at the worst, by the plain interval, and by Wilson’s more closely',
    (n, points) => {
      const worst = z95 * Math.sqrt(0.25 / n)
      expect(Math.round(100 * worst)).toBe(points)
      for (let count = 0; count <= n; count += 1) {
        const { low, high } = shareOf(count, n)
        expect((high - low) / 2).toBeLessThan(worst)
      }
    },
  )

  const counts = fc
    .integer({ min: 1, max: 100_000 })
    .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))

  it('lies in its bounds, and they in 0…1', () => {
    fc.assert(
      fc.property(counts, ([count, n]) => {
        const { share, low, high } = shareOf(count, n)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(low).toBeLessThanOrEqual(share)
        expect(high).toBeGreaterThanOrEqual(share)
        expect(high).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('mirrors when those who said no are counted', () => {
    fc.assert(
      fc.property(counts, ([count, n]) => {
        const [yes, no] = [shareOf(count, n), shareOf(n - count, n)]
        expect(no.low).toBeCloseTo(1 - yes.high, 12)
        expect(no.high).toBeCloseTo(1 - yes.low, 12)
      }),
    )
  })

  it('rises with every one who says yes, and gets surer with more of the same', () => {
    fc.assert(
      fc.property(counts, ([count, n]) => {
        const one = shareOf(count, n)
        if (count < n) {
          expect(shareOf(count + 1, n).low).toBeGreaterThan(one.low)
          expect(shareOf(count + 1, n).high).toBeGreaterThanOrEqual(one.high)
        }
        const tenfold = shareOf(count * 10, n * 10)
        expect(tenfold.high - tenfold.low).toBeLessThan(one.high - one.low)
      }),
    )
  })
})
