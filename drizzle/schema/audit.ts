// Who did what in a business, newest last. In the directory database.
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const audit = sqliteTable(
  'audit',
  {
    businessId: text('business_id').notNull(),
    /** UUIDv7, so that the order of the key is that of time. */
    id: text().notNull(),
    at: integer().notNull(),
    /** The user's or key's id; null for the operator's token. */
    actorId: text('actor_id'),
    /** As it was called then: the line stays true when the account is gone. */
    actorName: text('actor_name').notNull(),
    action: text().notNull(),
    /** What it was done to, by its public name. */
    target: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.businessId, table.id] })],
)
