// The counters of a period and of the one before, in one read: questions × answers, and for the stars where they were given.
import {
  casesOpened,
  casesResolved,
  firstContact,
  invited,
  repliedWithin,
  starsByType,
} from '../../drizzle/schema/tallies.ts'
import { replyHours } from '../contract/hours.ts'
import type { InsightsQuery } from '../contract/insights.ts'
import { isForMany, type QuestionKey, questions, scales } from '../contract/questions.ts'
import { headlineProofs, proofs } from '../contract/vocabulary.ts'
import type { Counts } from '../measures/histogram.ts'
import { before, dayAfter, type Period } from './period.ts'

const defaultDays = 90

/** Of answers to other questions than the stars, only the question is known; of stars before the period, not the day. */
export type Tally = {
  question: string
  value: number
  isNow: number
  day: string | null
  touchpoint: string | null
  channel: string | null
  locale: string | null
  n: number
}

/** `today` is the day in the business's time zone. */
export const periodOf = ({ from, to: last }: InsightsQuery, today: string): Period => {
  const to = last ?? (from && from > today ? from : today)
  return { from: from ?? dayAfter(to, 1 - defaultDays), to }
}

/** Which ratings a query is about. */
export const proofsIn = ({ proof }: InsightsQuery): readonly string[] => {
  if (proof === 'all') return proofs
  return proof ? [proof] : headlineProofs
}

const ofStars = (column: string, more = 'true') => `CASE WHEN question = 'stars' AND ${more} THEN ${column} END`

const sql = `SELECT question, value, day >= ?1 AS isNow, ${ofStars('day', 'day >= ?1')} AS day,
    ${ofStars('touchpoint')} AS touchpoint, ${ofStars('channel')} AS channel, ${ofStars('locale')} AS locale, sum(n) AS n
  FROM tallies WHERE business_id = ?2 AND subject = ?3 AND day BETWEEN ?4 AND ?5
    AND proof IN (SELECT value FROM json_each(?6)) AND (?7 IS NULL OR touchpoint = ?7) AND (?8 IS NULL OR channel = ?8)
  GROUP BY 1, 2, 3, 4, 5, 6, 7 HAVING sum(n) > 0`

export const readTallies = async (
  db: D1Database,
  businessId: string,
  query: InsightsQuery,
  period: Period,
): Promise<Tally[]> => {
  const { touchpoint, channel = null, subject = '' } = query
  const values = [period.from, businessId, subject, before(period).from, period.to, JSON.stringify(proofsIn(query))]
  const statement = db.prepare(sql).bind(...values, touchpoint?.toUpperCase() ?? null, channel)
  return (await statement.all<Tally>()).results
}

const others: Record<string, readonly [number, number]> = {
  stars: [1, 5],
  [firstContact]: [0, 1],
  [starsByType]: [0, 35],
  [invited]: [1, 3],
  [casesOpened]: [1, 1],
  [casesResolved]: [1, 1],
  [repliedWithin]: [0, replyHours.length],
}

/** Lowest and highest value counted; of a question for many, 0 counts those who answered. Of one's own, from 0 on. */
export const countedFrom = (question: string): readonly [number, number] => {
  const known = others[question]
  if (known) return known
  const scale = questions[question as QuestionKey]
  if (!scale) return [0, 0]
  const [low, high] = scales[scale]
  return [isForMany(question) ? 0 : low, high]
}

/** How often each answer was given, from the lowest up; nothing where the question was not answered. */
export type Answered = (question: string) => Counts

export const answeredIn = (tallies: readonly Tally[]): Answered => {
  const counts = new Map<string, number[]>()
  for (const { question, value, n } of tallies) {
    const [low, high] = countedFrom(question)
    const known = counts.get(question) ?? Array.from({ length: high - low + 1 }, () => 0)
    known[value - low] = (known[value - low] ?? 0) + n
    counts.set(question, known)
  }
  return (question) => [...(counts.get(question) ?? [])].map((n) => n ?? 0)
}
