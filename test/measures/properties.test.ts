// What holds of the smaller measures whatever the answers are.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { penaltyReward } from '../../worker/measures/contrast.ts'
import { shareChart, valueChart } from '../../worker/measures/control.ts'
import { differenceOf } from '../../worker/measures/difference.ts'
import { disconfirmation, satisfactionIndex } from '../../worker/measures/gap.ts'
import { betterWorse, type KanoAnswer, type KanoKind, kanoKind } from '../../worker/measures/kano.ts'
import { paretoOf } from '../../worker/measures/pareto.ts'

const whole = (max: number, min = 0) => fc.integer({ min, max })

describe('a control chart', () => {
  const periods = fc.array(
    whole(500, 1).chain((n) => fc.record({ count: whole(n), n: fc.constant(n) })),
    { minLength: 1, maxLength: 20 },
  )

  it('of shares stays in 0…1, around one centre, and mirrors when the others are counted', () => {
    fc.assert(
      fc.property(periods, (all) => {
        const points = shareChart(all)
        const turned = shareChart(all.map(({ count, n }) => ({ count: n - count, n })))
        for (const [index, { low, centre, high }] of points.entries()) {
          expect(low).toBeGreaterThanOrEqual(0)
          expect(low).toBeLessThanOrEqual(centre)
          expect(high).toBeGreaterThanOrEqual(centre)
          expect(high).toBeLessThanOrEqual(1)
          expect(centre).toBe(points[0]?.centre)
          expect(turned[index]?.low).toBeCloseTo(1 - high, 10)
        }
      }),
    )
  })

  it('of shares says the same in any order, and has narrower limits where there are more', () => {
    fc.assert(
      fc.property(periods, (all) => {
        expect(shareChart(all.toReversed())).toEqual(shareChart(all).toReversed())
        const tenfold = shareChart(all.map(({ count, n }) => ({ count: 10 * count, n: 10 * n })))
        for (const [index, { low, high }] of shareChart(all).entries())
          expect((tenfold[index]?.high ?? 1) - (tenfold[index]?.low ?? 0)).toBeLessThanOrEqual(high - low + 1e-12)
      }),
    )
  })

  it('of values moves and grows with them', () => {
    const values = fc.array(whole(100), { minLength: 2, maxLength: 20 })
    fc.assert(
      fc.property(values, whole(50), whole(9, 1), (all, shift, times) => {
        const [points, moved] = [valueChart(all), valueChart(all.map((value) => times * value + shift))]
        for (const [index, { low, high }] of points.entries()) {
          expect(moved[index]?.low).toBeCloseTo(times * low + shift, 8)
          expect(moved[index]?.high).toBeCloseTo(times * high + shift, 8)
        }
        expect(valueChart(all.map(() => shift)).some(({ isSignal }) => isSignal)).toBe(false)
      }),
    )
  })
})

describe('causes', () => {
  const named = fc.dictionary(fc.string({ minLength: 1, maxLength: 8 }), whole(100), { minKeys: 1, maxKeys: 12 })

  it('fall in number, rise in sum to all, keep to those who were asked, and know no order', () => {
    fc.assert(
      fc.property(named, (counts) => {
        const asked = Math.max(1, ...Object.values(counts))
        const causes = paretoOf(counts, asked)
        expect(causes).toHaveLength(Object.values(counts).filter((count) => count > 0).length)
        for (const [index, { count, cumulated, low, share, high }] of causes.entries()) {
          expect(count).toBeLessThanOrEqual(causes[index - 1]?.count ?? count)
          expect(cumulated).toBeGreaterThan(causes[index - 1]?.cumulated ?? 0)
          expect(low).toBeLessThanOrEqual(share)
          expect(high).toBeGreaterThanOrEqual(share)
          expect(share).toBeLessThanOrEqual(1)
        }
        if (causes.length > 0) expect(causes.at(-1)?.cumulated).toBeCloseTo(1, 12)
        expect(paretoOf(Object.fromEntries(Object.entries(counts).toReversed()), asked)).toEqual(causes)
      }),
    )
  })
})

describe('the Kano model', () => {
  const answer = whole(5, 1) as fc.Arbitrary<KanoAnswer>
  const kinds = fc.record({ A: whole(99), O: whole(99), M: whole(99), I: whole(99), R: whole(99), Q: whole(99) })

  it('finds the reverse where the two answers change places, and doubt where they cannot go together', () => {
    const turned: Partial<Record<KanoKind, KanoKind>> = { A: 'R', O: 'R', M: 'R', I: 'I', Q: 'Q' }
    fc.assert(
      fc.property(answer, answer, (one, other) => {
        const kind = kanoKind(one, other)
        expect(turned[kind] ?? kanoKind(other, one)).toBe(kanoKind(other, one))
        expect(kind === 'Q').toBe(one === other && (one === 1 || one === 5))
      }),
    )
  })

  it('keeps better in 0…1 and worse in −1…0, whoever is in doubt, and rises with those it delights', () => {
    fc.assert(
      fc.property(kinds, (counts) => {
        const found = betterWorse(counts)
        if (!found) return
        expect(found.better).toBeGreaterThanOrEqual(0)
        expect(found.better).toBeLessThanOrEqual(1)
        expect(found.worse).toBeGreaterThanOrEqual(-1)
        expect(found.worse).toBeLessThanOrEqual(0)
        expect(betterWorse({ ...counts, R: 0, Q: 0 })).toEqual(found)
        expect(betterWorse({ ...counts, A: counts.A + 1 })?.better).toBeGreaterThanOrEqual(found.better)
        expect(betterWorse({ ...counts, M: counts.M + 1 })?.worse).toBeLessThanOrEqual(found.worse)
      }),
    )
  })
})

