// Does what a posted form asks for.
import { Amendment, NewRating, RatingId } from '../contract/rating.ts'
import type { Form } from '../contract/touchpoint.ts'
import type { Bindings } from '../env.ts'
import { Fault } from '../faults.ts'
import { sha256 } from '../hash.ts'
import { fieldFaults } from '../http/fields.ts'
import { amendRating } from '../ratings/amend.ts'
import { submitRating } from '../ratings/submit.ts'
import { withdrawRating } from '../ratings/withdraw.ts'
import type { FoundTouchpoint } from '../touchpoints/find.ts'
import type { Entry } from './page.ts'

type Schema = typeof NewRating | typeof Amendment

const parse = <S extends Schema>(schema: S, input: unknown) => {
  const { data, error } = schema.safeParse(input)
  if (error) throw new Fault('invalid_body', undefined, fieldFaults(error.issues, input))
  return data
}

// The form always sends all of them; stars are never taken to be as they were.
const answersOf = ({ stars, comment, author, contact, publish, answers }: Entry) => ({
  stars: stars ?? null,
  comment,
  author,
  contact,
  publish,
  answers,
})

const claimOf = async ({ id, receipt }: Entry) => {
  const parsed = RatingId.safeParse(id)
  if (!parsed.success) throw new Fault('unknown_rating')
  return { id: parsed.data, receiptHash: (await sha256(receipt)).toHex(), at: Date.now() }
}

/** Saves, changes or withdraws. Throws the same faults as the API. */
export const saveEntry = async (
  env: Bindings,
  touchpoint: FoundTouchpoint,
  { locale }: Form,
  action: string | null,
  entry: Entry,
  address: string | undefined,
): Promise<void> => {
  if (action === 'withdraw') {
    await withdrawRating(env, touchpoint, await claimOf(entry))
  } else if (action === 'amend') {
    const changes = parse(Amendment, answersOf(entry)) as Amendment
    await amendRating(env, touchpoint, await claimOf(entry), changes)
  } else if (action === 'rate') {
    const { id, receipt } = entry
    const invitation = entry.invitation || null
    const sent = parse(NewRating, { id, receipt, invitation, ...answersOf(entry), locale }) as NewRating
    const { rating: saved } = await submitRating(env, touchpoint, sent, Date.now(), address)
    if (saved.withdrawnAt !== null) throw new Fault('rating_withdrawn')
    if (saved.invalidatedAt !== null) throw new Fault('rating_invalidated')
  } else {
    throw new Fault('invalid_body', 'The form was sent with an unknown action.')
  }
}
