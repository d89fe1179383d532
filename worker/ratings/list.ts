// The public list. The table's key puts each star's ratings in order of arrival, so every page is the merge of at most
// five short ranges: its cost does not grow with the number of ratings, nor with the depth of the page.

import { and, asc, desc, eq, gt, isNull, lt, not, type SQL, sql } from 'drizzle-orm'
import { bursts } from '../../drizzle/schema/bursts.ts'
import { replies, withholdings } from '../../drizzle/schema/cases.ts'
import { ratings } from '../../drizzle/schema/ratings.ts'
import { inBurst } from '../bursts.ts'
import { isoTime } from '../calendar.ts'
import type { ListQuery } from '../contract/page.ts'
import type { ShownRating } from '../contract/rating.ts'
import { starValues } from '../contract/vocabulary.ts'
import type { WithholdingReason } from '../contract/withholding.ts'
import { type Shard, splitPage } from '../db.ts'

/** Whose ratings: a business's, or those of one of its touchpoints. */
export type ListScope = { businessId: string; touchpoint?: string }

// As one that waits to be looked at is shown by the clock, whatever else is done about it by then.
const agreedAt = (now: number) =>
  sql`(${ratings.publish} AND ${withholdings.reason} IS NULL AND coalesce(${ratings.heldUntil}, 0) <= ${now})`
const textShown = (isAgreed: SQL) => sql<boolean>`(${isAgreed} AND ${ratings.comment} IS NOT NULL)`

const columnsOf = (isAgreed: SQL) => ({
  number: ratings.seq,
  stars: ratings.stars,
  comment: sql<string | null>`CASE WHEN ${isAgreed} THEN ${ratings.comment} END`,
  author: sql<string | null>`CASE WHEN ${isAgreed} THEN ${ratings.author} END`,
  locale: ratings.locale,
  channel: ratings.channel,
  proof: ratings.proof,
  // Whoever calls the API can write a subject: it is shown where its customer agreed to be shown.
  subject: sql<string | null>`CASE WHEN ${ratings.publish} THEN ${ratings.subject} END`,
  day: ratings.day,
  amendedAt: ratings.amendedAt,
  replyText: sql<string | null>`CASE WHEN ${isAgreed} THEN ${replies.text} END`,
  // Named, because a batch of D1 loses one of two columns of the same name.
  replyDay: sql<string | null>`${replies.day}`.as('reply_day'),
  editedAt: replies.editedAt,
  withheld: sql<WithholdingReason | null>`CASE WHEN ${ratings.publish} AND ${ratings.comment} IS NOT NULL THEN ${withholdings.reason} END`,
  burst: ratings.burst,
  burstRatings: sql<number | null>`${bursts.ratings}`.as('burst_ratings'),
  burstSpan: sql<number | null>`${bursts.endedAt} - ${bursts.startedAt}`.as('burst_span'),
})

type Cursor = { stars?: number; number: number }
const readCursor = (cursor: string | undefined): Cursor | undefined => {
  const [stars, number] = cursor?.split('.') ?? []
  return number === undefined ? undefined : { number: Number(number), ...(stars ? { stars: Number(stars) } : {}) }
}

const isByStars = ({ sort }: ListQuery) => sort === 'highest' || sort === 'lowest'

const filters = (scope: ListScope, query: ListQuery, isTextShown: SQL): (SQL | undefined)[] => [
  isNull(ratings.withdrawnAt),
  isNull(ratings.invalidatedAt),
  scope.touchpoint === undefined ? undefined : eq(ratings.touchpoint, scope.touchpoint),
  query.locale && eq(ratings.locale, query.locale),
  query.channel && eq(ratings.channel, query.channel),
  query.text && (query.text === 'true' ? isTextShown : not(isTextShown)),
]

/** The star values still to come, given where the page starts, and for each the bound of its range. */
const ranges = (query: ListQuery, cursor: Cursor | undefined) => {
  const after = query.sort === 'oldest' ? gt : lt
  return starValues
    .filter((stars) => query.stars === undefined || stars === query.stars)
    .filter((stars) => !cursor?.stars || (query.sort === 'highest' ? stars <= cursor.stars : stars >= cursor.stars))
    .map((stars) => ({
      stars,
      bound: cursor && (!cursor.stars || cursor.stars === stars) ? after(ratings.seq, cursor.number) : undefined,
    }))
}

type Row = { number: number; stars: number }
const orders: Record<ListQuery['sort'], (a: Row, b: Row) => number> = {
  newest: (a, b) => b.number - a.number,
  oldest: (a, b) => a.number - b.number,
  highest: (a, b) => b.stars - a.stars || b.number - a.number,
  lowest: (a, b) => a.stars - b.stars || b.number - a.number,
}

const cursorAfter = (query: ListQuery, last: Row) => `${isByStars(query) ? last.stars : ''}.${last.number}`

/** One page of ratings as the public sees them, and the cursor of the next. */
export const listRatings = async (shard: Shard, scope: ListScope, query: ListQuery) => {
  const isAgreed = agreedAt(Date.now())
  const columns = columnsOf(isAgreed)
  const wanted = filters(scope, query, textShown(isAgreed))
  const inOrder = query.sort === 'oldest' ? asc : desc
  const [first, ...others] = ranges(query, readCursor(query.cursor)).map(({ stars, bound }) =>
    shard
      .select(columns)
      .from(ratings)
      .leftJoin(replies, and(eq(replies.businessId, ratings.businessId), eq(replies.seq, ratings.seq)))
      .leftJoin(withholdings, and(eq(withholdings.businessId, ratings.businessId), eq(withholdings.seq, ratings.seq)))
      .leftJoin(bursts, and(eq(bursts.businessId, ratings.businessId), eq(bursts.number, ratings.burst)))
      .where(and(eq(ratings.businessId, scope.businessId), eq(ratings.stars, stars), bound, ...wanted))
      .orderBy(inOrder(ratings.seq))
      .limit(query.limit + 1),
  )
  const rows = first ? (await shard.batch([first, ...others])).flat() : []
  const { page, hasMore } = splitPage(rows.sort(orders[query.sort]), query.limit)
  const last = page.at(-1)
  const shown: ShownRating[] = page.map(
    ({ amendedAt, replyText, replyDay, editedAt, burst, burstRatings, burstSpan, ...rating }) => ({
      ...rating,
      amended: amendedAt !== null,
      reply:
        replyText && replyDay
          ? { text: replyText, day: replyDay, editedAt: editedAt ? isoTime(editedAt) : null }
          : null,
      burst: inBurst({ burst, burstRatings, burstSpan }),
    }),
  )
  return { ratings: shown, cursor: hasMore && last ? cursorAfter(query, last) : null }
}
