// Moments in words, as the reader's clock has them.
import { writtenLocale } from '../words.ts'

const relative = new Intl.RelativeTimeFormat(writtenLocale, { numeric: 'auto' })
const day = new Intl.DateTimeFormat(writtenLocale, { dateStyle: 'medium' })
const exact = new Intl.DateTimeFormat(writtenLocale, { dateStyle: 'full', timeStyle: 'short' })

const minute = 60_000
const hour = 60 * minute
const dayLong = 24 * hour

const daysBetween = (from: Date, to: Date): number =>
  Math.round((new Date(to).setHours(0, 0, 0, 0) - new Date(from).setHours(0, 0, 0, 0)) / dayLong)

/** This minute, 5 minutes ago, in 3 hours, yesterday, in 6 days, 3 Mar 2026. */
export const nearness = (iso: string, now = new Date()): string => {
  const at = new Date(iso)
  const span = at.getTime() - now.getTime()
  if (Math.abs(span) < hour) return relative.format(Math.trunc(span / minute), 'minute')
  const days = daysBetween(now, at)
  if (days === 0) return relative.format(Math.trunc(span / hour), 'hour')
  return Math.abs(days) < 14 ? relative.format(days, 'day') : day.format(at)
}

/** Tuesday 3 March 2026 at 14:05. */
export const exactly = (iso: string): string => exact.format(new Date(iso))
