// A rating as its business works on it: the rating, and what was done about it.
import { type BurstColumns, inBurst } from '../bursts.ts'
import { isoTime, timeOrNull } from '../calendar.ts'
import type { AppealOutcome } from '../contract/appeal.ts'
import type { Case, CaseState } from '../contract/case.ts'
import type { Channel, Locale, Proof } from '../contract/vocabulary.ts'
import type { WithholdingReason } from '../contract/withholding.ts'
import { wordlessAnswers } from '../lane/answers.ts'
import { appealOf } from './find-appeal.ts'

export type CaseRow = BurstColumns & {
  number: number
  stars: number
  answers: string | null
  comment: string | null
  author: string | null
  publish: number
  touchpoint: string
  subject: string | null
  channel: Channel
  proof: Proof
  locale: Locale
  day: string
  receivedAt: number
  amendedAt: number | null
  status: CaseState
  assignee: string | null
  tags: string
  replyText: string | null
  replyAuthor: string | null
  repliedAt: number | null
  replyDay: string | null
  editedAt: number | null
  withheld: WithholdingReason | null
  heldUntil: number | null
  appealText: string | null
  appealedAt: number | null
  appealAnsweredAt: number | null
  appealOutcome: AppealOutcome | null
  featured: number
  invalidatedAt: number | null
}

/** Everything of a case in one row, from `ratings AS r`; the joins are lookups by key. */
export const caseColumns = `r.seq AS number, r.stars, r.answers, r.comment, r.author, r.publish, r.touchpoint, r.subject, r.channel,
  r.proof, r.locale, r.day, r.received_at AS receivedAt, r.amended_at AS amendedAt,
  coalesce(c.status, 'new') AS status, c.assignee_id AS assignee,
  (SELECT json_group_array(tag) FROM rating_tags AS t WHERE t.business_id = r.business_id AND t.seq = r.seq) AS tags,
  p.text AS replyText, p.author AS replyAuthor, p.replied_at AS repliedAt, p.day AS replyDay, p.edited_at AS editedAt,
  w.reason AS withheld, r.held_until AS heldUntil, a.text AS appealText, a.at AS appealedAt,
  a.answered_at AS appealAnsweredAt, a.outcome AS appealOutcome, f.place IS NOT NULL AS featured,
  r.invalidated_at AS invalidatedAt, r.burst, b.ratings AS burstRatings, b.ended_at - b.started_at AS burstSpan`

export const caseJoins = `
  LEFT JOIN cases AS c ON c.business_id = r.business_id AND c.seq = r.seq
  LEFT JOIN replies AS p ON p.business_id = r.business_id AND p.seq = r.seq
  LEFT JOIN withholdings AS w ON w.business_id = r.business_id AND w.seq = r.seq
  LEFT JOIN appeals AS a ON a.business_id = r.business_id AND a.seq = r.seq
  LEFT JOIN testimonials AS f ON f.business_id = r.business_id AND f.seq = r.seq
  LEFT JOIN bursts AS b ON b.business_id = r.business_id AND b.number = r.burst`

/** Whether the text of `ratings AS r` waits at `now`. One that is withheld (w) has been decided, and waits no more. */
export const waits = (now: number): string => `(coalesce(r.held_until, 0) > ${now} AND w.reason IS NULL)`
/** The same, of a row. */
export const isWaiting = (
  { heldUntil, withheld }: Pick<CaseRow, 'heldUntil' | 'withheld'>,
  now = Date.now(),
): boolean => (heldUntil ?? 0) > now && withheld === null

/** While they wait, the words are in the queue alone, which has no stars: here it looks as if there were none. */
const wordsOf = (row: CaseRow): Pick<CaseRow, 'answers' | 'comment' | 'author'> =>
  isWaiting(row) ? { answers: wordlessAnswers(row.answers), comment: null, author: null } : row

/** That a comment given before a moment waits for its first reply. What was imported was answered elsewhere. */
export const isOverdue = (now: number): string => `(r.comment IS NOT NULL AND NOT ${waits(now)}
  AND c.first_reply_at IS NULL AND c.status IS NOT 'resolved' AND r.proof <> 'imported' AND r.received_at < ?)`

type ReplyColumns = Pick<CaseRow, 'replyText' | 'replyAuthor' | 'repliedAt' | 'replyDay' | 'editedAt'>

const replyOf = ({ replyText, replyAuthor, repliedAt, replyDay, editedAt }: ReplyColumns): Case['reply'] =>
  replyText === null || repliedAt === null || replyDay === null
    ? null
    : {
        text: replyText,
        author: replyAuthor ?? '',
        repliedAt: isoTime(repliedAt),
        day: replyDay,
        editedAt: timeOrNull(editedAt),
      }

const appealIn = ({ appealText: text, appealedAt: at, appealAnsweredAt, appealOutcome }: CaseRow): Case['appeal'] =>
  text === null || at === null ? null : appealOf({ text, at, answeredAt: appealAnsweredAt, outcome: appealOutcome })

export const caseOf = (row: CaseRow): Case => {
  const { number, stars, touchpoint, subject, channel, proof, locale, day, status, assignee, withheld } = row
  const { answers, comment, author } = wordsOf(row)
  return {
    number,
    stars,
    touchpoint,
    subject,
    channel,
    proof,
    locale,
    day,
    status,
    assignee,
    withheld,
    comment,
    author,
    answers: answers === null ? {} : JSON.parse(answers),
    publish: Boolean(row.publish),
    featured: Boolean(row.featured),
    amended: row.amendedAt !== null,
    amendedAt: timeOrNull(row.amendedAt),
    receivedAt: isoTime(row.receivedAt),
    tags: JSON.parse(row.tags) as string[],
    reply: replyOf(row),
    appeal: appealIn(row),
    burst: inBurst(row),
    invalidatedAt: timeOrNull(row.invalidatedAt),
  }
}
