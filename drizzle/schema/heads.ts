// Where each business's order of arrival stands. One row a business, in its shard.
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const heads = sqliteTable('heads', {
  businessId: text('business_id').primaryKey(),
  /** The number of the newest rating. */
  seq: integer().notNull(),
  /** How many commits changed the business's ratings. A commit names the version it builds on, or fails. */
  version: integer().notNull(),
  /** How many entries the ledger has. */
  size: integer().notNull().default(0),
  /** How often something changed that the public sees beside the ratings: a reply, a withheld text, a testimonial. */
  work: integer().notNull().default(0),
})
