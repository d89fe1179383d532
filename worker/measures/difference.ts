import type { Interval } from './mean.ts'

export type Estimate = Pick<Interval, 'low' | 'high'> & { mean: number }
export type Difference = { difference: number; low: number; high: number }

/**
 * How much the mean of `now` is above the one of `before`, in stars, with the interval at the level of theirs. Two
 * independent means, each with its own interval (Donner and Zou 2012, “MOVER”): the distances to the bounds add up as
 * squares do. Where neither interval is cut at 1 or 5, that is difference ± z·√(se² + se²).
 */
export const differenceOf = (now: Estimate, before: Estimate): Difference => {
  const difference = now.mean - before.mean
  return {
    difference,
    low: difference - Math.hypot(now.mean - now.low, before.high - before.mean),
    high: difference + Math.hypot(now.high - now.mean, before.mean - before.low),
  }
}
