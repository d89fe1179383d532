// The geometry of the trend, on a field as many units wide as there are points, and 100 high.
import type { Point } from './trend.ts'

export const height = 100
/** The whole numbers of stars between which all intervals lie. */
export type Scale = { low: number; high: number }

export const scaleOf = (points: Point[]): Scale => {
  const intervals = points.flatMap(({ interval }) => (interval ? [interval] : []))
  if (intervals.length === 0) return { low: 1, high: 5 }
  const low = Math.floor(Math.min(...intervals.map((interval) => interval.low)))
  const high = Math.ceil(Math.max(...intervals.map((interval) => interval.high)))
  // All alike at a whole number: the line would lie on the edge of a field without any height.
  return low < high ? { low, high } : { low: Math.max(1, low - 1), high: Math.min(5, high + 1) }
}

/** Highest first. */
export const linesOf = ({ low, high }: Scale): number[] =>
  Array.from({ length: high - low + 1 }, (_, index) => high - index)

export const heightOf = ({ low, high }: Scale, stars: number): number =>
  Number((((high - stars) / (high - low)) * height).toFixed(2))

/** The middle of a point. */
export const acrossOf = (index: number): number => index + 0.5

type Told = { index: number; mean: number; low: number; high: number }
type Run = Told[]

const toldOf = (points: Point[]): Told[] =>
  points.flatMap(({ mean, interval }, index) =>
    mean === null || interval === null ? [] : [{ index, mean, low: interval.low, high: interval.high }],
  )

/** Those that follow each other without a gap. */
const runsOf = (told: Told[]): Run[] => {
  const runs: Run[] = []
  for (const one of told) {
    const run = runs.at(-1)
    if (run?.at(-1)?.index === one.index - 1) run.push(one)
    else runs.push([one])
  }
  return runs
}

// Ratings that are all alike say nothing about their own spread: a band as thin as a line would be a lie.
const hasBand = ({ low, high }: Told) => low < high

/** The points that have a mean, in lines; those that have an interval as well, in bands; and which ones have neither. */
export const drawingOf = (points: Point[]) => {
  const told = toldOf(points)
  const sure = new Set(told.filter(hasBand).map(({ index }) => index))
  return {
    told,
    lines: runsOf(told),
    bands: runsOf(told.filter(hasBand)),
    unsure: points.flatMap(({ n }, index) => (n > 0 && !sure.has(index) ? [index] : [])),
  }
}

type Corner = readonly [across: number, stars: number]
const path = (scale: Scale, corners: Corner[]) =>
  corners.map(([across, stars], index) => `${index === 0 ? 'M' : 'L'}${across} ${heightOf(scale, stars)}`).join('')

export const linePath = (scale: Scale, run: Run): string =>
  path(
    scale,
    run.map(({ index, mean }) => [acrossOf(index), mean] as const),
  )

/** As wide as the days that it stands for, so that a point alone has a band as well. */
export const bandPath = (scale: Scale, run: Run): string => {
  const edge = (bound: 'low' | 'high'): Corner[] => {
    const [first, last] = [run[0], run.at(-1)]
    if (!first || !last) return []
    return [
      [first.index, first[bound]],
      ...run.map((told) => [acrossOf(told.index), told[bound]] as const),
      [last.index + 1, last[bound]],
    ]
  }
  return `${path(scale, [...edge('high'), ...edge('low').toReversed()])}Z`
}

// So many days can be named below before their names would meet.
const mostTicks = 7
const usualTicks = 5

/** Which points have their day named below: all of a few; of more, the last one and others, equally far apart. */
export const ticksOf = (count: number): number[] => {
  const apart = count <= mostTicks ? 1 : Math.ceil((count - 1) / (usualTicks - 1))
  const ticks: number[] = []
  for (let index = count - 1; index >= 0; index -= apart) ticks.unshift(index)
  return ticks
}
