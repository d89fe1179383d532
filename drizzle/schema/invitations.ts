// Single-use invitations to rate. In the business's shard, so that one is used in the batch that saves its rating.
// Whom it was handed to is known to the business alone, and which rating came of it to nobody.
import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Channel, Locale } from '../../worker/contract/vocabulary.ts'

export const invitations = sqliteTable(
  'invitations',
  {
    businessId: text('business_id').notNull(),
    /** SHA-256 of the secret in its link. */
    hash: blob().$type<Uint8Array>().notNull(),
    touchpoint: text().notNull(),
    // Where its counters are filed, whenever they move: under the day it was made in the business's time zone.
    day: text().notNull(),
    channel: text().$type<Channel>().notNull(),
    locale: text().$type<Locale>().notNull(),
    expiresAt: integer('expires_at').notNull(),
    opened: integer({ mode: 'boolean' }).notNull().default(false),
    answered: integer({ mode: 'boolean' }).notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.businessId, table.hash] }),
    index('invitations_by_end').on(table.businessId, table.expiresAt),
  ],
)
