// Calendar days, and spans of time, in words.
import { writtenLocale } from '../words.ts'

const dayLong = 86_400_000
const relative = new Intl.RelativeTimeFormat(writtenLocale, { numeric: 'auto' })
const wholeDay = new Intl.DateTimeFormat(writtenLocale, { dateStyle: 'long', timeZone: 'UTC' })
const dayOfYear = new Intl.DateTimeFormat(writtenLocale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
const dayOfOther = new Intl.DateTimeFormat(writtenLocale, { dateStyle: 'medium', timeZone: 'UTC' })

/** Today and other days near it, as YYYY-MM-DD, where the reader is. */
export const dayBefore = (days: number, now = new Date()): string => {
  const local = new Date(now.getFullYear(), now.getMonth(), now.getDate() - days, 12)
  return new Date(local.getTime() - local.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}

const dateOf = (day: string) => new Date(`${day}T00:00:00Z`)

/** 3 March 2026. */
export const longDay = (day: string): string => wholeDay.format(dateOf(day))

/** Today, yesterday, 3 days ago, 3 Mar, 3 Mar 2025. */
export const shortDay = (day: string): string => {
  const today = dayBefore(0)
  const days = Math.round((dateOf(day).getTime() - dateOf(today).getTime()) / dayLong)
  if (days <= 0 && days > -7) return relative.format(days, 'day')
  return (day.slice(0, 4) === today.slice(0, 4) ? dayOfYear : dayOfOther).format(dateOf(day))
}

const units = [
  ['day', dayLong],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** A span in its greatest unit: 3 hours. */
export const spanBetween = (from: string, to: string): string => {
  const span = Math.max(0, Date.parse(to) - Date.parse(from))
  const [unit, length] = units.find(([, size]) => span >= size) ?? ['minute', 60_000]
  const count = Math.max(1, Math.floor(span / length))
  return new Intl.NumberFormat(writtenLocale, { style: 'unit', unit, unitDisplay: 'long' }).format(count)
}
