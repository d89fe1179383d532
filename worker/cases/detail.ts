import { isoTime } from '../calendar.ts'
import type { Case, CaseDetail, CaseEventKind } from '../contract/case.ts'
import type { ShownRating } from '../contract/rating.ts'
import { starValues } from '../contract/vocabulary.ts'
import { Fault } from '../faults.ts'
import { type CaseRow, caseColumns, caseJoins, caseOf, waits } from './read.ts'

/** Throws `unknown_rating`: there is none of this number, or it was withdrawn. */
export const readCase = async (db: D1Database, businessId: string, number: number): Promise<Case> => {
  const sql = `SELECT ${caseColumns} FROM ratings AS r ${caseJoins}
    WHERE r.business_id = ? AND r.stars IN (${starValues.join(', ')}) AND r.seq = ? AND r.withdrawn_at IS NULL`
  const row = await db.prepare(sql).bind(businessId, number).first<CaseRow>()
  if (!row) throw new Fault('unknown_rating')
  return caseOf(row)
}

/** In one question, however many they are. Throws `unknown_rating` where one of them is none, or was withdrawn. */
export const refuseUnknown = async (db: D1Database, businessId: string, numbers: number[]): Promise<void> => {
  const sql = `SELECT count(*) AS n FROM ratings WHERE business_id = ? AND stars IN (${starValues.join(', ')})
    AND seq IN (SELECT value FROM json_each(?)) AND withdrawn_at IS NULL`
  const found = await db.prepare(sql).bind(businessId, JSON.stringify(numbers)).first<number>('n')
  if (found !== new Set(numbers).size) throw new Fault('unknown_rating')
}

/** How the customer may be reached; not while the words wait, which it would lead to. */
export const readContact = async (db: D1Database, businessId: string, number: number): Promise<string | null> => {
  const sql = `SELECT iif(${waits(Date.now())}, NULL, r.contact) AS contact FROM ratings AS r
    LEFT JOIN withholdings AS w ON w.business_id = r.business_id AND w.seq = r.seq
    WHERE r.business_id = ? AND r.stars IN (${starValues.join(', ')}) AND r.seq = ?`
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
