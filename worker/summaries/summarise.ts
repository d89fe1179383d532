import type { Summary } from '../contract/summary.ts'
import { headlineProofs, type Proof } from '../contract/vocabulary.ts'
import { countOf, type Histogram, meanOf } from '../measures/histogram.ts'
import { concludedFrom, meanInterval, standingOf } from '../measures/mean.ts'
import type { StarTally } from './read.ts'

const histogramOf = (tallies: StarTally[]): Histogram => {
  const histogram: [number, number, number, number, number] = [0, 0, 0, 0, 0]
  for (const { stars, n } of tallies) histogram[stars - 1] = (histogram[stars - 1] ?? 0) + n
  return histogram
}

/** The summary of tallies. Counts the proofs of the headline, or the one asked for; says what it leaves out. */
export const summarise = (tallies: StarTally[], proof?: Proof): Summary => {
  const counts = (tally: StarTally) => (proof ? tally.proof === proof : headlineProofs.includes(tally.proof))
  const counted = tallies.filter(counts)
  const histogram = histogramOf(counted)
  const n = countOf(histogram)
  const leftOut = Object.groupBy(
    tallies.filter((tally) => !counts(tally) && tally.n > 0),
    (tally) => tally.proof,
  )
  return {
    n,
    stars: { 1: histogram[0], 2: histogram[1], 3: histogram[2], 4: histogram[3], 5: histogram[4] },
    mean: n < concludedFrom ? null : meanOf(histogram),
    interval: n < concludedFrom ? null : meanInterval(histogram),
    standing: standingOf(n),
    withText: counted.reduce((sum, tally) => sum + tally.withText, 0),
    leftOut: Object.fromEntries(
      Object.entries(leftOut).map(([name, same]) => [name, same.reduce((sum, tally) => sum + tally.n, 0)]),
    ),
  }
}
