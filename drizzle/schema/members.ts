// Who belongs to a business and may do what there, and who has been asked to. In the directory database; better-auth's
// organisation plugin reads and writes it, with a business in the place of its organisation.
import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { type Role, roles } from '../../worker/contract/access.ts'
import { businesses } from './businesses.ts'
import { users } from './users.ts'

const ofBusiness = () =>
  text('business_id')
    .notNull()
    .references(() => businesses.id, { onDelete: 'cascade' })
const oneOf = sql.raw(roles.map((role) => `'${role}'`).join(', '))

export const members = sqliteTable(
  'members',
  {
    id: text().primaryKey(),
    organizationId: ofBusiness(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    role: text().$type<Role>().notNull(),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [
    uniqueIndex('members_of_business').on(table.organizationId, table.userId),
    index('members_by_user').on(table.userId),
    check('members_role', sql`${table.role} IN (${oneOf})`),
  ],
)

export const memberInvitations = sqliteTable(
  'member_invitations',
  {
    /** Also the secret of the link: 32 letters of chance. */
    id: text().primaryKey(),
    organizationId: ofBusiness(),
    inviterId: text('inviter_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    email: text().notNull(),
    role: text().$type<Role>(),
    status: text().notNull(),
    expiresAt: integer('expires_at', { mode: 'timestamp_ms' }).notNull(),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [
    index('member_invitations_of_business').on(table.organizationId),
    index('member_invitations_by_email').on(table.email),
  ],
)
