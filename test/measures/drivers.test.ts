import { describe, expect, it } from 'vitest'
import { chanceFrom } from '../../worker/measures/chance.ts'
import { analyseDrivers, rowsNeeded } from '../../worker/measures/drivers.ts'
import { eigenvaluesOf } from '../../worker/measures/eigen.ts'
import { feasible } from '../../worker/measures/feasible.ts'

/** Answers of 1…5 to drivers that go together, and stars that follow them by their weights. */
const answersOf = (n: number, weights: readonly number[], seed = 7) => {
  const chance = chanceFrom(seed)
  return Array.from({ length: n }, () => {
    const mood = chance()
    const answers = weights.map(() => (Math.floor(5 * Math.min(0.999, 0.6 * chance() + 0.4 * mood)) % 5) / 4)
    const stars = weights.reduce((sum, weight, k) => sum + weight * (answers[k] ?? 0), 0) + chance()
    return [stars, ...answers]
  })
}

/** R² by plain least squares on some columns, through the residuals of one after the other (Gram–Schmidt). */
const explainedBy = (rows: readonly (readonly number[])[], columns: readonly number[]): number => {
  const centred = (column: number) => {
    const values = rows.map((row) => row[column] ?? 0)
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    return values.map((value) => value - mean)
  }
  const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, k) => sum + value * (b[k] ?? 0), 0)
  const basis: number[][] = []
  for (const column of columns) {
    let left = centred(column)
    for (const one of basis) {
      const times = dot(left, one)
      left = left.map((value, k) => value - times * (one[k] ?? 0))
    }
    const length = Math.sqrt(dot(left, left))
    if (length > 1e-9) basis.push(left.map((value) => value / length))
  }
  const outcome = centred(0)
  return basis.reduce((sum, one) => sum + dot(outcome, one) ** 2, 0) / dot(outcome, outcome)
}

const orders = (columns: readonly number[]): number[][] =>
  columns.length === 0
    ? [[]]
    : columns.flatMap((first) => orders(columns.filter((one) => one !== first)).map((rest) => [first, ...rest]))

