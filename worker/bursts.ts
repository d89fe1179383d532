// Bursts as they are shown: beside each of their ratings, and all of them together.
import { isoTime } from './calendar.ts'
import { type Bursts, burstsShown, type InBurst } from './contract/burst.ts'
import { countOf, type Histogram, meanOf } from './measures/histogram.ts'
import { concludedFrom, meanInterval, standingOf } from './measures/mean.ts'

/** Of the burst that a rating is in; `span` is its time in milliseconds. */
export type BurstColumns = { burst: number | null; burstRatings: number | null; burstSpan: number | null }

const secondsOf = (span: number) => Math.max(1, Math.ceil(span / 1000))

export const inBurst = ({ burst, burstRatings, burstSpan }: BurstColumns): InBurst | null =>
  burst === null ? null : { number: burst, ratings: burstRatings ?? 0, seconds: secondsOf(burstSpan ?? 0) }

type Stars = Record<`stars${1 | 2 | 3 | 4 | 5}`, number>
type Row = Stars & { number: number; touchpoint: string | null; startedAt: number; endedAt: number; ratings: number }
type Sum = Stars & { count: number; ratings: number }

const stars = (read: (column: string) => string) =>
  [1, 2, 3, 4, 5].map((n) => `${read(`stars_${n}`)} AS stars${n}`).join(', ')

/** For a batch, each with the business as its one parameter: all of them together, and the newest. */
export const burstQueries = [
  `SELECT count(*) AS count, coalesce(sum(ratings), 0) AS ratings, ${stars((column) => `coalesce(sum(${column}), 0)`)}
  FROM bursts WHERE business_id = ?1`,
  `SELECT number, touchpoint, started_at AS startedAt, ended_at AS endedAt, ratings, ${stars((column) => column)}
  FROM bursts WHERE business_id = ?1 ORDER BY number DESC LIMIT ${burstsShown}`,
]

const histogramOf = ({ stars1, stars2, stars3, stars4, stars5 }: Stars): Histogram => [
  stars1,
  stars2,
  stars3,
  stars4,
  stars5,
]

const burstOf = (row: Row): Bursts['newest'][number] => ({
  number: row.number,
  ratings: row.ratings,
  seconds: secondsOf(row.endedAt - row.startedAt),
  startedAt: isoTime(row.startedAt),
  endedAt: isoTime(row.endedAt),
  touchpoint: row.touchpoint,
  stars: [...histogramOf(row)],
})

/** Of what the queries answered, and the stars that count in the score. A burst has none that the score leaves out. */
export const burstsFrom = ([sums, newest]: (D1Result | undefined)[], headline: Histogram): Bursts => {
  const [sum] = (sums?.results ?? []) as Sum[]
  const counted = sum ? histogramOf(sum) : undefined
  const left = headline.map((n, at) => n - (counted?.[at] ?? 0)) as unknown as Histogram
  const n = countOf(left)
  const concludes = n >= concludedFrom
  return {
    count: sum?.count ?? 0,
    ratings: sum?.ratings ?? 0,
    newest: ((newest?.results ?? []) as Row[]).map(burstOf),
    withoutBursts: {
      n,
      stars: { 1: left[0], 2: left[1], 3: left[2], 4: left[3], 5: left[4] },
      mean: concludes ? meanOf(left) : null,
      interval: concludes ? meanInterval(left) : null,
      standing: standingOf(n),
    },
  }
}
