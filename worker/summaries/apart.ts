// Whether one of several differs from the others beyond chance.
import type { Change } from '../contract/insights.ts'
import { differenceOf } from '../measures/difference.ts'
import { type Counts, countOf, meanOf } from '../measures/histogram.ts'
import { concludedFrom, meanInterval } from '../measures/mean.ts'

/** How many comparisons are to be right together, of those that are shown. Of two, one is as far from the other as the other from it. */
export const comparisonsIn = (isShown: readonly boolean[]): number =>
  Math.max(1, isShown.length === 2 ? 1 : isShown.filter(Boolean).length)

/** Stars of all of them together. */
export const added = (all: Iterable<Counts>): number[] => {
  const sum = [0, 0, 0, 0, 0]
  for (const counts of all) for (const [index, n] of counts.entries()) sum[index] = (sum[index] ?? 0) + n
  return sum
}

/** Beside all the others, at the level of one among `comparisons` that are to be right together (Bonferroni). */
export const apartOf = (part: Counts, all: Counts, comparisons: number): Change => {
  const others = all.map((n, index) => n - (part[index] ?? 0))
  if (Math.min(countOf(part), countOf(others)) < concludedFrom) return null
  const estimate = (counts: Counts) => ({ mean: meanOf(counts), ...meanInterval(counts, 1 - 0.05 / comparisons) })
  return differenceOf(estimate(part), estimate(others))
}