describe('the ACSI-style index and disconfirmation', () => {
  const item = fc.record({
    mean: fc.double({ min: 1, max: 10, noNaN: true }),
    low: fc.constant(1),
    high: fc.constant(10),
    weight: whole(9, 1),
  })
  const items = fc.array(item, { minLength: 1, maxLength: 6 })

  it('lie between the ends, mirror with the scale, and know no order', () => {
    fc.assert(
      fc.property(items, (all) => {
        const index = satisfactionIndex(all)
        const alone = all.map((one) => satisfactionIndex([one]))
        expect(index).toBeGreaterThanOrEqual(Math.min(...alone) - 1e-9)
        expect(index).toBeLessThanOrEqual(Math.max(...alone) + 1e-9)
        expect(satisfactionIndex(all.toReversed())).toBeCloseTo(index, 9)
        expect(satisfactionIndex(all.map((one) => ({ ...one, mean: 11 - one.mean })))).toBeCloseTo(100 - index, 9)
      }),
    )
    fc.assert(
      fc.property(fc.double({ min: 1, max: 5, noNaN: true }), (mean) => {
        expect(Math.abs(disconfirmation(mean))).toBeLessThanOrEqual(1)
        expect(disconfirmation(6 - mean)).toBeCloseTo(-disconfirmation(mean), 12)
      }),
    )
  })

  it('rise with every mean, by its weight', () => {
    fc.assert(
      fc.property(items, fc.double({ min: 0.01, max: 5, noNaN: true }), ([first, ...rest], more) => {
        if (!first) return
        const total = [first, ...rest].reduce((sum, { weight }) => sum + weight, 0)
        const raised = satisfactionIndex([{ ...first, mean: first.mean + more }, ...rest])
        const gain = (100 * first.weight * more) / (9 * total)
        expect(raised - satisfactionIndex([first, ...rest])).toBeCloseTo(gain, 8)
      }),
    )
  })
})

describe('penalty and reward', () => {
  const level = fc.constantFrom(-1, 0, 1)
  const rows = fc.array(fc.tuple(whole(5, 1), level, level), { minLength: 20, maxLength: 60 })

  it('know no order of customers, nor of drivers, and change places when all is turned round', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const found = penaltyReward(all)
        const [first, second] = found ?? []
        const shuffled = penaltyReward(all.toReversed().map(([stars, a, b]) => [stars, b, a]))
        const turned = penaltyReward(all.map(([stars, a, b]) => [6 - stars, -a, -b]))
        expect(!shuffled).toBe(!found)
        if (!(first && second)) return
        expect(shuffled?.[0]?.penalty).toBeCloseTo(second.penalty, 8)
        expect(shuffled?.[1]?.reward).toBeCloseTo(first.reward, 8)
        expect(turned?.[0]?.penalty).toBeCloseTo(-first.reward, 8)
        expect(turned?.[0]?.reward).toBeCloseTo(-first.penalty, 8)
        if (first.kind) expect(first.penalty - 1e-9).toBeLessThanOrEqual(first.reward)
      }),
    )
  })

  it('of one driver are the differences of three means', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const alone = all.map(([stars, one]) => [stars, one])
        const found = penaltyReward(alone)?.[0]
        const meanAt = (wanted: number) => {
          const stars = all.filter(([, one]) => one === wanted).map(([given]) => given)
          return stars.reduce((sum, given) => sum + given, 0) / stars.length
        }
        if (!found) return
        expect(found.penalty).toBeCloseTo(meanAt(-1) - meanAt(0), 8)
        expect(found.reward).toBeCloseTo(meanAt(1) - meanAt(0), 8)
      }),
    )
  })
})

describe('a difference', () => {
  const estimate = fc
    .tuple(...([0, 1, 2] as const).map(() => fc.double({ min: -100, max: 100, noNaN: true })))
    .map((three) => three.toSorted((a, b) => a - b))
    .map(([low = 0, mean = 0, high = 0]) => ({ low, mean, high }))

  it('moves with the first, and is as sure as before where the second is certain', () => {
    fc.assert(
      fc.property(estimate, estimate, whole(50), (one, other, shift) => {
        const found = differenceOf(one, other)
        const moved = differenceOf({ mean: one.mean + shift, low: one.low + shift, high: one.high + shift }, other)
        expect(moved.difference).toBeCloseTo(found.difference + shift, 8)
        expect(moved.low).toBeCloseTo(found.low + shift, 8)
        const certain = differenceOf(one, { mean: 0, low: 0, high: 0 })
        expect(certain.low).toBeCloseTo(one.low, 8)
        expect(certain.high).toBeCloseTo(one.high, 8)
      }),
    )
  })
})
