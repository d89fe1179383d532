// The end of a business: asked for now, due in two weeks, done by upkeep/.
import { waitUntil } from 'cloudflare:workers'
import { eq, sql } from 'drizzle-orm'
import { businesses } from '../../drizzle/schema/businesses.ts'
import type { Actor } from '../accounts/actor.ts'
import { noting } from '../audit/note.ts'
import { dayIn } from '../calendar.ts'
import { type Directory, openDirectory } from '../db.ts'
import type { Bindings } from '../env.ts'
import { Fault } from '../faults.ts'
import { sendMail } from '../mail/send.ts'
import { findOwners } from '../members/find.ts'
import { movedOn } from './change.ts'
import type { BusinessRow } from './find.ts'

const fortnight = 14 * 24 * 3_600_000

/** Throws `invalid_body` where another business is meant. */
export const refuseOtherSlug = ({ slug }: BusinessRow, repeated: string): void => {
  const detail = `Repeat the slug of the business: ${slug}.`
  if (repeated !== slug) throw new Fault('invalid_body', detail, [{ pointer: '/slug', code: 'other_slug', detail }])
}

/** Asked twice, it ends when it was first to end. The public pages are made anew, because nobody is asked any more. */
export const close = async (directory: Directory, actor: Actor, { id, slug }: BusinessRow, now: number) => {
  const [rows] = await directory.batch([
    directory
      .update(businesses)
      .set({ closesAt: sql`coalesce(${businesses.closesAt}, ${now + fortnight})`, updatedAt: movedOn(now) })
      .where(eq(businesses.id, id))
      .returning(),
    noting(directory, id, actor, 'business.closing', slug, now),
  ])
  return rows[0] as BusinessRow
}

/** Throws `unknown_business` where its time was up before this came. */
export const keep = async (directory: Directory, actor: Actor, { id, slug }: BusinessRow, now: number) => {
  const isInTime = sql`${businesses.id} = ${id} AND coalesce(${businesses.closesAt}, ${now} + 1) > ${now}`
  const open = { closesAt: null, updatedAt: movedOn(now) }
  const kept = await directory.update(businesses).set(open).where(isInTime).returning().get()
  if (!kept) throw new Fault('unknown_business')
  await noting(directory, id, actor, 'business.kept', slug, now)
  return kept
}

const mailOwners = async (env: Bindings, { id, name, timeZone, closesAt }: BusinessRow, actor: Actor, url: string) => {
  const owners = await findOwners(openDirectory(env), id)
  const values = { business: name, actor: actor.name, day: dayIn(timeZone, closesAt ?? Date.now()), url }
  for (const owner of owners) await sendMail(env, owner.email, 'closing', { ...values, name: owner.name })
}

/** Mails all owners, after the answer. */
export const tellOwners = (env: Bindings, business: BusinessRow, actor: Actor, origin: string): void =>
  waitUntil(
    mailOwners(env, business, actor, `${origin}/dashboard/settings/`).catch((error) =>
      console.error('the owners were not told', { business: business.id }, error),
    ),
  )
