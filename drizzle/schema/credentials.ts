// How users prove who they are: a password's hash, a passkey, the secret of an authenticator app, a pending check of
// an address. In the directory database; better-auth's.
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { users } from './users.ts'

const ofUser = () =>
  text('user_id')
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' })
const at = (name: string) => integer(name, { mode: 'timestamp_ms' })

export const credentials = sqliteTable(
  'credentials',
  {
    id: text().primaryKey(),
    userId: ofUser(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: at('access_token_expires_at'),
    refreshTokenExpiresAt: at('refresh_token_expires_at'),
    scope: text(),
    /** Salt and scrypt, as better-auth writes them. */
    password: text(),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (table) => [index('credentials_of_user').on(table.userId)],
)

export const passkeys = sqliteTable(
  'passkeys',
  {
    id: text().primaryKey(),
    userId: ofUser(),
    name: text(),
    publicKey: text('public_key').notNull(),
    credentialID: text('credential_id').notNull().unique(),
    counter: integer().notNull(),
    deviceType: text('device_type').notNull(),
    backedUp: integer('backed_up', { mode: 'boolean' }).notNull(),
    transports: text(),
    aaguid: text(),
    createdAt: at('created_at'),
  },
  (table) => [index('passkeys_of_user').on(table.userId)],
)

export const twoFactors = sqliteTable(
  'two_factors',
  {
    id: text().primaryKey(),
    userId: ofUser(),
    /** Encrypted, like the backup codes, with the instance's secret. */
    secret: text().notNull(),
    backupCodes: text('backup_codes').notNull(),
    verified: integer({ mode: 'boolean' }),
    failedVerificationCount: integer('failed_verification_count'),
    lockedUntil: at('locked_until'),
  },
  (table) => [index('two_factors_of_user').on(table.userId)],
)

export const verifications = sqliteTable(
  'verifications',
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: at('expires_at').notNull(),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (table) => [index('verifications_by_identifier').on(table.identifier)],
)
