// Key drivers of satisfaction: what goes with it, how strongly, how well it is done, and how sure that is.

import { chanceFrom } from './chance.ts'
import { feasible } from './feasible.ts'
import { driversAtMost, lmg, relativeWeights } from './importance.ts'
import {
  addProducts,
  addRow,
  at,
  correlationsOf,
  meanOfColumn,
  noProducts,
  type Products,
  rowsWith,
} from './products.ts'

/**
 * `importance`: the driver's share of the explained variance by LMG, 0…1, with the 95 % bounds of a bootstrap; `weight`: the
 * same by Johnson's relative weights; `sign`: −1 where more of it goes with less satisfaction; `performance`: its mean, 0…1 of
 * its scale.
 */
export type Driver = {
  /** How many answered it. */
  n: number
  importance: number
  low: number
  high: number
  weight: number
  sign: -1 | 0 | 1
  performance: number
  /** Beside the others: do something, go on, leave as it is, perhaps too much of it. */
  quadrant: 'improve' | 'keep' | 'low_priority' | 'more_than_needed'
}
/**
 * `explained`: R², 0…1, of all these drivers together; `beyond`: which drivers, counted from 0, have enough answers and no
 * place among those that are weighed at once.
 */
export type DriverAnalysis = { n: number; explained: number; drivers: (Driver | undefined)[]; beyond: number[] }

/** So many answers to each of `p` drivers are needed to say anything about them. */
export const rowsNeeded = (p: number): number => Math.max(50, 10 * p)

/** So many customers have answered each two drivers, or their correlation is no more than noise. */
const together = 30
const groups = 100
const resamples = 400

const shared = (parts: readonly number[]): number[] => {
  const all = parts.reduce((sum, part) => sum + part, 0)
  return parts.map((part) => (all > 0 ? part / all : 0))
}

/** Importances in samples drawn again from the answers, in groups of them so that each draw is quick. */
const drawAgain = (parts: readonly Products[], columns: readonly number[]): number[][] => {
  const chance = chanceFrom(20_040)
  return Array.from({ length: resamples }, () => {
    const drawn = noProducts(parts[0]?.width ?? 0)
    const times = new Uint16Array(parts.length)
    for (let draw = 0; draw < parts.length; draw += 1) {
      const one = Math.floor(chance() * parts.length)
      times[one] = at(times, one) + 1
    }
    for (const [index, part] of parts.entries()) if (times[index]) addProducts(drawn, part, at(times, index))
    return shared(lmg(feasible(correlationsOf(drawn, columns))))
  })
}

const quantile = (sorted: readonly number[], share: number): number =>
  at(sorted, Math.round(share * (sorted.length - 1)))

const quadrantOf = (isImportant: boolean, isGood: boolean): Driver['quadrant'] =>
  isImportant ? (isGood ? 'keep' : 'improve') : isGood ? 'more_than_needed' : 'low_priority'

/** The columns that can be told apart: of those with enough answers the most answered ones, each two often enough together. */
const chosenOf = (whole: Products, p: number): { chosen: number[]; beyond: number[] } => {
  const enough = rowsNeeded(Math.min(p, driversAtMost))
  const answered = (k: number) => rowsWith(whole, 0, k)
  const [chosen, beyond]: [number[], number[]] = [[], []]
  const all = Array.from({ length: p }, (_, k) => k + 1).filter((k) => answered(k) >= enough)
  for (const k of all.sort((a, b) => answered(b) - answered(a)))
    if (chosen.every((other) => rowsWith(whole, k, other) >= together))
      (chosen.length < driversAtMost ? chosen : beyond).push(k)
  return { chosen: chosen.sort((a, b) => a - b), beyond }
}

/**
 * Of rows in an order of chance: the outcome, then each driver on 0…1, NaN where it was not answered. Correlations are those
 * of the rows that have both (pairwise): where each customer is asked only some of the questions, chosen by chance, nothing
 * else would be left. One entry a driver, undefined for those with too few answers; none at all where fewer than two
 * drivers have enough.
 */
export const analyseDrivers = (rows: readonly (readonly number[])[]): DriverAnalysis | undefined => {
  const width = rows[0]?.length ?? 0
  const parts = Array.from({ length: Math.min(groups, rows.length) }, () => noProducts(width))
  for (const [index, row] of rows.entries()) addRow(parts[index % parts.length] as Products, row)
  const whole = noProducts(width)
  for (const part of parts) addProducts(whole, part)
  const { chosen, beyond } = chosenOf(whole, width - 1)
  if (chosen.length < 2) return undefined
  const correlations = feasible(correlationsOf(whole, [0, ...chosen]))
  const exact = lmg(correlations)
  const importance = shared(exact)
  const weights = shared(relativeWeights(correlations))
  const again = drawAgain(parts, [0, ...chosen])
  const performance = chosen.map((k) => meanOfColumn(whole, k))
  const middle = performance.reduce((sum, value) => sum + value, 0) / chosen.length
  const drivers = chosen.map((column, k): Driver => {
    const sorted = again.map((one) => at(one, k)).sort((a, b) => a - b)
    const [value, done] = [at(importance, k), at(performance, k)]
    return {
      n: rowsWith(whole, 0, column),
      importance: value,
      low: quantile(sorted, 0.025),
      high: quantile(sorted, 0.975),
      weight: at(weights, k),
      sign: Math.sign(at(correlations[0] ?? [], k + 1)) as Driver['sign'],
      performance: done,
      quadrant: quadrantOf(value >= 1 / chosen.length, done >= middle),
    }
  })
  const explained = exact.reduce((sum, part) => sum + part, 0)
  const inOrder = Array.from({ length: width - 1 }, (_, k) => drivers[chosen.indexOf(k + 1)])
  return { n: rows.length, explained, drivers: inOrder, beyond: beyond.map((column) => column - 1) }
}
