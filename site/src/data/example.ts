import type { Summary } from '../../../worker/contract/summary.ts'

/** The sample by which the pages explain the score: 50 ratings, with the interval by Student's t. */
export const example: Summary = {
  n: 50,
  stars: { 1: 2, 2: 1, 3: 4, 4: 13, 5: 30 },
  mean: 4.36,
  interval: { low: 4.074299, high: 4.645701, level: 0.95 },
  standing: 'normal',
  withText: 0,
  leftOut: {},
}
