// Summaries and ratings that the tests make themselves.
import type { ShownRating } from '../../worker/contract/rating.ts'
import type { Summary } from '../../worker/contract/summary.ts'

export const summaryOf = (changes: Partial<Summary>): Summary => ({
  n: 50,
  stars: { 1: 2, 2: 1, 3: 4, 4: 13, 5: 30 },
  mean: 4.36,
  interval: { low: 4.074299, high: 4.645701, level: 0.95 },
  standing: 'normal',
  withText: 20,
  leftOut: {},
  ...changes,
})

export const ratingOf = (changes: Partial<ShownRating>): ShownRating => ({
  number: 1,
  stars: 5,
  comment: 'Still warm when it arrived.',
  author: 'Anna',
  locale: 'en',
  channel: 'web',
  proof: 'open',
  subject: null,
  day: '2026-11-05',
  amended: false,
  reply: null,
  withheld: null,
  burst: null,
  ...changes,
})
