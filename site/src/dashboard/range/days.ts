// Days in words.
import { writtenLocale } from '../words.ts'
import { daysIn, type Period } from './range.ts'

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
