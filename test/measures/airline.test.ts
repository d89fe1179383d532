// Drivers of a real crowd: 38,000 passengers and 14 answers each. The file lies beside the checkout and is not part of it.
import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { chanceFrom } from '../../worker/measures/chance.ts'
import { analyseDrivers } from '../../worker/measures/drivers.ts'
import { driversAtMost } from '../../worker/measures/importance.ts'

const file = new URL('../../../shared/data/airline-satisfaction.csv', import.meta.url)
const isThere = existsSync(file)

/** The outcome, then the fourteen answers of 0…5. No field of the file is quoted; its last line is cut off. */
const readPassengers = (): number[][] => {
  const [head = '', ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/)
  const names = head.split(',')
  const first = names.indexOf('Seat comfort')
  const whole = lines.map((line) => line.split(',')).filter(({ length }) => length === names.length)
  return whole.map((cells) => {
    return [Number(cells[0] === 'satisfied'), ...cells.slice(first, first + driversAtMost).map(Number)]
  })
}

/** Sums of squares and products of all columns about their means. */
const momentsOf = (rows: readonly (readonly number[])[]): number[][] => {
  const columns = [...(rows[0] ?? []).keys()]
  const means = columns.map((column) => rows.reduce((sum, row) => sum + (row[column] ?? 0), 0) / rows.length)
  const centred = columns.map((column) => rows.map((row) => (row[column] ?? 0) - (means[column] ?? 0)))
  return centred.map((one) => centred.map((other) => one.reduce((sum, value, k) => sum + value * (other[k] ?? 0), 0)))
}

/** R² of column 0 on some of the others: normal equations, solved by plain elimination. */
const explainedBy = (moments: readonly (readonly number[])[], columns: readonly number[]): number => {
  const of = (a: number, b: number) => moments[a]?.[b] ?? 0
  const rows = columns.map((a) => [...columns.map((b) => of(a, b)), of(a, 0)])
  const width = columns.length
  for (const [k, top] of rows.entries())
    for (const row of rows.slice(k + 1)) {
      const times = (row[k] ?? 0) / (top[k] ?? 1)
      for (let at = k; at <= width; at += 1) row[at] = (row[at] ?? 0) - times * (top[at] ?? 0)
    }
  const slopes: number[] = []
  for (const [k, row] of [...rows.entries()].toReversed()) {
    const known = row.slice(0, width).reduce((sum, value, at) => sum + (at > k ? value * (slopes[at] ?? 0) : 0), 0)
    slopes[k] = ((row[width] ?? 0) - known) / (row[k] ?? 1)
  }
  return columns.reduce((sum, column, k) => sum + (slopes[k] ?? 0) * of(column, 0), 0) / of(0, 0)
}

/** What each driver adds when it comes in, averaged over orders drawn by chance, each of them also backwards. */
const shapleyByChance = (moments: readonly (readonly number[])[], draws: number) => {
  const drivers = Array.from({ length: moments.length - 1 }, (_, k) => k + 1)
  const chance = chanceFrom(14)
  const added = drivers.map(() => 0)
  for (let draw = 0; draw < draws; draw += 1) {
    const drawn = drivers.map((driver) => [chance(), driver] as const).sort(([a], [b]) => a - b)
    const order = drawn.map(([, driver]) => driver)
    for (const one of [order, order.toReversed()]) {
      let before = 0
      for (const [place, driver] of one.entries()) {
        const now = explainedBy(moments, one.slice(0, place + 1))
        added[driver - 1] = (added[driver - 1] ?? 0) + (now - before) / (2 * draws)
        before = now
      }
    }
  }
  return { added, explained: explainedBy(moments, drivers) }
}

const inOrder = (values: readonly number[]) =>
  values
    .map((value, k) => [value, k] as const)
    .sort(([a], [b]) => b - a)
    .map(([, k]) => k)

it.runIf(isThere)('ranks the fourteen drivers of an airline as chance orders and normal equations do', () => {
  const rows = readPassengers()
  expect(rows.length).toBeGreaterThan(30_000)
  const { added, explained } = shapleyByChance(momentsOf(rows), 1500)
  const found = analyseDrivers(rows)
  expect(found?.explained).toBeCloseTo(explained, 9)
  const importance = (found?.drivers ?? []).map((driver) => driver?.importance ?? Number.NaN)
  expect(importance).toHaveLength(driversAtMost)
  // 3,000 orders tell each within a few thousandths: those nearer than that may stand in either order.
  for (const [k, share] of importance.entries())
    expect(Math.abs(share - (added[k] ?? 0) / explained)).toBeLessThan(0.004)
  const [ours, theirs] = [inOrder(importance), inOrder(added)]
  const apart = ours.filter((driver, place) => driver !== theirs[place])
  for (const driver of apart) {
    const other = theirs[ours.indexOf(driver)] ?? driver
    expect(Math.abs((importance[driver] ?? 0) - (importance[other] ?? 1))).toBeLessThan(0.004)
  }
  expect(ours.slice(0, 3)).toEqual(theirs.slice(0, 3))
})

it.runIf(!isThere)('no data here: the file of the airline is not beside this checkout', () => {
  expect(existsSync(file)).toBe(false)
})
