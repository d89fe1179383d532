// Stored counters: how often an answer was given. Every summary is a pure function of these. In the business's shard.
import { sql } from 'drizzle-orm'
import { check, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Channel, Locale, Proof } from '../../worker/contract/vocabulary.ts'

/** The value of `day` in the counters that run over all days. Sorts after every date. */
export const allDays = 'all'

/** The `question` of those who said both whether it was resolved and after how many contacts: 1 where it was, after one; else 0. */
export const firstContact = 'first_contact'

/** The `question` of the stars that each type of customer gave: ten times the type, and the stars. */
export const starsByType = 'stars_by_type'

/** The `question` of the stars that ratings had when their customers withdrew them, over all days and subjects. */
export const withdrawnStars = 'withdrawn_stars'

/** The `question` of the stars that ratings had when the operator found them to be fraud. */
export const invalidated = 'invalidated'

// What the business did about ratings, filed like them, under the day it was done.
export const casesOpened = 'cases_opened'
export const casesResolved = 'cases_resolved'
/** The `question` of how soon a first reply came: the value is its place in `replyHours`. */
export const repliedWithin = 'replied_within'

/** The `question` of invitations: 1 made, 2 followed, 3 answered, all under the day it was made. */
export const invited = 'invited'

export const tallies = sqliteTable(
  'tallies',
  {
    businessId: text('business_id').notNull(),
    /** '' counts every rating; a subject's name counts that subject's ratings once more, under it. */
    subject: text().notNull(),
    day: text().notNull(),
    touchpoint: text().notNull(),
    question: text().notNull(),
    channel: text().$type<Channel>().notNull(),
    proof: text().$type<Proof>().notNull(),
    locale: text().$type<Locale>().notNull(),
    value: integer().notNull(),
    n: integer().notNull(),
    /** How many of the n came with a comment. */
    withText: integer('with_text').notNull(),
  },
  (table) => [
    primaryKey({
      columns: [
        table.businessId,
        table.subject,
        table.day,
        table.touchpoint,
        table.question,
        table.channel,
        table.proof,
        table.locale,
        table.value,
      ],
    }),
    check('tallies_n', sql`${table.n} >= 0 AND ${table.withText} BETWEEN 0 AND ${table.n}`),
  ],
)
