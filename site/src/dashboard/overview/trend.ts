// The points of the trend: as fine as there are ratings for.
import type { Overview } from '../../../../worker/contract/overview.ts'
import type { Summary } from '../../../../worker/contract/summary.ts'
import { countOf, type Histogram, meanOf } from '../../../../worker/measures/histogram.ts'
import { concludedFrom, meanInterval } from '../../../../worker/measures/mean.ts'
import type { Period } from '../range/range.ts'

export type Point = Period & Pick<Summary, 'n' | 'mean' | 'interval'>
type Step = Overview['step']
export type Trend = { points: Point[]; step: Step; steps: number }

// How many steps may be taken together.
const bundles: Record<Step, number[]> = { day: [1, 7], week: [1, 4], month: [1, 3, 12] }
// Fewer points would be no trend.
const leastPoints = 3

const histogramOf = ({ stars }: Pick<Summary, 'stars'>): Histogram => [stars[1], stars[2], stars[3], stars[4], stars[5]]
const added = (one: Histogram, other: Histogram): Histogram => [
  one[0] + other[0],
  one[1] + other[1],
  one[2] + other[2],
  one[3] + other[3],
  one[4] + other[4],
]

const pointOf = (parts: Overview['trend']): Point => {
  const stars = parts.map(({ summary }) => histogramOf(summary)).reduce(added)
  const n = countOf(stars)
  const isConcluded = n >= concludedFrom
  return {
    from: parts[0]?.from ?? '',
    to: parts.at(-1)?.to ?? '',
    n,
    mean: isConcluded ? meanOf(stars) : null,
    interval: isConcluded ? meanInterval(stars) : null,
  }
}

/** Cut from the end, so that the newest point is a whole one and the oldest may be short. */
const bundled = (trend: Overview['trend'], steps: number): Point[] => {
  const points: Point[] = []
  for (let end = trend.length; end > 0; end -= steps)
    points.unshift(pointOf(trend.slice(Math.max(0, end - steps), end)))
  return points
}

/** Whether at least half of the points that have ratings have enough of them. */
const isTelling = (points: Point[]): boolean => {
  const rated = points.filter(({ n }) => n > 0)
  return rated.filter(({ mean }) => mean !== null).length * 2 >= rated.length
}

/** The finest trend of which at least half can be told; else the coarsest. */
export const trendOf = ({ trend, step }: Pick<Overview, 'trend' | 'step'>): Trend => {
  const all = bundles[step]
    .filter((steps) => steps === 1 || trend.length / steps >= leastPoints)
    .map((steps) => ({ step, steps, points: bundled(trend, steps) }))
  const [finest = { step, steps: 1, points: [] }] = all
  return all.find(({ points }) => isTelling(points)) ?? all.at(-1) ?? finest
}
