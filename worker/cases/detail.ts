import { isoTime } from '../calendar.ts'
import type { Case, CaseDetail, CaseEventKind } from '../contract/case.ts'
import type { ShownRating } from '../contract/rating.ts'
import { starValues } from '../contract/vocabulary.ts'
import { Fault } from '../faults.ts'
import { type CaseRow, caseColumns, caseJoins, caseOf } from './read.ts'

/** Throws `unknown_rating`: there is none of this number, or it was withdrawn. */
export const readCase = async (db: D1Database, businessId: string, number: number): Promise<Case> => {
  const sql = `SELECT ${caseColumns} FROM ratings AS r ${caseJoins}
    WHERE r.business_id = ? AND r.stars IN (${starValues.join(', ')}) AND r.seq = ? AND r.withdrawn_at IS NULL`
  const row = await db.prepare(sql).bind(businessId, number).first<CaseRow>()
  if (!row) throw new Fault('unknown_rating')
  return caseOf(row)
}

/** How the customer may be reached. */
export const readContact = async (db: D1Database, businessId: string, number: number): Promise<string | null> => {
  const sql = `SELECT contact FROM ratings WHERE business_id = ? AND stars IN (${starValues.join(', ')}) AND seq = ?`
  return db.prepare(sql).bind(businessId, number).first<string | null>('contact')
}

export type EventRow = { id: string; at: number; actor: string; kind: CaseEventKind; detail: string }

export const eventOf = (event: EventRow): CaseDetail['events'][number] => ({ ...event, at: isoTime(event.at) })

/** What was done about it, oldest first. */
export const readEvents = async (db: D1Database, businessId: string, number: number) => {
  const sql = 'SELECT id, at, actor, kind, detail FROM case_events WHERE business_id = ? AND seq = ? ORDER BY id'
  const { results } = await db.prepare(sql).bind(businessId, number).all<EventRow>()
  return results.map(eventOf)
}

/**
 * The same rule as the public list's: a text is shown where its customer agreed and the business did not withhold it. Of
 * one that was invalidated the public sees nothing; it is in no list.
 */
export const publicViewOf = (one: Case): ShownRating => {
  const { number, stars, locale, channel, proof, subject, day, amended, publish, withheld, burst } = one
  const isShown = publish && withheld === null && one.invalidatedAt === null
  return {
    number,
    stars,
    locale,
    channel,
    proof,
    day,
    amended,
    comment: isShown ? one.comment : null,
    author: isShown ? one.author : null,
    subject: publish ? subject : null,
    reply: isShown && one.reply ? { text: one.reply.text, day: one.reply.day, editedAt: one.reply.editedAt } : null,
    withheld: publish && one.comment !== null ? withheld : null,
    burst,
  }
}
