import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { penaltyReward } from '../../worker/measures/contrast.ts'
import { shareChart, valueChart } from '../../worker/measures/control.ts'
import { disconfirmation, satisfactionIndex, serviceGap, weightedGap } from '../../worker/measures/gap.ts'
import { betterWorse, type KanoAnswer, kanoKind } from '../../worker/measures/kano.ts'
import { paretoOf } from '../../worker/measures/pareto.ts'
import { rankOf } from '../../worker/measures/rank.ts'
import { shownGroups } from '../../worker/measures/suppression.ts'

describe('the rank of a business', () => {
  it('is Miller’s lower bound', () => {
    expect(rankOf([2, 1, 4, 13, 30])).toBeCloseTo(3.945295, 6)
  })

  it('puts a hundred fives before one, and rises with better stars', () => {
    expect(rankOf([0, 0, 0, 0, 100])).toBeGreaterThan(rankOf([0, 0, 0, 0, 1]))
    fc.assert(
      fc.property(fc.array(fc.nat(300), { minLength: 5, maxLength: 5 }), ([a = 0, b = 0, c = 0, d = 0, e = 0]) => {
        const rank = rankOf([a, b, c, d, e])
        expect(rank).toBeLessThan(5)
        expect(rankOf([a, b, c, d + 50, e + 50])).toBeGreaterThan(rankOf([a + 50, b + 50, c, d, e]))
      }),
    )
  })
})

describe('what was had beside what was expected', () => {
  it('goes from far worse, −1, to far better, 1', () => {
    expect([1, 2, 3, 4, 5].map(disconfirmation)).toEqual([-1, -0.5, 0, 0.5, 1])
  })

  it('is the index of the ECSI mobile phone study', () => {
    const items = [7.988, 7.128, 7.316].map((mean) => ({ mean, low: 1, high: 10 }))
    expect(satisfactionIndex(items)).toBeCloseTo(71.9703704, 7)
    expect(
      satisfactionIndex([
        { mean: 5, low: 1, high: 5, weight: 3 },
        { mean: 1, low: 1, high: 5, weight: 1 },
      ]),
    ).toBe(75)
  })

  it('is the mean difference of pairs, and of dimensions by their points', () => {
    expect(
      serviceGap([
        [4, 5],
        [3, 5],
        [5, 5],
      ]),
    ).toBe(-1)
    expect(
      weightedGap([
        { gap: -1, points: 75 },
        { gap: 1, points: 25 },
      ]),
    ).toBe(-0.5)
  })
})

describe('the Kano model', () => {
  it('has the evaluation table of Kano', () => {
    const answers: KanoAnswer[] = [1, 2, 3, 4, 5]
    expect(answers.map((row) => answers.map((column) => kanoKind(row, column)).join(''))).toEqual([
      'QAAAO',
      'RIIIM',
      'RIIIM',
      'RIIIM',
      'RRRRQ',
    ])
  })

  it('says how much presence brings and absence costs', () => {
    expect(betterWorse({ A: 30, O: 20, M: 40, I: 10, R: 5, Q: 5 })).toEqual({ better: 0.5, worse: -0.6 })
    expect(betterWorse({ I: 3 })).toEqual({ better: 0, worse: 0 })
    expect(betterWorse({ R: 3, Q: 1 })).toBeUndefined()
  })
})

