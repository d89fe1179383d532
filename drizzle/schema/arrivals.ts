// What happens by itself when a rating arrives, and how far that has come. In the business's shard, beside the ratings,
// so that what is done about them and how far it has come are one transaction.
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Alert, ArrivalRule } from '../../worker/contract/arrivals.ts'

export const arrivals = sqliteTable('arrivals', {
  businessId: text('business_id').primaryKey(),
  rules: text({ mode: 'json' }).$type<ArrivalRule[]>().notNull(),
  alert: text({ mode: 'json' }).$type<Alert>(),
  /** A comment that waits longer for its first reply, in hours, is overdue; null: none ever is. */
  replyHours: integer('reply_hours'),
  /** Where the links of its mails lead: the address at which it was set up. */
  origin: text().notNull(),
  /** The newest rating, and the newest change of one, that have been looked at. */
  seq: integer().notNull(),
  changedIn: integer('changed_in').notNull(),
  changedSeq: integer('changed_seq').notNull(),
  /** Numbers of ratings that the next mail is about. */
  waiting: text({ mode: 'json' }).$type<number[]>().notNull(),
  /** When the last mail went out, UTC milliseconds; null: none did. */
  alertedAt: integer('alerted_at'),
})
