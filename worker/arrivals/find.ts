// What a business wants to happen when a rating arrives, and what other rooms may ask about it.
import { eq } from 'drizzle-orm'
import { arrivals } from '../../drizzle/schema/arrivals.ts'
import type { Arrivals } from '../contract/arrivals.ts'
import type { Shard } from '../db.ts'

const hour = 3_600_000

export type ArrivalsRow = typeof arrivals.$inferSelect

export const findArrivals = (shard: Shard, businessId: string): Promise<ArrivalsRow | undefined> =>
  shard.select().from(arrivals).where(eq(arrivals.businessId, businessId)).get()

/** Nothing, before anybody has said anything. */
export const arrivalsOf = (row: ArrivalsRow | undefined): Arrivals => ({
  rules: row?.rules ?? [],
  alert: row?.alert ?? null,
  replyHours: row?.replyHours ?? null,
})

/** Whether anything happens when a rating arrives. */
export const isAttending = ({ rules, alert }: Pick<Arrivals, 'rules' | 'alert'>): boolean =>
  rules.length > 0 || alert !== null

/** Comments from before that moment (UTC milliseconds) wait too long for their first reply; null: none ever does. */
export const findOverdueBefore = async (shard: Shard, businessId: string, now: number): Promise<number | null> => {
  const hours = (await findArrivals(shard, businessId))?.replyHours ?? null
  return hours === null ? null : now - hours * hour
}
