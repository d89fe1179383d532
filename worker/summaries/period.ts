// Days as text, YYYY-MM-DD, counted in UTC: a day here is a name, not a stretch of time.
const length = 86_400_000

export type Period = { from: string; to: string }

export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * length).toISOString().slice(0, 10)

/** How many days, both ends counted. */
export const daysIn = ({ from, to }: Period): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / length) + 1

/** As many days, right before. */
export const before = (period: Period): Period => ({
  from: dayAfter(period.from, -daysIn(period)),
  to: dayAfter(period.from, -1),
})

export type Step = 'day' | 'week' | 'month'

/** A trend has about as many points as can be told apart. */
export const stepFor = (period: Period): Step => {
  const days = daysIn(period)
  if (days <= 62) return 'day'
  return days <= 370 ? 'week' : 'month'
}

const endOfStep = (from: string, step: Step): string => {
  if (step === 'day') return from
  if (step === 'week') return dayAfter(from, 6)
  const [year = 0, month = 0] = from.split('-').map(Number)
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

// Weeks are counted back from the last day, so that the newest one, which is looked at most, is a whole one.
const firstEnd = (period: Period, step: Step): string =>
  step === 'week' ? dayAfter(period.from, (daysIn(period) - 1) % 7) : endOfStep(period.from, step)

/** The period cut into steps, oldest first. The first one, and the last month, may be shorter. */
export const stepsOf = (period: Period, step: Step): Period[] => {
  const steps: Period[] = []
  for (let from = period.from; from <= period.to; ) {
    const end = from === period.from ? firstEnd(period, step) : endOfStep(from, step)
    const to = end < period.to ? end : period.to
    steps.push({ from, to })
    from = dayAfter(to, 1)
  }
  return steps
}
