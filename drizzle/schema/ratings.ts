// One row a rating. In the business's shard.
// The key is (business, stars, seq): each star's ratings lie in order of arrival, so every order and filter of the
// public list is a merge of at most five ranges of the table itself. That saves an index: a row written costs D1's
// owner a thousand times what a row read costs.
import { sql } from 'drizzle-orm'
import { blob, check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { type Channel, channels, type Locale, type Proof, proofs } from '../../worker/contract/vocabulary.ts'

const oneOf = (values: readonly string[]) => sql.raw(values.map((value) => `'${value}'`).join(', '))

export const ratings = sqliteTable(
  'ratings',
  {
    businessId: text('business_id').notNull(),
    stars: integer().notNull(),
    /** Place in the business's order of arrival, from 1. Given by the Lane. */
    seq: integer().notNull(),
    id: text().notNull(),
    touchpoint: text().notNull(),
    subject: text(),
    channel: text().$type<Channel>().notNull(),
    proof: text().$type<Proof>().notNull(),
    locale: text().$type<Locale>().notNull(),
    /** Day of arrival in the business's time zone; the tallies are filed under it. */
    day: text().notNull(),
    /** Answers to the touchpoint's questions, by key: whole numbers on each question's scale. */
    answers: text({ mode: 'json' }).$type<Record<string, number | number[]>>(),
    comment: text(),
    author: text(),
    /** How the business may reach the customer: for nobody else to see. */
    contact: text(),
    publish: integer({ mode: 'boolean' }).notNull(),
    receivedAt: integer('received_at').notNull(),
    amendedAt: integer('amended_at'),
    withdrawnAt: integer('withdrawn_at'),
    /** Until when its text is kept from the public so that somebody may look at it first, UTC milliseconds; null: it is not. */
    heldUntil: integer('held_until'),
    /** 16 bytes of chance under which the text waits in the queue: nothing there leads to the stars. Null where it does not wait. */
    queueId: blob('queue_id').$type<Uint8Array>(),
    /** When the operator found it to be fraud; it counts no longer. */
    invalidatedAt: integer('invalidated_at'),
    /** The burst that it came in. */
    burst: integer(),
    /** The newest revision that the customer's client has named; 0 before. An older one comes too late. */
    revision: integer().notNull().default(0),
    /** The version of the business's head with which it last changed after it had arrived; null: never. */
    changedIn: integer('changed_in'),
    /** The index of its newest entry in the ledger. */
    entry: integer().notNull().default(0),
    /** 32 bytes of chance in that entry's commitment; null where its words were erased, or are older than the ledger. */
    salt: blob().$type<Uint8Array>(),
    /** SHA-256 of the receipt's secret; null where nobody holds a receipt (imported). */
    receiptHash: blob('receipt_hash').$type<Uint8Array>(),
    /** SHA-256 of the rating as first sent: tells a retry from another rating under the same id. */
    fingerprint: blob().$type<Uint8Array>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.businessId, table.stars, table.seq] }),
    uniqueIndex('ratings_by_id').on(table.businessId, table.id),
    index('ratings_changed').on(table.businessId, table.changedIn).where(sql`changed_in IS NOT NULL`),
    // Of those that wait only: whoever does not wait pays for no row of it.
    index('ratings_held').on(table.businessId, table.heldUntil, table.queueId).where(sql`held_until IS NOT NULL`),
    check('ratings_stars', sql`${table.stars} BETWEEN 1 AND 5`),
    check('ratings_channel', sql`${table.channel} IN (${oneOf(channels)})`),
    check('ratings_proof', sql`${table.proof} IN (${oneOf(proofs)})`),
    check('ratings_comment', sql`octet_length(${table.comment}) <= 20000`),
    check('ratings_author', sql`octet_length(${table.author}) <= 400`),
    check(
      'ratings_withdrawn',
      sql`${table.withdrawnAt} IS NULL OR (${table.comment} IS NULL AND ${table.author} IS NULL)`,
    ),
  ],
)
