// Mails that would have been sent, on an instance that keeps them to be looked at (`npm start`). In the directory database.
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const mails = sqliteTable('mails', {
  id: integer().primaryKey(),
  recipient: text().notNull(),
  subject: text().notNull(),
  text: text().notNull(),
  sentAt: integer('sent_at').notNull(),
})
