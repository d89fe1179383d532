// A rating as its business works on it: the rating, and what was done about it.
import { type BurstColumns, inBurst } from '../bursts.ts'
import { isoTime } from '../calendar.ts'
import type { Case, CaseState } from '../contract/case.ts'
import type { Channel, Locale, Proof } from '../contract/vocabulary.ts'
import type { WithholdingReason } from '../contract/withholding.ts'

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
  featured: number
  invalidatedAt: number | null
}

/** Everything of a case in one row, from `ratings AS r`; the joins are lookups by key. */
export const caseColumns = `r.seq AS number, r.stars, r.answers, r.comment, r.author, r.publish, r.touchpoint, r.subject, r.channel,
  r.proof, r.locale, r.day, r.received_at AS receivedAt, r.amended_at AS amendedAt,
  coalesce(c.status, 'new') AS status, c.assignee_id AS assignee,
  (SELECT json_group_array(tag) FROM rating_tags AS t WHERE t.business_id = r.business_id AND t.seq = r.seq) AS tags,
  p.text AS replyText, p.author AS replyAuthor, p.replied_at AS repliedAt, p.day AS replyDay, p.edited_at AS editedAt,
  w.reason AS withheld, f.place IS NOT NULL AS featured, r.invalidated_at AS invalidatedAt,
  r.burst, b.ratings AS burstRatings, b.ended_at - b.started_at AS burstSpan`

export const caseJoins = `
  LEFT JOIN cases AS c ON c.business_id = r.business_id AND c.seq = r.seq
  LEFT JOIN replies AS p ON p.business_id = r.business_id AND p.seq = r.seq
  LEFT JOIN withholdings AS w ON w.business_id = r.business_id AND w.seq = r.seq
  LEFT JOIN testimonials AS f ON f.business_id = r.business_id AND f.seq = r.seq
  LEFT JOIN bursts AS b ON b.business_id = r.business_id AND b.number = r.burst`

type ReplyColumns = Pick<CaseRow, 'replyText' | 'replyAuthor' | 'repliedAt' | 'replyDay' | 'editedAt'>

const replyOf = ({ replyText, replyAuthor, repliedAt, replyDay, editedAt }: ReplyColumns): Case['reply'] =>
  replyText === null || repliedAt === null || replyDay === null
    ? null
    : {
        text: replyText,
        author: replyAuthor ?? '',
        repliedAt: isoTime(repliedAt),
        day: replyDay,
        editedAt: editedAt === null ? null : isoTime(editedAt),
      }

export const caseOf = ({
  answers,
  publish,
  featured,
  amendedAt,
  receivedAt,
  tags,
  replyText,
  replyAuthor,
  repliedAt,
  replyDay,
  editedAt,
  invalidatedAt,
  burst,
  burstRatings,
  burstSpan,
  ...asStored
}: CaseRow): Case => ({
  ...asStored,
  answers: answers === null ? {} : JSON.parse(answers),
  publish: Boolean(publish),
  featured: Boolean(featured),
  amended: amendedAt !== null,
  amendedAt: amendedAt === null ? null : isoTime(amendedAt),
  receivedAt: isoTime(receivedAt),
  tags: JSON.parse(tags) as string[],
  reply: replyOf({ replyText, replyAuthor, repliedAt, replyDay, editedAt }),
  burst: inBurst({ burst, burstRatings, burstSpan }),
  invalidatedAt: invalidatedAt === null ? null : isoTime(invalidatedAt),
})
