// How a score has changed, and whether that could be chance.
import type { Summary } from '../../../worker/contract/summary.ts'
import { type Difference, differenceOf, type Estimate } from '../../../worker/measures/difference.ts'
import { isAllTheSame } from './score.ts'

type Verdict = 'higher' | 'lower' | 'higherByChance' | 'lowerByChance' | 'same'
export type Change =
  | { kind: 'noneBefore' | 'fewBefore' | 'fewNow' | 'alike' | 'unknown' }
  | ({ kind: Verdict } & Difference)

const estimateOf = ({ mean, interval }: Summary): Estimate | null =>
  mean === null || interval === null ? null : { mean, low: interval.low, high: interval.high }

const verdictOf = ({ difference, low, high }: Difference): Verdict => {
  if (low > 0) return 'higher'
  if (high < 0) return 'lower'
  // As many decimals as are shown: “0.00 higher” would be no news.
  if (Math.abs(difference) < 0.005) return 'same'
  return difference > 0 ? 'higherByChance' : 'lowerByChance'
}

export const changeOf = (now: Summary, before: Summary): Change => {
  const [present, past] = [estimateOf(now), estimateOf(before)]
  if (!present && !past) return { kind: 'unknown' }
  if (!past) return { kind: before.n === 0 ? 'noneBefore' : 'fewBefore' }
  if (!present) return { kind: 'fewNow' }
  // Ratings that are all alike say nothing about their own spread, so neither about that of the difference.
  if (isAllTheSame(now) || isAllTheSame(before)) return { kind: 'alike' }
  const difference = differenceOf(present, past)
  return { kind: verdictOf(difference), ...difference }
}
