// What can be concluded from a summary, in numbers and in one sentence.
import type { Summary } from '../../../worker/contract/summary.ts'
import type { Locale } from '../../../worker/contract/vocabulary.ts'
import type { Say } from '../../../worker/languages/pages.ts'
import { formatStars } from '../text/format.ts'

/** Half the width of the interval, stars. Where one end is cut at 1 or 5, the other end still has all of it. */
export const marginOf = ({ mean, interval }: Summary): number | null =>
  mean === null || interval === null ? null : Math.max(mean - interval.low, interval.high - mean)

/** Whether all ratings are alike, so that the sample says nothing about its own spread. */
export const isAllTheSame = (summary: Summary) => marginOf(summary) === 0

/** “4.36 out of 5, give or take 0.29, from 50 ratings.” */
export const scoreSentence = (say: Say, locale: Locale, summary: Summary): string => {
  const { mean, n } = summary
  const margin = marginOf(summary)
  if (mean === null || margin === null) return say('score.tooFewSentence', { count: n })
  const values = { mean: formatStars(locale, mean), margin: formatStars(locale, margin), count: n }
  return say(isAllTheSame(summary) ? 'score.same' : 'score.sentence', values)
}
