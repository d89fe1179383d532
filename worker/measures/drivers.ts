// Key drivers of satisfaction: what goes with it, how strongly, how well it is done, and how sure that is.

import { chanceFrom } from './chance.ts'
import { driversAtMost, lmg, relativeWeights } from './importance.ts'
import { addProducts, addRow, at, correlationsOf, noProducts, type Products } from './products.ts'

/**
 * `importance`: the driver's share of the explained variance by LMG, 0…1, with the 95 % bounds of a bootstrap; `weight`: the
 * same by Johnson's relative weights; `sign`: −1 where more of it goes with less satisfaction; `performance`: its mean, 0…1 of
 * its scale.
 */
export type Driver = {
  importance: number
  low: number
  high: number
  weight: number
  sign: -1 | 0 | 1
  performance: number
  /** Beside the others: do something, go on, leave as it is, perhaps too much of it. */
  quadrant: 'improve' | 'keep' | 'low_priority' | 'more_than_needed'
}
/** `explained`: R², 0…1, of all drivers together. */
export type DriverAnalysis = { n: number; explained: number; drivers: Driver[] }

/** So many complete answers are needed to say anything about `p` drivers. */
export const rowsNeeded = (p: number): number => Math.max(50, 10 * p)

const groups = 500
const resamples = 400
/** Beyond it the bootstrap takes relative weights, which are near LMG and cost no subsets. */
const exactAtMost = 12

const shared = (parts: readonly number[]): number[] => {
  const all = parts.reduce((sum, part) => sum + part, 0)
  return parts.map((part) => (all > 0 ? part / all : 0))
}

/** Importances in samples drawn again from the answers, in groups of them so that each draw is quick. */
const drawAgain = (parts: readonly Products[], width: number): number[][] => {
  const chance = chanceFrom(20_040)
  const measure = width - 1 > exactAtMost ? relativeWeights : lmg
  return Array.from({ length: resamples }, () => {
    const drawn = noProducts(width)
    const times = new Uint16Array(parts.length)
    for (let draw = 0; draw < parts.length; draw += 1) {
      const one = Math.floor(chance() * parts.length)
      times[one] = at(times, one) + 1
    }
    for (const [index, part] of parts.entries()) if (times[index]) addProducts(drawn, part, at(times, index))
    return shared(measure(correlationsOf(drawn)))
  })
}

const quantile = (sorted: readonly number[], share: number): number =>
  at(sorted, Math.round(share * (sorted.length - 1)))

const quadrantOf = (isImportant: boolean, isGood: boolean): Driver['quadrant'] =>
  isImportant ? (isGood ? 'keep' : 'improve') : isGood ? 'more_than_needed' : 'low_priority'

/**
 * Of rows of complete answers in an order of chance: the outcome, then each driver on 0…1. Undefined where there are fewer than
 * `rowsNeeded`, or more drivers than `driversAtMost`.
 */
export const analyseDrivers = (rows: readonly (readonly number[])[]): DriverAnalysis | undefined => {
  const width = rows[0]?.length ?? 0
  const p = width - 1
  if (p < 1 || p > driversAtMost || rows.length < rowsNeeded(p)) return undefined
  const parts = Array.from({ length: Math.min(groups, rows.length) }, () => noProducts(width))
  for (const [index, row] of rows.entries()) addRow(parts[index % parts.length] as Products, row)
  const whole = noProducts(width)
  for (const part of parts) addProducts(whole, part)
  const correlations = correlationsOf(whole)
  const exact = lmg(correlations)
  const importance = shared(exact)
  const weights = shared(relativeWeights(correlations))
  const again = drawAgain(parts, width)
  const performance = Array.from({ length: p }, (_, k) => at(whole.sums, width * (width + 1) + k + 1) / whole.n)
  const middle = performance.reduce((sum, value) => sum + value, 0) / p
  const drivers = importance.map((value, k): Driver => {
    const sorted = again.map((one) => at(one, k)).sort((a, b) => a - b)
    const sign = Math.sign(at(correlations[0] ?? [], k + 1)) as Driver['sign']
    return {
      importance: value,
      low: quantile(sorted, 0.025),
      high: quantile(sorted, 0.975),
      weight: at(weights, k),
      sign,
      performance: at(performance, k),
      quadrant: quadrantOf(value >= 1 / p, at(performance, k) >= middle),
    }
  })
  return { n: rows.length, explained: exact.reduce((sum, part) => sum + part, 0), drivers }
}
