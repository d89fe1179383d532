// Numbers and days of the overview, in words.
import type { Summary } from '../../../../worker/contract/summary.ts'
import { isAllTheSame, marginOf, scoreSentence } from '../../score/score.ts'
import { formatStars } from '../../text/format.ts'
import { shortPeriod } from '../range/days.ts'
import { daysIn, type Period } from '../range/range.ts'
import { locale, say, sayOf } from '../words.ts'
import type { Point } from './trend.ts'

/** The 30 days before. */
export const spanBefore = (period: Period): string => say('overview.span', { count: daysIn(period) })

/** “4.36 out of 5, give or take 0.29, from 50 ratings.” */
export const saidScore = (summary: Summary): string =>
  scoreSentence((key, values) => sayOf(key.replace('score.', 'overview.score_'), values), locale, summary)

/** Between which bounds the mean likely lies. */
export const saidInterval = ({ low, high }: NonNullable<Summary['interval']>): string =>
  say('overview.score_whisker', { low: formatStars(locale, low), high: formatStars(locale, high) })

/** One point of the trend. */
export const saidPoint = ({ from, to, n, mean, interval }: Point): string => {
  const days = shortPeriod({ from, to })
  if (n === 0) return say('overview.trend_pointNone', { days })
  const margin = marginOf({ mean, interval })
  if (mean === null || margin === null) return say('overview.trend_pointFew', { days, count: n })
  const values = { days, mean: formatStars(locale, mean), margin: formatStars(locale, margin), count: n }
  return say(isAllTheSame({ mean, interval }) ? 'overview.trend_pointSame' : 'overview.trend_point', values)
}
