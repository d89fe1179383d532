// The append-only log of a business's ratings, from which anybody can check that none was left out. In its shard.
import { sql } from 'drizzle-orm'
import { blob, check, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** Entries as they were committed: one row a commit, however many there are in it, so that the log costs least to write. */
export const ledgerEntries = sqliteTable(
  'ledger_entries',
  {
    businessId: text('business_id').notNull(),
    /** The index of the first of them, from 0. */
    first: integer().notNull(),
    /** One after another, nine lines each. */
    entries: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.businessId, table.first] })],
)

/** Hashes of the tree that are not made of entries each time: full tiles of the lowest level, and all of the others. */
export const ledgerTiles = sqliteTable(
  'ledger_tiles',
  {
    businessId: text('business_id').notNull(),
    level: integer().notNull(),
    n: integer().notNull(),
    hashes: blob().$type<Uint8Array>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.businessId, table.level, table.n] }),
    check('ledger_tiles_whole', sql`length(${table.hashes}) BETWEEN 32 AND 8192 AND length(${table.hashes}) % 32 = 0`),
  ],
)

/** What was signed of the log. Each follows one before it, and no two the same one: there can be no fork. */
export const checkpoints = sqliteTable(
  'checkpoints',
  {
    businessId: text('business_id').notNull(),
    size: integer().notNull(),
    /** The size of the one before; -1 for the first. */
    previous: integer().notNull(),
    root: blob().$type<Uint8Array>().notNull(),
    signedAt: integer('signed_at').notNull(),
    /** The signed note as it is served. */
    note: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.businessId, table.size] }),
    uniqueIndex('checkpoints_follow').on(table.businessId, table.previous),
    check('checkpoints_grow', sql`${table.size} > ${table.previous}`),
  ],
)
