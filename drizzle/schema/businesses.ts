// The tenants. In the directory database.
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const businesses = sqliteTable('businesses', {
  /** Random, 128 bits; the ledger and the Lane know the business by it, never by its slug. */
  id: text().primaryKey(),
  slug: text().notNull().unique(),
  name: text().notNull(),
  description: text().notNull(),
  website: text(),
  /** Address of its logo on this instance, or null. */
  logo: text(),
  locale: text().notNull(),
  timeZone: text('time_zone').notNull(),
  /** The name of the D1 binding that holds its ratings. */
  shard: text().notNull(),
  createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
  updatedAt: integer('updated_at').notNull(),
})
