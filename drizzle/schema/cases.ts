// What a business does about a rating. Rows exist only where somebody has done something. In the business's shard.
import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { type AppealOutcome, appealOutcomes } from '../../worker/contract/appeal.ts'
import { type CaseStatus, caseStatuses } from '../../worker/contract/case.ts'
import { type WithholdingReason, withholdingReasons } from '../../worker/contract/withholding.ts'

const oneOf = (values: readonly string[]) => sql.raw(values.map((value) => `'${value}'`).join(', '))
const ofRating = () => ({ businessId: text('business_id').notNull(), seq: integer().notNull() })

/** The follow-up. One without a row is new. */
export const cases = sqliteTable(
  'cases',
  {
    ...ofRating(),
    status: text().$type<CaseStatus>().notNull(),
    /** The member's user id. */
    assigneeId: text('assignee_id'),
    openedAt: integer('opened_at').notNull(),
    /** When the business first replied, for the time to first reply. */
    firstReplyAt: integer('first_reply_at'),
    resolvedAt: integer('resolved_at'),
    /** Days in the business's time zone, under which the tallies of opened and resolved cases count it. */
    openedDay: text('opened_day'),
    resolvedDay: text('resolved_day'),
  },
  (table) => [
    primaryKey({ columns: [table.businessId, table.seq] }),
    index('cases_by_status').on(table.businessId, table.status, table.seq),
    index('cases_by_assignee').on(table.businessId, table.assigneeId, table.seq),
    check('cases_status', sql`${table.status} IN (${oneOf(caseStatuses)})`),
  ],
)

/** The business's public answer. */
export const replies = sqliteTable(
  'replies',
  {
    ...ofRating(),
    text: text().notNull(),
    author: text().notNull(),
    repliedAt: integer('replied_at').notNull(),
    /** Day of the reply in the business's time zone. */
    day: text().notNull(),
    editedAt: integer('edited_at'),
  },
  (table) => [
    primaryKey({ columns: [table.businessId, table.seq] }),
    check('replies_text', sql`octet_length(${table.text}) BETWEEN 1 AND 8000`),
  ],
)

/** A text that the business does not show, and why. Its stars count as before. */
export const withholdings = sqliteTable(
  'withholdings',
  {
    ...ofRating(),
    reason: text().$type<WithholdingReason>().notNull(),
    withheldAt: integer('withheld_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.businessId, table.seq] }),
    check('withholdings_reason', sql`${table.reason} IN (${oneOf(withholdingReasons)})`),
  ],
)

/** What a customer says against the withholding of a text, and what the business decided. */
export const appeals = sqliteTable(
  'appeals',
  {
    ...ofRating(),
    /** Empty where it was erased. */
    text: text().notNull(),
    at: integer().notNull(),
    /** Null while the business has not decided. */
    answeredAt: integer('answered_at'),
    outcome: text().$type<AppealOutcome>(),
  },
  (table) => [
    primaryKey({ columns: [table.businessId, table.seq] }),
    check('appeals_text', sql`octet_length(${table.text}) <= 4000`),
    check('appeals_outcome', sql`${table.outcome} IN (${oneOf(appealOutcomes)})`),
  ],
)

/** Comments that the business features, in its own order. */
export const testimonials = sqliteTable('testimonials', { ...ofRating(), place: integer().notNull() }, (table) => [
  primaryKey({ columns: [table.businessId, table.seq] }),
  uniqueIndex('testimonials_in_order').on(table.businessId, table.place, table.seq),
])

export const ratingTags = sqliteTable('rating_tags', { ...ofRating(), tag: text().notNull() }, (table) => [
  primaryKey({ columns: [table.businessId, table.seq, table.tag] }),
  index('rating_tags_by_tag').on(table.businessId, table.tag, table.seq),
])

/** What was done about a rating, and what colleagues noted. */
export const caseEvents = sqliteTable(
  'case_events',
  {
    ...ofRating(),
    /** UUIDv7, so that the order of the key is that of time. */
    id: text().notNull(),
    at: integer().notNull(),
    actor: text().notNull(),
    kind: text().notNull(),
    /** The note's text, the new status, the reason, …; empty where the kind says all. */
    detail: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.businessId, table.seq, table.id] })],
)