describe('penalty and reward', () => {
  // y = 4 − 2·low₁ + 0.5·high₁ − 0.25·low₂ + 1·high₂, all nine cases of two drivers.
  const rows = [-1, 0, 1].flatMap((a) =>
    [-1, 0, 1].map((b) => [4 - 2 * Number(a < 0) + 0.5 * Number(a > 0) - 0.25 * Number(b < 0) + Number(b > 0), a, b]),
  )

  it('are the coefficients that made the outcome', () => {
    const [first, second] = penaltyReward(rows) ?? []
    expect(first?.kind).toBe('basic')
    expect(first?.penalty).toBeCloseTo(-2, 10)
    expect(first?.reward).toBeCloseTo(0.5, 10)
    expect(second?.kind).toBe('excitement')
    expect(second?.penalty).toBeCloseTo(-0.25, 10)
    expect(second?.reward).toBeCloseTo(1, 10)
  })

  it('are of no kind where a lack brings, or a presence costs, or neither does anything', () => {
    const kindOf = (low: number, high: number) =>
      penaltyReward([-1, 0, 1].map((level) => [4 + (level < 0 ? low : level > 0 ? high : 0), level]))?.[0]?.kind
    expect(kindOf(-1, 0.2)).toBe('basic')
    expect(kindOf(-1, 0)).toBe('basic')
    expect(kindOf(0, 1)).toBe('excitement')
    expect(kindOf(-1, 1)).toBe('performance')
    // More of it, fewer stars: no delight, however strong.
    expect(kindOf(0.2, -1)).toBeNull()
    expect(kindOf(1, 1)).toBeNull()
    expect(kindOf(-1, -0.5)).toBeNull()
    expect(kindOf(0, 0)).toBeNull()
  })

  it('are not told where nobody answered low', () => {
    expect(penaltyReward(rows.filter(([, a = 0]) => a >= 0))).toBeUndefined()
  })
})

describe('a control chart', () => {
  it('takes a share for a signal beyond three standard errors of all', () => {
    const points = shareChart([
      { count: 80, n: 100 },
      { count: 82, n: 100 },
      { count: 78, n: 100 },
      { count: 55, n: 100 },
    ])
    expect(points.map(({ isSignal }) => isSignal)).toEqual([false, false, false, true])
    expect(points[0]?.centre).toBe(0.7375)
    // 0.7375 ± 3·√(0.7375·0.2625/100)
    expect(points[0]?.low).toBeCloseTo(0.605502, 6)
    expect(points[0]?.high).toBeCloseTo(0.869498, 6)
  })

  it('takes a value for a signal beyond 2.66 mean moving ranges', () => {
    // Wheeler’s rule by hand: mean 10, ranges 2 2 2 2, limits 10 ± 5.32.
    const even = valueChart([9, 11, 9, 11, 10])
    expect(even[0]?.centre).toBe(10)
    expect(even[0]?.high).toBeCloseTo(10 + 2.66 * 1.75, 10)
    expect(even.some(({ isSignal }) => isSignal)).toBe(false)
    expect(valueChart([...Array.from({ length: 20 }, (_, index) => 10 + (index % 2)), 30]).at(-1)?.isSignal).toBe(true)
  })
})

describe('causes', () => {
  it('stand by how often they were named, and add up', () => {
    const causes = paretoOf({ slow: 6, rude: 3, overcharged: 3, other: 0 }, 10)
    expect(causes.map(({ key, count }) => [key, count])).toEqual([
      ['slow', 6],
      ['overcharged', 3],
      ['rude', 3],
    ])
    expect(causes.map(({ cumulated }) => cumulated)).toEqual([0.5, 0.75, 1])
    expect(causes[0]?.share).toBe(0.6)
  })
})

describe('groups that are shown', () => {
  it('hide a small one, and the next with it, so that it is not the rest', () => {
    expect(shownGroups([100, 40, 3])).toEqual([true, false, false])
    expect(shownGroups([100, 4, 3])).toEqual([true, false, false])
    expect(shownGroups([100, 40, 0])).toEqual([true, true, true])
    expect(shownGroups([4])).toEqual([false])
    expect(shownGroups([100, 40, 12])).toEqual([true, true, true])
  })

  it('never let exactly one be reckoned from the others', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { minLength: 2, maxLength: 8 }), (counts) => {
        const hidden = shownGroups(counts).filter((isShown) => !isShown).length
        const people = counts.filter((n) => n > 0).length
        if (people > 1) expect(hidden).not.toBe(1)
      }),
    )
  })
})
