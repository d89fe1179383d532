import { type Counts, countOf, meanOf, varianceOf } from './histogram.ts'
import { criticalT } from './student.ts'

export type Interval = { low: number; high: number; level: number }

/** Below this many ratings nothing is concluded from them; below `normalFrom` a result is early. */
export const concludedFrom = 5
const normalFrom = 30

export type Standing = 'too_few' | 'early' | 'normal'

/** How much may be said from n ratings. */
export const standingOf = (n: number): Standing => (n < concludedFrom ? 'too_few' : n < normalFrom ? 'early' : 'normal')

/**
 * Confidence interval of the mean by Student's t, in points of the scale, cut to its ends; `lowest` is its lowest answer. Not
 * defined below two answers.
 */
export const meanInterval = (counts: Counts, level = 0.95, lowest = 1): Interval => {
  const n = countOf(counts)
  const half = criticalT(level, n - 1) * Math.sqrt(varianceOf(counts) / n)
  const mean = meanOf(counts, lowest)
  return { low: Math.max(lowest, mean - half), high: Math.min(lowest + counts.length - 1, mean + half), level }
}

/**
 * Mean drawn towards `prior` as if `weight` ratings had given it: (Σx + mC)/(n + m). For ranking, so that one five-star
 * rating does not beat a hundred. Trustpilot's parameters: m = 7, C = 3.5.
 */
export const shrunkMean = (n: number, sum: number, weight = 7, prior = 3.5): number =>
  (sum + weight * prior) / (n + weight)
