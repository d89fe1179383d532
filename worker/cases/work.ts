// What a business does about a rating. Each deed is one transaction: the change, the line in the history, and, where the
// public sees it, the new version of the public pages.
import type { Actor } from '../accounts/actor.ts'
import type { CaseChange, CaseState } from '../contract/case.ts'
import { testimonialsAtMost } from '../contract/testimonial.ts'
import { starValues } from '../contract/vocabulary.ts'
import type { WithholdingReason } from '../contract/withholding.ts'
import { released } from '../lane/holds.ts'
import { logTextDeed } from '../ledger/deed.ts'
import { granted } from './appeals.ts'
import { countOpened, countReply, countResolved, uncountOpened, uncountResolved } from './counters.ts'
import { noted } from './noted.ts'

/** Which rating, who acts, when. */
export type Deed = {
  db: D1Database
  businessId: string
  seq: number
  actor: Pick<Actor, 'name'>
  now: number
  /** Today in the business's time zone. */
  day: string
}

const published = ({ db, businessId }: Deed) =>
  db.prepare('UPDATE heads SET work = work + 1 WHERE business_id = ?').bind(businessId)

/** A case exists from the first deed on. */
const opened = (deed: Deed) => {
  const { db, businessId, seq, now, day } = deed
  const row = db
    .prepare(
      `INSERT INTO cases (business_id, seq, status, opened_at, opened_day) VALUES (?, ?, 'open', ?, ?)
       ON CONFLICT DO NOTHING`,
    )
    .bind(businessId, seq, now, day)
  return [countOpened(deed), row]
}

/** Answers in public, or words the answer anew. The first one sets the time to first reply. */
export const reply = async (deed: Deed, text: string, isNew: boolean): Promise<void> => {
  const { db, businessId, seq, actor, now, day } = deed
  await db.batch([
    ...opened(deed),
    db
      .prepare(
        `INSERT INTO replies (business_id, seq, text, author, replied_at, day) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT DO UPDATE SET text = ?3, author = ?4, edited_at = ?5`,
      )
      .bind(businessId, seq, text, actor.name, now, day),
    countReply(deed),
    db
      .prepare(
        `UPDATE cases SET first_reply_at = coalesce(first_reply_at, ?3), status = iif(status = 'open', 'in_progress', status)
         WHERE business_id = ?1 AND seq = ?2`,
      )
      .bind(businessId, seq, now),
    noted(deed, isNew ? 'replied' : 'reply_edited', text),
    published(deed),
  ])
}

const deletedFrom = ({ db, businessId, seq }: Deed, table: 'replies' | 'withholdings' | 'testimonials') =>
  db.prepare(`DELETE FROM ${table} WHERE business_id = ? AND seq = ?`).bind(businessId, seq)

export const removeReply = (deed: Deed) =>
  deed.db.batch([deletedFrom(deed, 'replies'), noted(deed, 'reply_removed'), published(deed)])

export const note = (deed: Deed, text: string) => deed.db.batch([...opened(deed), noted(deed, 'noted', text)])

/** Keeps the text from the public, for a reason from the closed list. The stars go on counting. */
export const withhold = (deed: Deed, reason: WithholdingReason) => {
  const { db, businessId, seq, now } = deed
  const row = db
    .prepare(
      `INSERT INTO withholdings (business_id, seq, reason, withheld_at) VALUES (?1, ?2, ?3, ?4)
       ON CONFLICT DO UPDATE SET reason = ?3`,
    )
    .bind(businessId, seq, reason, now)
  // What is not shown cannot be featured.
  return db.batch([
    ...opened(deed),
    ...logTextDeed(db, businessId, seq, { kind: 'withheld', reason }, now),
    ...released(db, businessId, seq),
    row,
    deletedFrom(deed, 'testimonials'),
    noted(deed, 'withheld', reason),
    published(deed),
  ])
}

/** Shows a text that waits before its time. The ledger knows nothing of the wait: it holds what is withheld. */
export const show = (deed: Deed) =>
  deed.db.batch([...released(deed.db, deed.businessId, deed.seq), noted(deed, 'shown'), published(deed)])

