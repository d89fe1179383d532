// Which days the overview is about: days that move with today, or days of the reader's choice. The address keeps it.

export const presets = ['7d', '30d', '90d', '12m', 'year'] as const
export type Preset = (typeof presets)[number]
/** First and last day, both counted. */
export type Period = { from: string; to: string }
export type Choice = Preset | Period

const usual: Preset = '30d'
const dayLong = 86_400_000
const dateOf = (day: string) => new Date(`${day}T00:00:00Z`)
const nameOf = (date: Date) => date.toISOString().slice(0, 10)

export const dayAfter = (day: string, days: number): string => nameOf(new Date(dateOf(day).getTime() + days * dayLong))

export const daysIn = ({ from, to }: Period): number =>
  Math.round((dateOf(to).getTime() - dateOf(from).getTime()) / dayLong) + 1

/** The day that it is in a time zone, where a business's days begin. */
export const todayIn = (timeZone: string, now = new Date()): string =>
  // Canadian English writes days as YYYY-MM-DD.
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now)

const yearBefore = (day: string): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year - 1, month, 0)).getUTCDate()
  return nameOf(new Date(Date.UTC(year - 1, month - 1, Math.min(date, last))))
}

const firstDays: Record<Preset, (today: string) => string> = {
  '7d': (today) => dayAfter(today, -6),
  '30d': (today) => dayAfter(today, -29),
  '90d': (today) => dayAfter(today, -89),
  '12m': (today) => dayAfter(yearBefore(today), 1),
  year: (today) => `${today.slice(0, 4)}-01-01`,
}

/** The days that a choice means today. */
export const periodOf = (choice: Choice, today: string): Period =>
  typeof choice === 'string' ? { from: firstDays[choice](today), to: today } : choice

// What the API takes.
export const earliest = '1990-01-01'
export const latest = '2100-12-31'
const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text < earliest || text > latest) return false
  return !Number.isNaN(Date.parse(text)) && nameOf(dateOf(text)) === text
}

/** What the query of an address asks for; the usual days where it asks for none that there are. */
export const choiceIn = (search: string): Choice => {
  const query = new URLSearchParams(search)
  const [from = '', to = ''] = [query.get('from') ?? '', query.get('to') ?? '']
  if (isDay(from) && isDay(to) && from <= to) return { from, to }
  return presets.find((preset) => preset === query.get('period')) ?? usual
}

/** The part of the address that asks for it. */
export const queryOf = (choice: Choice): Partial<Record<'period' | 'from' | 'to', string>> => {
  if (typeof choice !== 'string') return choice
  return choice === usual ? {} : { period: choice }
}

/** The whole month before the one of a day. */
export const lastMonth = (day: string): Period => {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return { from: nameOf(new Date(Date.UTC(year, month - 2, 1))), to: nameOf(new Date(Date.UTC(year, month - 1, 0))) }
}
