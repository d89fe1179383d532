// What the answers of a period say, from one read of counters: questions × answers, never ratings.
import { firstContact } from '../../drizzle/schema/tallies.ts'
import type { Compared, Figure, Insights, InsightsQuery } from '../contract/insights.ts'
import { type QuestionKey, questionKeys, questions, scales } from '../contract/questions.ts'
import { headlineProofs } from '../contract/vocabulary.ts'
import { differenceOf } from '../measures/difference.ts'
import { disconfirmation, satisfactionIndex } from '../measures/gap.ts'
import { type Counts, countOf, meanOf } from '../measures/histogram.ts'
import { concludedFrom, meanInterval, standingOf } from '../measures/mean.ts'
import { netPromoters, recommendersOf } from '../measures/promoters.ts'
import { delighted, resolvedAtOnce, satisfied } from '../measures/questions.ts'
import type { Share } from '../measures/share.ts'
import { before, dayAfter, type Period } from './period.ts'

const defaultDays = 90

type Row = { question: string; value: number; isNow: number; n: number }
/** Counts of the answers to every question, from the lowest of its scale up. */
type Answered = (question: string) => Counts
type Bounds = { value: number; low: number; high: number }

const read = async (db: D1Database, businessId: string, query: InsightsQuery, period: Period): Promise<Row[]> => {
  const sql = `SELECT question, value, day >= ?1 AS isNow, sum(n) AS n FROM tallies
    WHERE business_id = ?2 AND subject = '' AND day BETWEEN ?3 AND ?4
      AND proof IN (SELECT value FROM json_each(?5)) AND (?6 IS NULL OR touchpoint = ?6) AND (?7 IS NULL OR channel = ?7)
    GROUP BY question, value, isNow`
  const { touchpoint = null, channel = null } = query
  const values = [period.from, businessId, before(period).from, period.to, JSON.stringify(headlineProofs)]
  const named = [touchpoint?.toUpperCase() ?? null, channel]
  return (
    await db
      .prepare(sql)
      .bind(...values, ...named)
      .all<Row>()
  ).results
}

const scaleOf = (question: string): readonly [number, number] => {
  if (question === 'stars') return [1, 5]
  return question === firstContact ? [0, 1] : scales[questions[question as QuestionKey]]
}

const answeredIn = (rows: Row[]): Answered => {
  const counts = new Map<string, number[]>()
  for (const { question, value, n } of rows) {
    const [low, high] = scaleOf(question)
    const known = counts.get(question) ?? Array.from({ length: high - low + 1 }, () => 0)
    known[value - low] = (known[value - low] ?? 0) + n
    counts.set(question, known)
  }
  return (question) => counts.get(question) ?? []
}

const figure = (n: number, measure: () => Bounds): Figure => {
  const standing = standingOf(n)
  return n < concludedFrom ? { n, standing, value: null, low: null, high: null } : { n, standing, ...measure() }
}

const ofShare = ({ share, low, high }: Share): Bounds => ({ value: share, low, high })

const ofMean = (counts: Counts, lowest: number): Bounds => {
  const { low, high } = meanInterval(counts, 0.95, lowest)
  return { value: meanOf(counts, lowest), low, high }
}

const share = (counts: Counts, of: (counts: Counts) => Share): Figure =>
  figure(countOf(counts), () => ofShare(of(counts)))
const mean = (counts: Counts, lowest: number): Figure => figure(countOf(counts), () => ofMean(counts, lowest))

const surprise = (counts: Counts): Figure =>
  figure(countOf(counts), () => {
    const { value, low, high } = ofMean(counts, 1)
    return { value: disconfirmation(value), low: disconfirmation(low), high: disconfirmation(high) }
  })

const recommend = (counts: Counts): Figure =>
  figure(countOf(counts), () => {
    const { score, low, high } = netPromoters(recommendersOf(counts))
    return { value: score, low, high }
  })

const indexItems = ['stars', 'expectation', 'needs_met']

/** The same customers answered all of it, so that the margins of its parts may go together: its own is theirs, no less. */
const index = (answered: Answered): Figure => {
  const all = indexItems.map(answered)
  return figure(Math.min(...all.map(countOf)), () => {
    const parts = all.map((counts) => ofMean(counts, 1))
    const at = (bound: keyof Bounds) => satisfactionIndex(parts.map((part) => ({ mean: part[bound], low: 1, high: 5 })))
    return { value: at('value'), low: at('low'), high: at('high') }
  })
}

const isSaid = (one: Figure): one is Figure & Bounds => one.value !== null

const compare = (now: Figure, earlier: Figure): Compared => {
  const change =
    isSaid(now) && isSaid(earlier)
      ? differenceOf({ ...now, mean: now.value }, { ...earlier, mean: earlier.value })
      : null
  return { now, before: earlier, change }
}

/** `today` is the day in the business's time zone. */
export const readInsights = async (
  db: D1Database,
  businessId: string,
  query: InsightsQuery,
  today: string,
): Promise<Insights> => {
  const to = query.to ?? (query.from && query.from > today ? query.from : today)
  const period = { from: query.from ?? dayAfter(to, 1 - defaultDays), to }
  const rows = await read(db, businessId, query, period)
  const now = answeredIn(rows.filter(({ isNow }) => isNow))
  const earlier = answeredIn(rows.filter(({ isNow }) => !isNow))
  const of = (question: string, measure: (counts: Counts) => Figure) =>
    compare(measure(now(question)), measure(earlier(question)))
  return {
    period,
    previous: before(period),
    satisfied: of('stars', (counts) => share(counts, satisfied)),
    delighted: of('expectation', (counts) => share(counts, delighted)),
    surprise: of('expectation', surprise),
    recommend: of('recommend', recommend),
    ease: of('effort', (counts) => mean(counts, 1)),
    firstContact: of(firstContact, (counts) => share(counts, resolvedAtOnce)),
    index: compare(index(now), index(earlier)),
    questions: questionKeys
      .filter((key) => countOf(now(key)) > 0)
      .map((key) => {
        const [low] = scaleOf(key)
        return { key, low, counts: [...now(key)], ...of(key, (counts) => mean(counts, low)) }
      }),
  }
}
