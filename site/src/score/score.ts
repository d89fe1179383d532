// What can be concluded from a summary, in numbers and in one sentence.
import type { Summary } from '../../../worker/contract/summary.ts'
import type { Locale } from '../../../worker/contract/vocabulary.ts'
import type { Values } from '../../../worker/languages/speak.ts'
import { formatStars } from '../text/format.ts'

/** Says these three, wherever they are written: on the public pages, in the dashboard. */
type SayScore = (key: 'score.tooFewSentence' | 'score.same' | 'score.sentence', values: Values) => string

/** Half the width of the interval, stars. Where one end is cut at 1 or 5, the other end still has all of it. */
export const marginOf = ({ mean, interval }: Pick<Summary, 'mean' | 'interval'>): number | null =>
  mean === null || interval === null ? null : Math.max(mean - interval.low, interval.high - mean)

/** Whether all ratings are alike, so that the sample says nothing about its own spread. */
export const isAllTheSame = (summary: Pick<Summary, 'mean' | 'interval'>) => marginOf(summary) === 0

/** “4.36 out of 5, give or take 0.29, from 50 ratings.” */
export const scoreSentence = (say: SayScore, locale: Locale, summary: Summary): string => {
  const { mean, n } = summary
  const margin = marginOf(summary)
  if (mean === null || margin === null) return say('score.tooFewSentence', { count: n })
  const values = { mean: formatStars(locale, mean), margin: formatStars(locale, margin), count: n }
  return say(isAllTheSame(summary) ? 'score.same' : 'score.sentence', values)
}
