import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { netPromoters, netVariance, recommendersOf } from '../../worker/measures/promoters.ts'
import { z95 } from '../../worker/measures/share.ts'

const half = ({ low, high }: { low: number; high: number }) => (high - low) / 2
const middle = ({ low, high }: { low: number; high: number }) => (high + low) / 2
/** Half of the plain Wald interval, the one that is not taken. */
const plainHalf = (p: number, d: number, n: number) => 100 * z95 * Math.sqrt(netVariance(p, d) / n)

describe('the Net Promoter Score', () => {
  it('is 33.33 of a half that promote and a sixth that do not, with a variance of 5/9', () => {
    expect(netPromoters({ promoters: 300, passives: 200, detractors: 100 }).score).toBeCloseTo(33.33, 2)
    expect(netVariance(1 / 2, 1 / 6)).toBeCloseTo(5 / 9, 12)
    expect(plainHalf(1 / 2, 1 / 6, 600)).toBeCloseTo(5.96398, 6)
  })

  it('has the plain interval for what it is beside: 33 ± 14.68142549, and no width at all for ten promoters', () => {
    expect(plainHalf(0.5, 0.17, 100)).toBeCloseTo(14.68142549, 8)
    expect(plainHalf(1, 0, 10)).toBe(0)
  })

  it('is that of 50 promoters, 33 passives and 17 detractors, with the adjusted interval', () => {
    const score = netPromoters({ promoters: 50, passives: 33, detractors: 17 })
    expect(score).toMatchObject({ score: 33, n: 100 })
    expect(middle(score)).toBeCloseTo(32.03883495, 8)
    expect(half(score)).toBeCloseTo(14.48278476, 8)
  })

  it('is unsure even where all of ten are promoters', () => {
    const score = netPromoters({ promoters: 10, passives: 0, detractors: 0 })
    expect(score).toMatchObject({ score: 100, high: 100 })
    expect(score.low).toBeCloseTo(47.5, 2)
  })

  it('nears the plain interval where there are many', () => {
    expect(half(netPromoters({ promoters: 300, passives: 200, detractors: 100 }))).toBeCloseTo(5.96398, 1)
    const many = { promoters: 300_000, passives: 200_000, detractors: 100_000 }
    expect(half(netPromoters(many))).toBeCloseTo(plainHalf(1 / 2, 1 / 6, 600_000), 5)
  })

  it('takes 9 and 10 for promoters, 7 and 8 for passives, the others for detractors', () => {
    expect(recommendersOf([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024])).toEqual({
      promoters: 1536,
      passives: 384,
      detractors: 127,
    })
  })

  const recommenders = fc
    .record({ promoters: fc.nat(5000), passives: fc.nat(5000), detractors: fc.nat(5000) })
    .filter(({ promoters, passives, detractors }) => promoters + passives + detractors > 0)

  it('rises with every passive who becomes a promoter', () => {
    fc.assert(
      fc.property(recommenders, (one) => {
        if (one.passives === 0) return
        const better = netPromoters({ ...one, passives: one.passives - 1, promoters: one.promoters + 1 })
        expect(better.score).toBeGreaterThan(netPromoters(one).score)
      }),
    )
  })

  it('mirrors when promoters and detractors change places, and stays on its scale', () => {
    fc.assert(
      fc.property(recommenders, (one) => {
        const score = netPromoters(one)
        const turned = netPromoters({ ...one, promoters: one.detractors, detractors: one.promoters })
        expect(turned.score).toBeCloseTo(-score.score, 9)
        expect(turned.low).toBeCloseTo(-score.high, 9)
        expect(score.low).toBeGreaterThanOrEqual(-100)
        expect(score.high).toBeLessThanOrEqual(100)
        expect(score.low).toBeLessThanOrEqual(score.high)
      }),
    )
  })
})