export const showAgain = (deed: Deed) =>
  deed.db.batch([
    ...logTextDeed(deed.db, deed.businessId, deed.seq, { kind: 'shown' }, deed.now),
    ...released(deed.db, deed.businessId, deed.seq),
    deletedFrom(deed, 'withholdings'),
    granted(deed),
    noted(deed, 'shown_again'),
    published(deed),
  ])

/** Counted in the statement that adds one, so that many at once do not pass the limit. */
const countShown = `SELECT count(*) FROM testimonials AS t CROSS JOIN ratings AS r
  LEFT JOIN withholdings AS w ON w.business_id = r.business_id AND w.seq = r.seq
  WHERE t.business_id = ?1 AND r.business_id = ?1 AND r.stars IN (${starValues.join(', ')}) AND r.seq = t.seq
    AND r.publish AND r.comment IS NOT NULL AND r.withdrawn_at IS NULL AND r.invalidated_at IS NULL AND w.reason IS NULL
    AND coalesce(r.held_until, 0) <= ?3`

/** Features the comment, last among the testimonials, if there is room. */
export const feature = (deed: Deed) => {
  const { db, businessId, seq, now } = deed
  const row = db
    .prepare(
      `INSERT INTO testimonials (business_id, seq, place)
       SELECT ?1, ?2, coalesce(max(place), 0) + 1 FROM testimonials WHERE business_id = ?1
       HAVING (${countShown}) < ${testimonialsAtMost} ON CONFLICT DO NOTHING`,
    )
    .bind(businessId, seq, now)
  return db.batch([...opened(deed), row, noted(deed, 'featured'), published(deed)])
}

export const unfeature = (deed: Deed) =>
  deed.db.batch([deletedFrom(deed, 'testimonials'), noted(deed, 'unfeatured'), published(deed)])

const tagged = (deed: Deed, tag: string) => [
  deed.db
    .prepare('INSERT INTO rating_tags (business_id, seq, tag) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
    .bind(deed.businessId, deed.seq, tag),
  noted(deed, 'tagged', tag),
]

const untagged = (deed: Deed, tag: string) => [
  deed.db
    .prepare('DELETE FROM rating_tags WHERE business_id = ? AND seq = ? AND tag = ?')
    .bind(deed.businessId, deed.seq, tag),
  noted(deed, 'untagged', tag),
]

const statusSet = (deed: Deed, status: CaseState) => [
  status === 'resolved' ? countResolved(deed) : uncountResolved(deed),
  deed.db
    .prepare(
      `UPDATE cases SET status = ?3, resolved_at = iif(?3 = 'resolved', coalesce(resolved_at, ?4), NULL),
         resolved_day = iif(?3 = 'resolved', coalesce(resolved_day, ?5), NULL)
       WHERE business_id = ?1 AND seq = ?2`,
    )
    .bind(deed.businessId, deed.seq, status === 'new' ? 'open' : status, deed.now, deed.day),
  noted(deed, 'status_set', status),
]

/** As if nobody had begun: for who takes a change back. */
const closedAsNew = (deed: Deed) => {
  const isUntouched = 'first_reply_at IS NULL AND assignee_id IS NULL'
  return [
    uncountOpened(deed, isUntouched),
    deed.db
      .prepare(`DELETE FROM cases WHERE business_id = ? AND seq = ? AND ${isUntouched}`)
      .bind(deed.businessId, deed.seq),
  ]
}

const assigned = (deed: Deed, assignee: string | null, name: string) => [
  deed.db
    .prepare('UPDATE cases SET assignee_id = ? WHERE business_id = ? AND seq = ?')
    .bind(assignee, deed.businessId, deed.seq),
  noted(deed, 'assigned', name),
]

/** The statements of a change, to be run in one batch with those of others. `assigneeName` is for the history. */
export const changeStatements = (deed: Deed, change: CaseChange, assigneeName: string): D1PreparedStatement[] => [
  ...opened(deed),
  ...(change.status ? statusSet(deed, change.status) : []),
  ...(change.assignee === undefined ? [] : assigned(deed, change.assignee, assigneeName)),
  ...(change.addTags ?? []).flatMap((tag) => tagged(deed, tag)),
  ...(change.removeTags ?? []).flatMap((tag) => untagged(deed, tag)),
  ...(change.status === 'new' ? closedAsNew(deed) : []),
]
