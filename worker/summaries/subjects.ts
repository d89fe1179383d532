// How the subjects of a business did in a period: products, people, places. Only those with enough ratings are put in an
// order, by the lower bound of their mean, so that a few happy customers do not make a winner.
import type { InsightsQuery, SubjectInsights } from '../contract/insights.ts'
import { type Counts, countOf } from '../measures/histogram.ts'
import { satisfied } from '../measures/questions.ts'
import { rankOf } from '../measures/rank.ts'
import { meanFigure, shareFigure } from './figures.ts'
import { periodOf, proofsIn } from './tallied.ts'

const rankedFrom = 30
const lookedAtMost = 1000
const shownAtMost = 100

// Each name is found by one step through the key, whatever stands between it and the next.
const names = `WITH RECURSIVE names (subject) AS (
    SELECT min(subject) FROM tallies WHERE business_id = ?1 AND subject > ''
    UNION ALL
    SELECT (SELECT min(subject) FROM tallies WHERE business_id = ?1 AND subject > names.subject) FROM names
    WHERE names.subject IS NOT NULL LIMIT ?2)
  SELECT subject FROM names WHERE subject IS NOT NULL`

const stars = `SELECT subject, tallies.value, sum(n) AS n FROM json_each(?2) AS named CROSS JOIN tallies
  WHERE business_id = ?1 AND subject = named.value AND day BETWEEN ?3 AND ?4 AND question = 'stars'
    AND proof IN (SELECT value FROM json_each(?5)) AND (?6 IS NULL OR touchpoint = ?6) AND (?7 IS NULL OR channel = ?7)
  GROUP BY subject, tallies.value HAVING sum(n) > 0`

type Row = { subject: string; value: number; n: number }

const countsBySubject = (rows: readonly Row[]): [string, number[]][] => {
  const all = new Map<string, number[]>()
  for (const { subject, value, n } of rows) {
    const counts = all.get(subject) ?? [0, 0, 0, 0, 0]
    counts[value - 1] = n
    all.set(subject, counts)
  }
  return [...all]
}

const rowOf = ([subject, counts]: readonly [string, Counts]) => ({
  subject,
  stars: meanFigure(counts),
  satisfied: shareFigure(counts, satisfied),
  rank: countOf(counts) < rankedFrom ? null : rankOf(counts),
})

/** `today` is the day in the business's time zone. */
export const readSubjects = async (
  db: D1Database,
  businessId: string,
  query: InsightsQuery,
  today: string,
): Promise<SubjectInsights> => {
  const period = periodOf(query, today)
  const found = await db
    .prepare(names)
    .bind(businessId, lookedAtMost + 1)
    .all<{ subject: string }>()
  const known = found.results.map(({ subject }) => subject)
  const wanted = JSON.stringify(known.slice(0, lookedAtMost))
  const { touchpoint, channel = null } = query
  const rest = [period.from, period.to, JSON.stringify(proofsIn(query)), touchpoint?.toUpperCase() ?? null, channel]
  const { results } = await db
    .prepare(stars)
    .bind(businessId, wanted, ...rest)
    .all<Row>()
  const rows = countsBySubject(results).map(rowOf)
  const ranked = rows.filter(({ rank }) => rank !== null).sort((a, b) => (b.rank ?? 0) - (a.rank ?? 0))
  const others = rows.filter(({ rank }) => rank === null).sort((a, b) => b.stars.n - a.stars.n)
  return {
    period,
    ranked: ranked.slice(0, shownAtMost),
    others: others.slice(0, shownAtMost),
    more: known.length > lookedAtMost || Math.max(ranked.length, others.length) > shownAtMost,
  }
}