describe('the analysis of drivers', () => {
  const weights = [2, 1, 0.5, 0]
  const rows = answersOf(600, weights)

  it('is what each adds, averaged over all orders, reckoned the long way', () => {
    const all = orders([1, 2, 3, 4])
    const added = [1, 2, 3, 4].map(
      (driver) =>
        all.reduce((sum, order) => {
          const before = order.slice(0, order.indexOf(driver))
          return sum + explainedBy(rows, [...before, driver]) - explainedBy(rows, before)
        }, 0) / all.length,
    )
    const found = analyseDrivers(rows)
    const total = added.reduce((sum, part) => sum + part, 0)
    expect(found?.explained).toBeCloseTo(total, 10)
    expect(found?.n).toBe(600)
    for (const [k, driver] of (found?.drivers ?? []).entries())
      expect(driver?.importance).toBeCloseTo((added[k] ?? 0) / total, 10)
  })

  it('has each in its interval, and tells them apart where there are many answers', () => {
    const drivers = analyseDrivers(answersOf(5000, weights))?.drivers ?? []
    for (const driver of drivers) {
      expect(driver?.low).toBeLessThanOrEqual(driver?.importance ?? 0)
      expect(driver?.high).toBeGreaterThanOrEqual(driver?.importance ?? 1)
    }
    const [first, second, third, fourth] = drivers
    expect(first?.low).toBeGreaterThan(second?.high ?? 1)
    expect(second?.low).toBeGreaterThan(third?.high ?? 1)
    expect(third?.low).toBeGreaterThan(fourth?.high ?? 1)
  })

  it('has intervals that hold what a larger crowd would say, nearly always', () => {
    const truth = analyseDrivers(answersOf(40_000, weights, 99))?.drivers ?? []
    let held = 0
    for (let seed = 1; seed <= 25; seed += 1)
      for (const [k, driver] of (analyseDrivers(answersOf(400, weights, seed))?.drivers ?? []).entries()) {
        const wanted = truth[k]?.importance ?? Number.NaN
        if (driver && driver.low <= wanted && wanted <= driver.high) held += 1
      }
    // 100 intervals of 95 %: fewer than 85 would hold it once in ten thousand runs.
    expect(held).toBeGreaterThanOrEqual(85)
  })

  it('says which way a driver goes, and what to do about it', () => {
    const turned = rows.map(([stars = 0, a = 0, b = 0, c = 0, d = 0]) => [stars, a / 2, 1 - b, c, d])
    const drivers = analyseDrivers(turned)?.drivers ?? []
    expect(drivers.map((driver) => driver?.sign)).toEqual([1, -1, 1, 1])
    expect(drivers[0]?.quadrant).toBe('improve')
  })

  it('says the same of the same answers', () => {
    expect(analyseDrivers(rows)).toEqual(analyseDrivers(rows))
  })

  it('says nothing of few answers, nor of one driver alone', () => {
    expect(rowsNeeded(4)).toBe(50)
    expect(rowsNeeded(12)).toBe(120)
    expect(analyseDrivers(rows.slice(0, 49))).toBeUndefined()
    expect(analyseDrivers(rows.slice(0, 50))).toBeDefined()
    expect(analyseDrivers([])).toBeUndefined()
    expect(analyseDrivers(rows.map(([stars = 0, a = 0]) => [stars, a]))).toBeUndefined()
  })

  it('takes the fourteen that are answered most, where there are more', () => {
    const many = answersOf(
      400,
      Array.from({ length: 16 }, () => 1),
    )
    const sparse = many.map((row, index) =>
      row.map((value, k) => ((k === 3 || k === 9) && index % 2 ? Number.NaN : value)),
    )
    const found = analyseDrivers(sparse)
    expect(found?.drivers.flatMap((driver, k) => (driver ? [] : [k]))).toEqual([2, 8])
    expect(found?.beyond).toEqual([2, 8])
    expect(analyseDrivers(rows)?.beyond).toEqual([])
  })

  it('says the same, within its intervals, where each customer was asked only half of it', () => {
    const whole = analyseDrivers(answersOf(8000, weights))?.drivers ?? []
    const chance = chanceFrom(3)
    const asked = answersOf(8000, weights).map(([stars = 0, ...answers]) => {
      const order = answers.map((_, k) => k).sort(() => chance() - 0.5)
      return [stars, ...answers.map((value, k) => (order.indexOf(k) < 2 ? value : Number.NaN))]
    })
    const found = analyseDrivers(asked)?.drivers ?? []
    for (const [k, driver] of found.entries()) {
      expect(driver?.n).toBeLessThan(5000)
      expect(driver?.low).toBeLessThanOrEqual(whole[k]?.high ?? 0)
      expect(driver?.high).toBeGreaterThanOrEqual(whole[k]?.low ?? 1)
      expect(Math.abs((driver?.importance ?? 0) - (whole[k]?.importance ?? 1))).toBeLessThan(0.05)
    }
  })

  it('says nothing of a driver that hardly anybody answered, and the same of the others', () => {
    const few = rows.map(([stars = 0, a = 0, b = 0, c = 0], index) => [stars, a, b, c, index < 20 ? 0.5 : Number.NaN])
    const found = analyseDrivers(few)?.drivers ?? []
    expect(found[3]).toBeUndefined()
    expect(found.slice(0, 3)).toEqual(analyseDrivers(rows.map((row) => row.slice(0, 4)))?.drivers)
  })
})

describe('correlations of different rows', () => {
  it('become those that one table could have, by as little as that takes', () => {
    const apart = [
      [1, 0.9, -0.9],
      [0.9, 1, 0.9],
      [-0.9, 0.9, 1],
    ]
    const together = feasible(apart)
    expect(Math.min(...eigenvaluesOf(together))).toBeCloseTo(0, 9)
    expect(together[0]?.[1]).toBeCloseTo(0.5, 9)
    expect(feasible(together)[0]?.[1]).toBeCloseTo(0.5, 9)
  })

  it('stay as they are where they are of whole rows', () => {
    const whole = [
      [1, 0.3],
      [0.3, 1],
    ]
    expect(feasible(whole)).toBe(whole)
  })
})
