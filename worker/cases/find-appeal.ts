// Appeals, for the room of ratings as well: there their customers make and read them.
import { isoTime, timeOrNull } from '../calendar.ts'
import type { Appeal, AppealOutcome } from '../contract/appeal.ts'

export type AppealRow = { text: string; at: number; answeredAt: number | null; outcome: AppealOutcome | null }

export const appealOf = ({ text, at, answeredAt, outcome }: AppealRow): Appeal => ({
  text,
  at: isoTime(at),
  answeredAt: timeOrNull(answeredAt),
  outcome,
})

/** The newest one of a rating; null: none. */
export const findAppeal = async (db: D1Database, businessId: string, number: number): Promise<Appeal | null> => {
  const sql = 'SELECT text, at, answered_at AS answeredAt, outcome FROM appeals WHERE business_id = ? AND seq = ?'
  const row = await db.prepare(sql).bind(businessId, number).first<AppealRow>()
  return row && appealOf(row)
}
