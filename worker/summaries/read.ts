import { and, eq, sql } from 'drizzle-orm'
import { allDays, tallies } from '../../drizzle/schema/tallies.ts'
import type { SummaryQuery } from '../contract/summary.ts'
import type { Proof } from '../contract/vocabulary.ts'
import type { Shard } from '../db.ts'

/** Whose ratings are summed up: a business's, a touchpoint's or a subject's. */
export type SummaryScope = { businessId: string; touchpoint?: string; subject?: string }
export type StarTally = { proof: Proof; stars: number; n: number; withText: number }

/** How often each number of stars was given, by proof. Reads counters, never ratings. */
export const readStarTallies = (shard: Shard, scope: SummaryScope, query: SummaryQuery): Promise<StarTally[]> => {
  const hasPeriod = query.from !== undefined || query.to !== undefined
  return shard
    .select({
      proof: tallies.proof,
      stars: tallies.value,
      n: sql<number>`sum(${tallies.n})`,
      withText: sql<number>`sum(${tallies.withText})`,
    })
    .from(tallies)
    .where(
      and(
        eq(tallies.businessId, scope.businessId),
        eq(tallies.subject, scope.subject ?? ''),
        hasPeriod
          ? sql`${tallies.day} BETWEEN ${query.from ?? '0000-01-01'} AND ${query.to ?? '9999-12-31'}`
          : eq(tallies.day, allDays),
        eq(tallies.question, 'stars'),
        scope.touchpoint === undefined ? undefined : eq(tallies.touchpoint, scope.touchpoint),
        query.channel && eq(tallies.channel, query.channel),
        query.locale && eq(tallies.locale, query.locale),
      ),
    )
    .groupBy(tallies.proof, tallies.value)
    .all()
}
