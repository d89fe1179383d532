// The places where feedback is asked. In the directory database.
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Channel, Locale } from '../../worker/contract/vocabulary.ts'
import { businesses } from './businesses.ts'

export const touchpoints = sqliteTable(
  'touchpoints',
  {
    code: text().primaryKey(),
    businessId: text('business_id')
      .notNull()
      .references(() => businesses.id),
    name: text().notNull(),
    channel: text().$type<Channel>().notNull(),
    locales: text({ mode: 'json' }).$type<Locale[]>().notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [index('touchpoints_of_business').on(table.businessId, table.createdAt)],
)
