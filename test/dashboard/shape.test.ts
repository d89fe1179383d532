import { describe, expect, it } from 'vitest'
import {
  bandPath,
  drawingOf,
  heightOf,
  linePath,
  linesOf,
  scaleOf,
  ticksOf,
} from '../../site/src/dashboard/overview/shape.ts'
import type { Point } from '../../site/src/dashboard/overview/trend.ts'

const pointOf = (n: number, mean: number | null, margin = 0): Point => ({
  from: '2026-11-01',
  to: '2026-11-01',
  n,
  mean,
  interval: mean === null ? null : { low: mean - margin, high: mean + margin, level: 0.95 },
})
const scale = { low: 3, high: 5 }

describe('the scale', () => {
  it('goes to the whole numbers around all intervals', () => {
    expect(scaleOf([pointOf(9, 4.5, 0.25), pointOf(2, null), pointOf(9, 3.8, 0.5)])).toEqual({ low: 3, high: 5 })
    expect(linesOf(scale)).toEqual([5, 4, 3])
    expect([5, 4.5, 4, 3].map((stars) => heightOf(scale, stars))).toEqual([0, 25, 50, 100])
  })

  it('has some height where all are alike, and where nothing can be said', () => {
    expect(scaleOf([pointOf(9, 5)])).toEqual({ low: 4, high: 5 })
    expect(scaleOf([pointOf(9, 1)])).toEqual({ low: 1, high: 2 })
    expect(scaleOf([pointOf(3, null)])).toEqual({ low: 1, high: 5 })
  })
})

describe('the line and its band', () => {
  const points = [pointOf(9, 4, 0.5), pointOf(9, 4.5, 0.5), pointOf(3, null), pointOf(0, null), pointOf(9, 4, 1)]
  const { lines, bands, unsure } = drawingOf(points)

  it('break where there is too little to say, which is hatched; where nothing came, nothing is', () => {
    expect(lines.map((run) => run.map(({ index }) => index))).toEqual([[0, 1], [4]])
    expect(unsure).toEqual([2])
  })

  it('go through the means, and along the bounds to the edges of their days', () => {
    expect(lines.map((run) => linePath(scale, run))).toEqual(['M0.5 50L1.5 25', 'M4.5 50'])
    expect(bands.map((run) => bandPath(scale, run))).toEqual([
      'M0 25L0.5 25L1.5 0L2 0L2 50L1.5 50L0.5 75L0 75Z',
      'M4 0L4.5 0L5 0L5 100L4.5 100L4 100Z',
    ])
  })

  it('has no band as thin as a line where all ratings are alike', () => {
    const alike = drawingOf([pointOf(9, 4, 0.5), pointOf(5, 4), pointOf(9, 4, 0.5)])
    expect(alike.lines).toHaveLength(1)
    expect(alike.bands.map((run) => run.map(({ index }) => index))).toEqual([[0], [2]])
    expect(alike.unsure).toEqual([1])
  })
})

it('names all of a few days, and of more the last one and others equally far apart', () => {
  expect(ticksOf(0)).toEqual([])
  expect(ticksOf(1)).toEqual([0])
  expect(ticksOf(7)).toEqual([0, 1, 2, 3, 4, 5, 6])
  expect(ticksOf(30)).toEqual([5, 13, 21, 29])
  expect(ticksOf(53)).toEqual([0, 13, 26, 39, 52])
})
