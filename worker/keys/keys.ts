// A business's keys. better-auth's plugin makes and verifies them; listing and ending them are one statement each.
import { and, desc, eq, gt, isNull, or, sql } from 'drizzle-orm'
import { keys } from '../../drizzle/schema/keys.ts'
import type { UserActor } from '../accounts/actor.ts'
import type { Auth } from '../accounts/auth.ts'
import type { Scope } from '../contract/access.ts'
import type { Key, MadeKey, NewKey } from '../contract/key.ts'
import type { Directory } from '../db.ts'
import { Fault } from '../faults.ts'

const hour = 3_600_000
const day = 24 * hour
const columns = {
  id: keys.id,
  name: keys.name,
  start: keys.start,
  permissions: keys.permissions,
  createdAt: keys.createdAt,
  lastRequest: keys.lastRequest,
  expiresAt: keys.expiresAt,
}

type Row = {
  id: string
  name: string | null
  start: string | null
  createdAt: Date
  lastRequest: Date | null
  expiresAt: Date | null
}

const shown = (row: Row, scopes: Scope[]): Key => ({
  id: row.id,
  name: row.name ?? '',
  start: row.start ?? '',
  scopes,
  createdAt: row.createdAt.toISOString(),
  lastUsedAt: row.lastRequest?.toISOString() ?? null,
  expiresAt: row.expiresAt?.toISOString() ?? null,
})

const scopesIn = (permissions: string | null): Scope[] => JSON.parse(permissions ?? '{}').scopes ?? []

const isLive = (now: number) => or(isNull(keys.expiresAt), gt(keys.expiresAt, new Date(now)))

/** Those that still work, newest first. */
export const listKeys = async (directory: Directory, businessId: string, now: number): Promise<Key[]> => {
  const isOurs = and(eq(keys.referenceId, businessId), isLive(now))
  const rows = await directory
    .select(columns)
    .from(keys)
    .where(isOurs)
    .orderBy(desc(keys.createdAt), desc(keys.id))
    .all()
  return rows.map((row) => shown(row, scopesIn(row.permissions)))
}

/** Throws `unknown_key`. */
export const findKey = async (directory: Directory, businessId: string, id: string, now: number): Promise<Key> => {
  const key = (await listKeys(directory, businessId, now)).find((one) => one.id === id)
  if (!key) throw new Fault('unknown_key')
  return key
}

/** For how many days it was made; null: for good. */
export const daysOf = ({ createdAt, expiresAt }: Key): number | null =>
  expiresAt === null ? null : Math.max(1, Math.round((Date.parse(expiresAt) - Date.parse(createdAt)) / day))

/** The only time that the key itself is known. */
export const makeKeyFor = async (
  auth: Auth,
  businessId: string,
  maker: UserActor,
  { name, scopes, days }: NewKey,
): Promise<MadeKey> => {
  const expiresIn = days === null ? null : days * 24 * 3600
  const made = await auth.api.createApiKey({
    body: { organizationId: businessId, userId: maker.id, name, permissions: { scopes }, expiresIn },
  })
  return { ...shown(made, scopes), key: made.key }
}

/** Ends a key at a time to come; one that ends earlier keeps its end. */
export const endKey = (directory: Directory, id: string, hours: number, now: number) => {
  const end = now + hours * hour
  return directory
    .update(keys)
    .set({ expiresAt: sql`min(coalesce(${keys.expiresAt}, ${end}), ${end})` })
    .where(eq(keys.id, id))
}

export const revokeKey = (directory: Directory, id: string) => directory.delete(keys).where(eq(keys.id, id))
