// Tells the people whom the business has named of unhappy customers, at most once in fifteen minutes.
import { type Alert, alertMinutes } from '../contract/arrivals.ts'
import { byRule } from '../contract/lists.ts'
import { starValues } from '../contract/vocabulary.ts'
import { openDirectory } from '../db.ts'
import type { Bindings } from '../env.ts'
import { timedId } from '../ids.ts'
import { sendMail } from '../mail/send.ts'
import { findMembers } from '../members/find.ts'
import type { ArrivalsRow } from './find.ts'

const pause = alertMinutes * 60_000

type Waiting = { number: number; stars: number }

// Whoever has taken a rating back wants nothing any more.
const waitingQuery = `SELECT seq AS number, stars FROM ratings WHERE business_id = ?1
  AND stars IN (${starValues.join(', ')}) AND seq IN (SELECT value FROM json_each(?2)) AND withdrawn_at IS NULL`

/** Where they can be read: the one, or all with as many stars. */
const addressOf = (origin: string, slug: string, [first, ...others]: Waiting[]) => {
  const all = first ? [first, ...others] : others
  const what = others.length === 0 ? `n=${first?.number}` : `stars=${starsOf(all).join(',')}`
  return `${origin}/dashboard/inbox/?b=${slug}&${what}`
}
const starsOf = (all: Waiting[]) => [...new Set(all.map(({ stars }) => stars))].sort()

const noted = (db: D1Database, businessId: string, numbers: number[], now: number) =>
  numbers.map((seq) =>
    db
      .prepare(
        `INSERT INTO case_events (business_id, seq, id, at, actor, kind, detail) VALUES (?, ?, ?, ?, ?, 'alerted', '')`,
      )
      .bind(businessId, seq, timedId(now), now, byRule),
  )

const mailAll = async (
  env: Bindings,
  { businessId, origin }: ArrivalsRow,
  { members }: Alert,
  { slug, name: business }: { slug: string; name: string },
  all: Waiting[],
): Promise<void> => {
  const told = await findMembers(openDirectory(env), businessId, members)
  const values = { business, count: all.length, stars: Math.min(...starsOf(all)), url: addressOf(origin, slug, all) }
  const sent = await Promise.allSettled(
    told.map(({ name, email }) => sendMail(env, email, 'alert', { ...values, name })),
  )
  const failed = sent.find((one) => one.status === 'rejected')
  // Where one of them has it, the others are not sent a second one for it.
  if (failed && sent.every((one) => one.status === 'rejected')) throw failed.reason
}

/** When it is due, if it is not yet; null: nobody waits to be told. Throws where no mail could be sent. */
export const alertIfDue = async (
  env: Bindings,
  db: D1Database,
  row: ArrivalsRow,
  business: { slug: string; name: string },
  now: number,
): Promise<number | null> => {
  const { businessId, alert, waiting, alertedAt } = row
  if (!alert || waiting.length === 0) return null
  const due = (alertedAt ?? 0) + pause
  if (due > now) return due
  const { results } = await db.prepare(waitingQuery).bind(businessId, JSON.stringify(waiting)).all<Waiting>()
  if (results.length > 0) await mailAll(env, row, alert, business, results)
  const sentAt = results.length > 0 ? now : alertedAt
  await db.batch([
    ...noted(
      db,
      businessId,
      results.map(({ number }) => number),
      now,
    ),
    db.prepare(`UPDATE arrivals SET waiting = '[]', alerted_at = ?2 WHERE business_id = ?1`).bind(businessId, sentAt),
  ])
  return null
}
