// The tenants. In the directory database.
import { blob, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { HoldSetting } from '../../worker/contract/vocabulary.ts'

export const businesses = sqliteTable('businesses', {
  /** Random, 128 bits; the ledger and the Lane know the business by it, never by its slug. */
  id: text().primaryKey(),
  slug: text().notNull().unique(),
  name: text().notNull(),
  description: text().notNull(),
  website: text(),
  /** SHA-256 of its logo, hex; the picture itself is in `logos`. */
  logo: text(),
  /** Its colour on pages and posters, `#rrggbb`. */
  accent: text(),
  locale: text().notNull(),
  timeZone: text('time_zone').notNull(),
  /** The name of the D1 binding that holds its ratings. */
  shard: text().notNull(),
  createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
  updatedAt: integer('updated_at').notNull(),
  /** Texts and names of ratings older than so many months are forgotten; null: kept. */
  retentionMonths: integer('retention_months'),
  /** Which texts wait before the public sees them. */
  holds: text().$type<HoldSetting>().notNull().default('never'),
  /** When it will be deleted; null where nobody wants that. */
  closesAt: integer('closes_at'),
})

/** Slugs that lead to another business now, or to none any more. None of them is ever given again. */
export const formerSlugs = sqliteTable(
  'former_slugs',
  {
    slug: text().primaryKey(),
    businessId: text('business_id').notNull(),
    /** When the slug was given up. */
    until: integer().notNull(),
  },
  (table) => [index('former_slugs_of_business').on(table.businessId)],
)

export const logos = sqliteTable('logos', {
  businessId: text('business_id').primaryKey(),
  type: text().$type<'image/png' | 'image/jpeg' | 'image/webp'>().notNull(),
  bytes: blob().$type<Uint8Array>().notNull(),
})
