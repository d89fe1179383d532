import { attempt, calm } from '../attempts.ts'
import type { Bindings } from '../env.ts'
import { Fault } from '../faults.ts'
import type { StoredRating } from '../lane/writes.ts'
import { receiptMailIn } from '../languages/mail.ts'
import { hasMail, send } from '../mail/send.ts'
import type { FoundTouchpoint } from '../touchpoints/find.ts'
import { receiptLink } from './link.ts'
import { addressOf } from './receipt.ts'

/**
 * Mails a customer the link to their receipt, at the address that the rating has already, so that no address comes with the
 * request. Anybody can leave a rating with a stranger's address: whatever ratings name it, it gets few mails a day.
 * Throws `no_address`, `too_many_attempts`.
 */
export const mailReceipt = async (
  env: Bindings,
  { code, business }: FoundTouchpoint,
  rating: StoredRating,
  link: { origin: string; secret: string; now: number },
): Promise<void> => {
  const to = addressOf(rating)
  if (!(to && hasMail(env))) throw new Fault('no_address')
  await attempt(env, 'receipt', to, link.now, calm)
  const url = link.origin + receiptLink(rating.locale, code, { id: rating.id, receipt: link.secret })
  await send(env, to, receiptMailIn(rating.locale, { business: business.name, url }))
}
