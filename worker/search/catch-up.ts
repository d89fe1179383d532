// Brings the index to where D1 is: new ratings by their number, changed ones by the version that changed them.
import type { Head } from '../lane/plan.ts'
import { readHead } from '../lane/store.ts'
import { noteErased } from './erased.ts'
import type { Entry, Mark, WordIndex } from './index.ts'

/** Ratings a step, new and changed ones each: some milliseconds of the Lane, which writes ratings in between. */
const stepSize = 250

const headQuery = 'SELECT seq, version FROM heads WHERE business_id = ?1'
// Words that wait to be looked at are not found: they would lead from the queue, which has no stars, to the stars.
const newQuery = `SELECT seq, comment, author, answers FROM ratings
  WHERE business_id = ?1 AND stars IN (1, 2, 3, 4, 5) AND seq > ?2 AND seq <= ?3
    AND coalesce(comment, author, answers) IS NOT NULL AND held_until IS NULL`
const known = ['comment', 'author', 'answers'].map((column) => `iif(held_until IS NULL, ${column}, NULL) AS ${column}`)
const changedQuery = `SELECT seq, ${known.join(', ')}, changed_in AS changedIn FROM ratings
  WHERE business_id = ?1 AND changed_in IS NOT NULL AND (changed_in, seq) > (?2, ?3) ORDER BY changed_in, seq LIMIT ?4`

type Changed = Entry & { changedIn: number }
type Read = { head: Head; news: Entry[]; changed: Changed[] }

/** In one batch, so that all of it is of one moment. */
const readAfter = async (db: D1Database, businessId: string, mark: Mark): Promise<Read> => {
  const [heads, news, changed] = await db.batch([
    db.prepare(headQuery).bind(businessId),
    db.prepare(newQuery).bind(businessId, mark.seq, mark.seq + stepSize),
    db.prepare(changedQuery).bind(businessId, mark.changedIn, mark.changedSeq, stepSize),
  ])
  return {
    head: (heads?.results[0] as Head | undefined) ?? { seq: 0, version: 0, size: 0 },
    news: (news?.results ?? []) as Entry[],
    changed: (changed?.results ?? []) as Changed[],
  }
}

/** What was changed before is read as it is now, together with what is new to the index. */
const beginAnew = async (db: D1Database, businessId: string, index: WordIndex): Promise<Mark> => {
  const { version } = await readHead(db, businessId)
  const mark = { seq: 0, changedIn: version, changedSeq: 0 }
  index.begin(mark)
  return mark
}

/** One step. True where the index is where D1 was when the step began. */
export const catchUp = async (
  db: D1Database,
  businessId: string,
  index: WordIndex,
  storage: DurableObjectStorage,
): Promise<boolean> => {
  const mark = index.mark ?? (await beginAnew(db, businessId, index))
  const { head, news, changed } = await readAfter(db, businessId, mark)
  if (head.seq < mark.seq || head.version < mark.changedIn) {
    // D1 was brought back to an earlier state.
    await beginAnew(db, businessId, index)
    return false
  }
  const last = changed.at(-1)
  const next = {
    seq: Math.min(mark.seq + stepSize, head.seq),
    changedIn: last?.changedIn ?? mark.changedIn,
    changedSeq: last?.seq ?? mark.changedSeq,
  }
  if (index.take([...news, ...changed], next)) noteErased(storage, Date.now())
  return next.seq === head.seq && changed.length < stepSize
}
