import { type Counts, countOf } from './histogram.ts'
import { z95 } from './share.ts'

/**
 * Lower bound of the mean for ranking, in stars: every value is taken to have been given once more, and the mean is
 * lowered by its margin. Few ratings rank low whatever they say. Evan Miller, “Ranking items with star ratings”.
 */
export const rankOf = (counts: Counts, z = z95): number => {
  const all = countOf(counts) + counts.length
  const moment = (power: number) => counts.reduce((sum, n, index) => sum + (n + 1) * (index + 1) ** power, 0) / all
  const mean = moment(1)
  return mean - z * Math.sqrt((moment(2) - mean * mean) / (all + 1))
}
