import { countOf, type Histogram, meanOf, varianceOf } from './histogram.ts'
import { criticalT } from './student.ts'

export type Interval = { low: number; high: number; level: number }

/** Below this many ratings nothing is concluded from them; below `normalFrom` a result is early. */
export const concludedFrom = 5
const normalFrom = 30

export type Standing = 'too_few' | 'early' | 'normal'

/** How much may be said from n ratings. */
export const standingOf = (n: number): Standing => (n < concludedFrom ? 'too_few' : n < normalFrom ? 'early' : 'normal')

/** Confidence interval of the mean by Student's t, in stars, cut to 1…5. Not defined below two ratings. */
export const meanInterval = (histogram: Histogram, level = 0.95): Interval => {
  const n = countOf(histogram)
  const half = criticalT(level, n - 1) * Math.sqrt(varianceOf(histogram) / n)
  const mean = meanOf(histogram)
  return { low: Math.max(1, mean - half), high: Math.min(5, mean + half), level }
}

/**
 * Mean drawn towards `prior` as if `weight` ratings had given it: (Σx + mC)/(n + m). For ranking, so that one five-star
 * rating does not beat a hundred. Trustpilot's parameters: m = 7, C = 3.5.
 */
export const shrunkMean = (n: number, sum: number, weight = 7, prior = 3.5): number =>
  (sum + weight * prior) / (n + weight)
