import { allDays, invited } from '../../drizzle/schema/tallies.ts'
import type { Actor } from '../accounts/actor.ts'
import { noting } from '../audit/note.ts'
import type { BusinessRow } from '../businesses/find.ts'
import { dayIn } from '../calendar.ts'
import type { NewInvitations } from '../contract/invitation.ts'
import { openDirectory, shardDatabase } from '../db.ts'
import type { Bindings } from '../env.ts'
import { sha256 } from '../hash.ts'
import type { TouchpointRow } from '../touchpoints/find.ts'

const oneDay = 24 * 3_600_000

/** 128 bits of chance. */
const newSecret = () =>
  crypto.getRandomValues(new Uint8Array(16)).toBase64({ alphabet: 'base64url', omitPadding: true })

const insert = `INSERT INTO invitations (business_id, hash, touchpoint, day, channel, locale, expires_at)
  SELECT ?1, unhex(value), ?3, ?4, ?5, ?6, ?7 FROM json_each(?2)`
const count = `INSERT INTO tallies (business_id, subject, day, touchpoint, question, channel, proof, locale, value, n, with_text)
  SELECT ?1, '', value, ?3, '${invited}', ?4, 'invited', ?5, 1, ?6, 0 FROM json_each(?2)
  WHERE true ON CONFLICT DO UPDATE SET n = n + excluded.n`
// Whoever makes new ones clears the old away: nobody else needs to look for them.
const clear = 'DELETE FROM invitations WHERE business_id = ?1 AND expires_at < ?2'

/** The secrets of new invitations; only their hashes are stored. They are good until `expiresAt`, UTC milliseconds. */
export const makeInvitations = async (
  env: Bindings,
  { id, shard, timeZone }: BusinessRow,
  { code, channel, locales }: TouchpointRow,
  { count: wanted, days }: NewInvitations,
  actor: Actor,
  now: number,
) => {
  const secrets = Array.from({ length: wanted }, newSecret)
  const hashes = await Promise.all(secrets.map(async (secret) => (await sha256(secret)).toHex()))
  const [day, locale, expiresAt] = [dayIn(timeZone, now), locales[0] ?? 'en', now + days * oneDay]
  const db = shardDatabase(env, shard)
  await db.batch([
    db.prepare(clear).bind(id, now),
    db.prepare(insert).bind(id, JSON.stringify(hashes), code, day, channel, locale, expiresAt),
    db.prepare(count).bind(id, JSON.stringify([allDays, day]), code, channel, locale, wanted),
  ])
  await noting(openDirectory(env), id, actor, 'invitations.made', `${wanted} × ${code}`, now)
  return { secrets, expiresAt }
}
