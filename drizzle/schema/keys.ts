// A business's keys to the API, hashed. In the directory database; better-auth's API-key plugin reads and writes it.
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

const at = (name: string) => integer(name, { mode: 'timestamp_ms' })

export const keys = sqliteTable(
  'keys',
  {
    id: text().primaryKey(),
    configId: text('config_id').notNull(),
    name: text(),
    /** The first letters, by which people know a key. */
    start: text(),
    prefix: text(),
    /** The business's id. */
    referenceId: text('business_id').notNull(),
    /** SHA-256. */
    key: text('key_hash').notNull().unique(),
    permissions: text(),
    metadata: text(),
    enabled: integer({ mode: 'boolean' }),
    remaining: integer(),
    refillInterval: integer('refill_interval'),
    refillAmount: integer('refill_amount'),
    lastRefillAt: at('last_refill_at'),
    rateLimitEnabled: integer('rate_limit_enabled', { mode: 'boolean' }),
    rateLimitTimeWindow: integer('rate_limit_time_window'),
    rateLimitMax: integer('rate_limit_max'),
    requestCount: integer('request_count'),
    lastRequest: at('last_request'),
    expiresAt: at('expires_at'),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (table) => [index('keys_of_business').on(table.referenceId)],
)
