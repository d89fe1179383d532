// The questions of a business's own. In the directory database.
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { OwnKind, OwnWording } from '../../worker/contract/own-questions.ts'
import type { OwnKey } from '../../worker/contract/questions.ts'
import type { Locale } from '../../worker/contract/vocabulary.ts'

export const ownQuestions = sqliteTable(
  'own_questions',
  {
    /** Random. Answers are stored under it, so it never changes; nor does what may be answered. */
    key: text().$type<OwnKey>().primaryKey(),
    businessId: text('business_id').notNull(),
    kind: text().$type<OwnKind>().notNull(),
    /** The highest answer. */
    high: integer().notNull(),
    wording: text({ mode: 'json' }).$type<Partial<Record<Locale, OwnWording>>>().notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [index('own_questions_of_business').on(table.businessId, table.createdAt)],
)
