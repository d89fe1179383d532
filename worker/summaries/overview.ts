// Everything of an overview from one read of counters: days × touchpoints × stars, never ratings.
import { findUnanswered } from '../cases/find.ts'
import type { Overview, OverviewQuery } from '../contract/overview.ts'
import type { Channel } from '../contract/vocabulary.ts'
import { before, dayAfter, type Period, stepFor, stepsOf } from './period.ts'
import type { StarTally } from './read.ts'
import { summarise } from './summarise.ts'

type DayTally = StarTally & { day: string; touchpoint: string; channel: Channel }

const defaultDays = 30

const readDays = async (db: D1Database, businessId: string, { from, to }: Period): Promise<DayTally[]> => {
  const sql = `SELECT day, touchpoint, channel, proof, value AS stars, sum(n) AS n, sum(with_text) AS withText FROM tallies
    WHERE business_id = ? AND subject = '' AND day BETWEEN ? AND ? AND question = 'stars'
    GROUP BY day, touchpoint, channel, proof, value`
  return (await db.prepare(sql).bind(businessId, from, to).all<DayTally>()).results
}

const within = (tallies: DayTally[], { from, to }: Period) => tallies.filter(({ day }) => day >= from && day <= to)

/** One summary for each value of `key`, most ratings first. */
const summariesBy = <K extends string>(tallies: DayTally[], key: (tally: DayTally) => K) =>
  Object.entries<DayTally[]>(Object.groupBy(tallies, key) as Record<K, DayTally[]>)
    .map(([value, same]) => ({ value: value as K, summary: summarise(same) }))
    .toSorted((a, b) => b.summary.n - a.summary.n || a.value.localeCompare(b.value))

/** `today` is the day in the business's time zone; before `overdueBefore` (UTC milliseconds) comments are overdue. */
export const readOverview = async (
  db: D1Database,
  businessId: string,
  query: OverviewQuery,
  today: string,
  overdueBefore: number | null = null,
): Promise<Overview> => {
  const to = query.to ?? (query.from && query.from > today ? query.from : today)
  const period = { from: query.from ?? dayAfter(to, 1 - defaultDays), to }
  const previous = before(period)
  const tallies = await readDays(db, businessId, { from: previous.from, to })
  const current = within(tallies, period)
  const received = current.reduce((sum, { n }) => sum + n, 0)
  const step = stepFor(period)
  return {
    period,
    previous,
    summary: summarise(current),
    before: summarise(within(tallies, previous)),
    step,
    trend: stepsOf(period, step).map((part) => ({ ...part, summary: summarise(within(current, part)) })),
    channels: summariesBy(current, ({ channel }) => channel).map(({ value, summary }) => ({ channel: value, summary })),
    touchpoints: summariesBy(current, ({ touchpoint }) => touchpoint).map(({ value, summary }) => ({
      code: value,
      summary,
    })),
    ...(await findUnanswered(db, businessId, period, received, overdueBefore)),
  }
}
