// The end of the time that texts are held: they are shown without anybody's doing. The API shows them by the clock; this
// lets the static pages and the search know, and the queue forget.
import { starValues } from '../contract/lists.ts'

const nextHead = 'UPDATE heads SET version = version + 1 WHERE business_id = ?1'
// With the version of the head, so that the search, which does not know words that wait, takes them in.
const letGo = `UPDATE ratings SET held_until = NULL, queue_id = NULL,
    changed_in = (SELECT version FROM heads WHERE business_id = ?1)
  WHERE business_id = ?1`

/** Statements that let one text go before its time. The Lane, which may be about to write, reads anew. */
export const released = (db: D1Database, businessId: string, seq: number): D1PreparedStatement[] => {
  const itself = `stars IN (${starValues.join(', ')}) AND seq = ?2 AND held_until IS NOT NULL`
  const isHeld = `EXISTS (SELECT 1 FROM ratings WHERE business_id = ?1 AND ${itself})`
  return [`${nextHead} AND ${isHeld}`, `${letGo} AND ${itself}`].map((sql) => db.prepare(sql).bind(businessId, seq))
}

/** Lets go what has been held long enough. Answers whose time is over, and when the next one's is (UTC milliseconds). */
export const endHolds = async (
  db: D1Database,
  businessId: string,
  now: number,
): Promise<{ ended: number[]; next: number | null }> => {
  const isOver = 'held_until <= ?2'
  const isAny = `EXISTS (SELECT 1 FROM ratings WHERE business_id = ?1 AND ${isOver})`
  const first = () =>
    db
      .prepare('SELECT min(held_until) AS time FROM ratings WHERE business_id = ?1 AND held_until IS NOT NULL')
      .bind(businessId)
      .first<number | null>('time')
  const due = await first()
  if (due === null || due > now) return { ended: [], next: due }
  const [, rows] = await db.batch<{ seq: number }>([
    db.prepare(`${nextHead} AND ${isAny}`).bind(businessId, now),
    db.prepare(`${letGo} AND ${isOver} RETURNING seq`).bind(businessId, now),
  ])
  return { ended: (rows?.results ?? []).map(({ seq }) => seq), next: await first() }
}
