// How often a password was tried, or a mail asked for, one row an address and kind. In the directory database.
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const attempts = sqliteTable(
  'attempts',
  {
    /** A keyed hash: the table does not tell whose attempts these are. */
    key: text().primaryKey(),
    count: integer().notNull(),
    /** Until when the next one has to wait. */
    until: integer().notNull(),
    /** When the count starts anew. */
    forgottenAt: integer('forgotten_at').notNull(),
  },
  (table) => [index('attempts_forgotten').on(table.forgottenAt)],
)
