// Numbers and days of the overview, in words.
import type { Summary } from '../../../../worker/contract/summary.ts'
import { isAllTheSame, marginOf, scoreSentence } from '../../score/score.ts'
import { formatStars } from '../../text/format.ts'
import { locale, say, sayOf, writtenLocale } from '../words.ts'
import { daysIn, type Period } from './range.ts'
import type { Point } from './trend.ts'

const farApart = 200
const dateOf = (day: string) => new Date(`${day}T00:00:00Z`)
const longDays = new Intl.DateTimeFormat(writtenLocale, { dateStyle: 'long', timeZone: 'UTC' })
const mediumDays = new Intl.DateTimeFormat(writtenLocale, { dateStyle: 'medium', timeZone: 'UTC' })
const dayOfYear = new Intl.DateTimeFormat(writtenLocale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
const monthOfYear = new Intl.DateTimeFormat(writtenLocale, { month: 'short', year: 'numeric', timeZone: 'UTC' })

/** 3 March 2026. */
export const longDay = (day: string): string => longDays.format(dateOf(day))
/** 3 Mar 2026. */
export const shortDay = (day: string): string => mediumDays.format(dateOf(day))
/** 1–30 June 2026. */
export const longPeriod = ({ from, to }: Period): string => longDays.formatRange(dateOf(from), dateOf(to))
/** 1–30 Jun 2026. */
export const shortPeriod = ({ from, to }: Period): string => mediumDays.formatRange(dateOf(from), dateOf(to))
/** 3 Mar, or Mar 2026 where the days lie far apart. */
export const tickOf = (day: string, period: Period): string =>
  (daysIn(period) > farApart ? monthOfYear : dayOfYear).format(dateOf(day))

/** The 30 days before. */
export const spanBefore = (period: Period): string => say('overview.span', { count: daysIn(period) })

/** “4.36 out of 5, give or take 0.29, from 50 ratings.” */
export const saidScore = (summary: Summary): string =>
  scoreSentence((key, values) => sayOf(key.replace('score.', 'overview.score_'), values), locale, summary)

/** One point of the trend. */
export const saidPoint = ({ from, to, n, mean, interval }: Point): string => {
  const days = shortPeriod({ from, to })
  if (n === 0) return say('overview.trend_pointNone', { days })
  const margin = marginOf({ mean, interval })
  if (mean === null || margin === null) return say('overview.trend_pointFew', { days, count: n })
  const values = { days, mean: formatStars(locale, mean), margin: formatStars(locale, margin), count: n }
  return say(isAllTheSame({ mean, interval }) ? 'overview.trend_pointSame' : 'overview.trend_point', values)
}
