// Days in a business's time zone. Times are UTC milliseconds everywhere else.

const formats = new Map<string, Intl.DateTimeFormat>()

const formatOf = (timeZone: string) => {
  const known = formats.get(timeZone)
  if (known) return known
  // Canadian English writes dates as YYYY-MM-DD, for years of four digits: contract/import.ts lets no others in.
  const made = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  formats.set(timeZone, made)
  return made
}

/** A moment (UTC milliseconds) as the API writes it (RFC 3339). */
export const isoTime = (at: number): string => new Date(at).toISOString()

/** The same, where there may be none. */
export const timeOrNull = (at: number | null): string | null => (at === null ? null : isoTime(at))

/** The day on which the moment `at` (UTC milliseconds) falls in an IANA time zone, as YYYY-MM-DD. */
export const dayIn = (timeZone: string, at: number): string => formatOf(timeZone).format(at)

/** The same moment so many months earlier, by the calendar of UTC; the end of a month that has no such day. */
export const monthsBefore = (at: number, months: number): number => {
  const date = new Date(at)
  const day = date.getUTCDate()
  date.setUTCMonth(date.getUTCMonth() - months)
  if (date.getUTCDate() !== day) date.setUTCDate(0)
  return date.getTime()
}
