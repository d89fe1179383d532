// The order of the directory.
import type { Summary } from '../../../worker/contract/summary.ts'
import { starValues } from '../../../worker/contract/vocabulary.ts'

const addedRatings = 7
const addedStars = 3.5

/** The mean after `m` ratings of `C` stars are added, (Σx + mC)/(n + m): few ratings stay near C. */
export const shrunkMean = ({ n, stars }: Pick<Summary, 'n' | 'stars'>): number => {
  const total = starValues.reduce((sum, value) => sum + value * stars[value], 0)
  return (total + addedRatings * addedStars) / (n + addedRatings)
}

/** Best first; without any rating last; among equals the one with more ratings first. */
export const ranked = <T>(entries: T[], summaryOf: (entry: T) => Pick<Summary, 'n' | 'stars'>): T[] =>
  entries.toSorted((one, other) => {
    const [a, b] = [summaryOf(one), summaryOf(other)]
    return Number(b.n > 0) - Number(a.n > 0) || shrunkMean(b) - shrunkMean(a) || b.n - a.n
  })
