// Texts that wait before the public sees them. Whoever decides reads the words and nothing that leads to the stars: no
// number, no time, no touchpoint, and no order but one of chance. The inbox, in turn, has the stars and not the words.
import type { TextQueue, WaitingText } from '../contract/queue.ts'
import type { Locale } from '../contract/vocabulary.ts'
import { Fault } from '../faults.ts'
import { flagsOf } from '../flags/flags.ts'

const atOnce = 100

/** Of `ratings AS r` and `withholdings AS w`. One that is withheld already has been decided. */
const waiting = `FROM ratings AS r
  LEFT JOIN withholdings AS w ON w.business_id = r.business_id AND w.seq = r.seq
  WHERE r.business_id = ?1 AND r.held_until > ?2 AND w.reason IS NULL`

type Row = Omit<WaitingText, 'flags' | 'locale'> & { locale: Locale }

export const readQueue = async (
  db: D1Database,
  businessId: string,
  now: number,
): Promise<Omit<TextQueue, 'setting'>> => {
  const [rows, count] = await db.batch([
    db
      .prepare(
        `SELECT lower(hex(r.queue_id)) AS id, r.comment, r.author, r.locale ${waiting}
         ORDER BY r.queue_id LIMIT ${atOnce}`,
      )
      .bind(businessId, now),
    db.prepare(`SELECT count(*) AS n ${waiting}`).bind(businessId, now),
  ])
  const texts = (rows?.results ?? []) as Row[]
  return {
    waiting: ((count?.results[0] ?? { n: 0 }) as { n: number }).n,
    texts: texts.map((row) => ({ ...row, flags: flagsOf(row) })),
  }
}

/** The number of the rating whose text it is. Throws `unknown_text`: decided, shown by itself, or never there. */
export const findWaiting = async (db: D1Database, businessId: string, id: string, now: number): Promise<number> => {
  const row = db.prepare(`SELECT r.seq ${waiting} AND r.queue_id = unhex(?3)`).bind(businessId, now, id)
  const seq = await row.first<number>('seq')
  if (seq === null) throw new Fault('unknown_text')
  return seq
}
