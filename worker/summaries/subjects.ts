// How the subjects of a business did in a period: products, people, places, each beside its own kind. Only those with
// enough ratings are put in an order, by the lower bound of their mean, so that a few happy customers do not make a winner.
import type { InsightsQuery, SubjectInsights } from '../contract/insights.ts'
import { subjectKinds } from '../contract/lists.ts'
import type { SubjectKind } from '../contract/vocabulary.ts'
import { type Counts, countOf } from '../measures/histogram.ts'
import { satisfied } from '../measures/questions.ts'
import { rankOf } from '../measures/rank.ts'
import { shownGroups } from '../measures/suppression.ts'
import { added, apartOf, comparisonsIn } from './apart.ts'
import { hiddenFigure, meanFigure, shareFigure } from './figures.ts'
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

const stars = `SELECT subject, touchpoint, tallies.value, sum(n) AS n FROM json_each(?2) AS named CROSS JOIN tallies
  WHERE business_id = ?1 AND subject = named.value AND day BETWEEN ?3 AND ?4 AND question = 'stars'
    AND proof IN (SELECT value FROM json_each(?5)) AND (?6 IS NULL OR touchpoint = ?6) AND (?7 IS NULL OR channel = ?7)
  GROUP BY subject, touchpoint, tallies.value HAVING sum(n) > 0`

type Row = { subject: string; touchpoint: string; value: number; n: number }
type Kind = SubjectKind | ''
type Table = SubjectInsights['kinds'][number]
type Shown = Table['ranked'][number]

const countsBySubject = (rows: readonly Row[]): [string, number[]][] => {
  const all = new Map<string, number[]>()
  for (const { subject, value, n } of rows) {
    const counts = all.get(subject) ?? [0, 0, 0, 0, 0]
    counts[value - 1] = (counts[value - 1] ?? 0) + n
    all.set(subject, counts)
  }
  return [...all]
}

const hidden = (subject: string, n: number): Shown => {
  const nothing = hiddenFigure(n)
  return { subject, stars: nothing, satisfied: nothing, apart: null, rank: null, isHidden: true }
}

const shown = (subject: string, counts: Counts, all: Counts, comparisons: number): Shown => ({
  subject,
  stars: meanFigure(counts),
  satisfied: shareFigure(counts, satisfied),
  apart: apartOf(counts, all, comparisons),
  rank: countOf(counts) < rankedFrom ? null : rankOf(counts),
  isHidden: false,
})

/** Of one kind. Those that are not named are in what each is beside, and cost no interval. */
const tableOf = (kind: Kind, rows: readonly Row[]): Table & { more: boolean } => {
  const subjects = countsBySubject(rows)
  const isShown = shownGroups(subjects.map(([, counts]) => countOf(counts)))
  const all = added(subjects.map(([, counts]) => counts))
  const entries = subjects.map(([subject, counts], index) => {
    const [n, isTold] = [countOf(counts), isShown[index] ?? false]
    const row = () => (isTold ? shown(subject, counts, all, comparisonsIn(isShown)) : hidden(subject, n))
    return { n, rank: isTold && n >= rankedFrom ? rankOf(counts) : null, row }
  })
  const ranked = entries.filter(({ rank }) => rank !== null).sort((a, b) => (b.rank ?? 0) - (a.rank ?? 0))
  const others = entries.filter(({ rank }) => rank === null).sort((a, b) => b.n - a.n)
  const named = (some: typeof entries) => some.slice(0, shownAtMost).map(({ row }) => row())
  const more = Math.max(ranked.length, others.length) > shownAtMost
  return { kind, ranked: named(ranked), others: named(others), more }
}

/** `today` is the day in the business's time zone; `kindOf` says what the subjects of a touchpoint are. */
export const readSubjects = async (
  db: D1Database,
  businessId: string,
  query: InsightsQuery,
  today: string,
  kindOf: (touchpoint: string) => SubjectKind | null,
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
  const byKind = Object.groupBy(results, (row): Kind => kindOf(row.touchpoint) ?? '')
  const tables = [...subjectKinds, '' as const].flatMap((kind) => {
    const rows = byKind[kind]
    return rows ? [tableOf(kind, rows)] : []
  })
  return {
    period,
    kinds: tables.map(({ kind, ranked, others }) => ({ kind, ranked, others })),
    more: known.length > lookedAtMost || tables.some(({ more }) => more),
  }
}
