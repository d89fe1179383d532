// What the rounds come to. Pure.
import type { Load } from './load.ts'

/** The median of the rounds, with the lowest and the highest. */
export type Spread = { median: number; min: number; max: number }
export type Figures = { acceptedPerSecond: Spread; p50: Spread; p99: Spread; accepted: number; refused: number }

const ascending = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)

/** The smallest value that at least `share` of all do not exceed; NaN of none. */
export const quantile = (numbers: readonly number[], share: number): number =>
  ascending(numbers)[Math.max(0, Math.ceil(numbers.length * share) - 1)] ?? Number.NaN

const spreadOf = (numbers: readonly number[]): Spread => ({
  median: quantile(numbers, 0.5),
  min: quantile(numbers, 0),
  max: quantile(numbers, 1),
})

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

/** Times in milliseconds, of accepted ratings alone. */
export const figuresOf = (loads: readonly Load[]): Figures => ({
  acceptedPerSecond: spreadOf(loads.map(({ accepted, seconds }) => accepted / seconds)),
  p50: spreadOf(loads.map(({ milliseconds }) => quantile(milliseconds, 0.5))),
  p99: spreadOf(loads.map(({ milliseconds }) => quantile(milliseconds, 0.99))),
  accepted: sum(loads.map(({ accepted }) => accepted)),
  refused: sum(loads.map(({ refused }) => refused)),
})
