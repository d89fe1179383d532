// The places where feedback is asked. In the directory database.
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Asked } from '../../worker/contract/answers.ts'
import { askedByDefault } from '../../worker/contract/questions.ts'
import type { TouchpointStatus } from '../../worker/contract/touchpoint.ts'
import type { Look, Texts } from '../../worker/contract/touchpoint-settings.ts'
import type { Channel, Locale, Stage, SubjectKind } from '../../worker/contract/vocabulary.ts'
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
    status: text().$type<TouchpointStatus>().notNull().default('open'),
    look: text({ mode: 'json' }).$type<Look>().notNull().default({}),
    /** The business's own wording, by language. */
    texts: text({ mode: 'json' }).$type<Texts>().notNull().default({}),
    /** The keys of the questions asked after the stars, in order. */
    questions: text({ mode: 'json' }).$type<Asked[]>().notNull().default([]),
    /** One customer is asked no more of them. */
    askAtMost: integer('ask_at_most').notNull().default(askedByDefault),
    /** Where on their way customers are when it asks; null: not said. */
    stage: text().$type<Stage>(),
    /** What its subjects are; null: not said. */
    subjectKind: text('subject_kind').$type<SubjectKind>(),
    /** Where every customer, whatever the stars, may post a public review as well. */
    reviewUrl: text('review_url'),
    /** The origins of the pages that may embed it; none named: all. */
    origins: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
    /** When its widget was first shown on another site, and the origin of that site. */
    seenAt: integer('seen_at'),
    seenOn: text('seen_on'),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [index('touchpoints_of_business').on(table.businessId, table.createdAt)],
)
