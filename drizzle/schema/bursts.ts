// Many ratings of one source within seconds: they count like all others, and carry a label. In the business's shard.
import { sql } from 'drizzle-orm'
import { check, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

const count = (name: string) => integer(name).notNull().default(0)

export const bursts = sqliteTable(
  'bursts',
  {
    businessId: text('business_id').notNull(),
    /** The number of its first rating: no other burst has that one in it. */
    number: integer().notNull(),
    /** Where all of it was given; null: at several touchpoints. */
    touchpoint: text(),
    startedAt: integer('started_at').notNull(),
    endedAt: integer('ended_at').notNull(),
    /** How many there were, whatever became of them since. */
    ratings: count('ratings'),
    // Those among them that count now, by their stars.
    stars1: count('stars_1'),
    stars2: count('stars_2'),
    stars3: count('stars_3'),
    stars4: count('stars_4'),
    stars5: count('stars_5'),
  },
  (table) => [
    primaryKey({ columns: [table.businessId, table.number] }),
    check(
      'bursts_stars',
      sql`min(${table.stars1}, ${table.stars2}, ${table.stars3}, ${table.stars4}, ${table.stars5}) >= 0`,
    ),
  ],
)
