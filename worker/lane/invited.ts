// Invitations as the Lane meets them. Each is followed once and answered once, and counted for both under its own day.
import { allDays, invited } from '../../drizzle/schema/tallies.ts'
import type { Invitations } from './plan.ts'

/** Its value in the counters. */
const steps = { opened: 2, answered: 3 } as const
type Step = keyof typeof steps

const these = (db: D1Database, businessId: string, hashes: string[], sql: string) =>
  db.prepare(sql).bind(businessId, JSON.stringify(hashes))

const count = (step: Step) =>
  `INSERT INTO tallies (business_id, subject, day, touchpoint, question, channel, proof, locale, value, n, with_text)
  SELECT ?1, '', day.value, i.touchpoint, '${invited}', i.channel, 'invited', i.locale, ${steps[step]}, 1, 0
  FROM json_each(?2) AS used JOIN invitations AS i ON i.business_id = ?1 AND i.hash = unhex(used.value)
    JOIN json_each(json_array('${allDays}', i.day)) AS day
  WHERE NOT i.${step} ON CONFLICT DO UPDATE SET n = n + 1`

const mark = (step: Step) =>
  `UPDATE invitations SET ${step} = 1
  WHERE business_id = ?1 AND hash IN (SELECT unhex(value) FROM json_each(?2)) AND NOT ${step}`

/** Statements for one batch, which count and note that invitations got this far, where they had not before. */
export const stepTaken = (db: D1Database, businessId: string, hashes: string[], step: Step): D1PreparedStatement[] =>
  hashes.length > 0 ? [count(step), mark(step)].map((sql) => these(db, businessId, hashes, sql)) : []

/** Those among the hashes that are good at `now`, answered or not. */
export const readInvitations = async (
  db: D1Database,
  businessId: string,
  hashes: string[],
  now: number,
): Promise<Invitations> => {
  if (hashes.length === 0) return new Map()
  const sql = `SELECT lower(hex(hash)) AS hash, touchpoint, answered FROM invitations
    WHERE business_id = ?1 AND hash IN (SELECT unhex(value) FROM json_each(?2)) AND expires_at > ?3`
  const rows = db.prepare(sql).bind(businessId, JSON.stringify(hashes), now)
  const { results } = await rows.all<{ hash: string; touchpoint: string; answered: number }>()
  return new Map(results.map(({ hash, touchpoint, answered }) => [hash, { touchpoint, answered: answered === 1 }]))
}
