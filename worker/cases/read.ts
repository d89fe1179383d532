// A rating as its business works on it: the rating, and what was done about it.
import type { Case, CaseState } from '../contract/case.ts'
import type { Channel, Locale, Proof } from '../contract/vocabulary.ts'
import type { WithholdingReason } from '../contract/withholding.ts'

export type CaseRow = {
  number: number
  stars: number
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
  editedAt: number | null
  withheld: WithholdingReason | null
  featured: number
}

/** Everything of a case in one row, from `ratings AS r`; the joins are lookups by key. */
export const caseColumns = `r.seq AS number, r.stars, r.comment, r.author, r.publish, r.touchpoint, r.subject, r.channel,
  r.proof, r.locale, r.day, r.received_at AS receivedAt, r.amended_at AS amendedAt,
  coalesce(c.status, 'new') AS status, c.assignee_id AS assignee,
  (SELECT json_group_array(tag) FROM rating_tags AS t WHERE t.business_id = r.business_id AND t.seq = r.seq) AS tags,
  p.text AS replyText, p.author AS replyAuthor, p.replied_at AS repliedAt, p.edited_at AS editedAt,
  w.reason AS withheld, f.place IS NOT NULL AS featured`

export const caseJoins = `
  LEFT JOIN cases AS c ON c.business_id = r.business_id AND c.seq = r.seq
  LEFT JOIN replies AS p ON p.business_id = r.business_id AND p.seq = r.seq
  LEFT JOIN withholdings AS w ON w.business_id = r.business_id AND w.seq = r.seq
  LEFT JOIN testimonials AS f ON f.business_id = r.business_id AND f.seq = r.seq`

const iso = (at: number) => new Date(at).toISOString()

const replyOf = ({ replyText, replyAuthor, repliedAt, editedAt }: CaseRow): Case['reply'] =>
  replyText === null || repliedAt === null
    ? null
    : {
        text: replyText,
        author: replyAuthor ?? '',
        repliedAt: iso(repliedAt),
        editedAt: (editedAt && iso(editedAt)) || null,
      }

export const caseOf = (row: CaseRow): Case => {
  const {
    receivedAt,
    amendedAt,
    publish,
    featured,
    tags,
    replyText: _,
    replyAuthor: _a,
    repliedAt: _r,
    editedAt: _e,
    ...rest
  } = row
  return {
    ...rest,
    publish: Boolean(publish),
    featured: Boolean(featured),
    amended: amendedAt !== null,
    receivedAt: iso(receivedAt),
    tags: JSON.parse(tags) as string[],
    reply: replyOf(row),
  }
}
