// What became of a rating, for whoever holds its receipt.
import { and, eq } from 'drizzle-orm'
import * as z from 'zod'
import { replies, withholdings } from '../../drizzle/schema/cases.ts'
import { isoTime, timeOrNull } from '../calendar.ts'
import type { OwnRating } from '../contract/rating.ts'
import type { Receipt } from '../contract/receipt.ts'
import { openShard } from '../db.ts'
import type { Bindings } from '../env.ts'
import type { StoredRating } from '../lane/writes.ts'
import { hasMail } from '../mail/send.ts'
import type { FoundTouchpoint } from '../touchpoints/find.ts'
import { ownRatingOf } from './own.ts'

const readDeeds = async (env: Bindings, { business }: FoundTouchpoint, { seq }: StoredRating) => {
  const shard = openShard(env, business.shard)
  const isIts = (of: typeof replies | typeof withholdings) => and(eq(of.businessId, business.id), eq(of.seq, seq))
  const [[reply], [withholding]] = await shard.batch([
    shard
      .select({ text: replies.text, day: replies.day, editedAt: replies.editedAt })
      .from(replies)
      .where(isIts(replies)),
    shard
      .select({ reason: withholdings.reason, at: withholdings.withheldAt })
      .from(withholdings)
      .where(isIts(withholdings)),
  ])
  return { reply, withholding }
}

type Deeds = Awaited<ReturnType<typeof readDeeds>>

/** The public list (list.ts) shows what is `shown` here, and nothing else. */
const toldOf = ({ comment, publish, heldUntil }: OwnRating, { withholding }: Deeds): Receipt['text'] => {
  if (comment === null) return { state: 'none', reason: null, since: null }
  if (withholding) return { state: 'withheld', reason: withholding.reason, since: isoTime(withholding.at) }
  if (!publish) return { state: 'private', reason: null, since: null }
  return { state: heldUntil === null ? 'shown' : 'held', reason: null, since: null }
}

const replyOf = ({ reply }: Deeds): Receipt['reply'] =>
  reply ? { ...reply, editedAt: timeOrNull(reply.editedAt) } : null

/** The address that was left to be reached at, where it is one that mail can be sent to. */
export const addressOf = ({ contact }: StoredRating): string | undefined => z.email().safeParse(contact).data

export const receiptOf = async (env: Bindings, touchpoint: FoundTouchpoint, rating: StoredRating): Promise<Receipt> => {
  const { business, name } = touchpoint
  const { subject, channel, proof, locale, day } = rating
  const [own, deeds] = await Promise.all([ownRatingOf(env, touchpoint, rating), readDeeds(env, touchpoint, rating)])
  return {
    ...own,
    business: { slug: business.slug, name: business.name, ledger: `/ledger/${business.id}` },
    touchpoint: name,
    subject,
    channel,
    proof,
    locale,
    day,
    text: toldOf(own, deeds),
    reply: replyOf(deeds),
    mailable: hasMail(env) && addressOf(rating) !== undefined,
  }
}
