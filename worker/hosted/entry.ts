// What a plain form sends, read as the same contracts as the API's JSON.
import type { Context } from 'hono'
import { RatingId, ReceiptSecret } from '../contract/rating.ts'
import type { Form } from '../contract/touchpoint.ts'
import { Fault } from '../faults.ts'
import { readUtf8, refuseEncoded } from '../http/body.ts'
import { timedId } from '../ids.ts'
import type { Entry } from './page.ts'
import { postedAnswers } from './questions.ts'

const limit = 65_536

/** Fields of a posted form. Throws `type_not_supported`, `body_too_large`, `broken_text`. */
export const readForm = async (c: Context): Promise<URLSearchParams> => {
  const type = c.req.header('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) {
    throw new Fault('type_not_supported', 'Send the form as application/x-www-form-urlencoded.')
  }
  refuseEncoded(c)
  return new URLSearchParams(await readUtf8(c.req.raw.body, limit))
}

export const entryOf = (fields: URLSearchParams, { questions }: Form): Entry => ({
  id: fields.get('id') ?? '',
  receipt: fields.get('receipt') ?? '',
  invitation: fields.get('invitation') ?? '',
  stars: fields.has('stars') ? Number(fields.get('stars')) : undefined,
  comment: fields.get('comment') ?? '',
  author: fields.get('author') ?? '',
  contact: fields.get('contact') ?? '',
  publish: fields.has('publish'),
  answers: postedAnswers(fields, questions),
})

/** A new form, with the id and the receipt's secret that the rating will have: sending it twice saves it once. */
export const newEntry = (stars: number | undefined, invitation = ''): Entry => ({
  id: timedId(Date.now()),
  receipt: crypto.getRandomValues(new Uint8Array(32)).toBase64({ alphabet: 'base64url', omitPadding: true }),
  invitation,
  stars,
  comment: '',
  author: '',
  contact: '',
  publish: false,
  answers: {},
})

/** The entry with an id and a secret that can be saved: a form that came without is given new ones. */
export const withIdentity = (entry: Entry): Entry => {
  const isWhole = RatingId.safeParse(entry.id).success && ReceiptSecret.safeParse(entry.receipt).success
  const { id, receipt } = isWhole ? entry : newEntry(undefined)
  return { ...entry, id, receipt }
}

/** The receipt as the last part of an address: the id, a dot, the secret. */
export const receiptOf = ({ id, receipt }: Entry): string => `${id}.${receipt}`

export const readReceipt = (receipt: string): { id: string; receipt: string } => {
  const [id = '', secret = ''] = receipt.split('.')
  return { id: RatingId.safeParse(id).data ?? '', receipt: secret }
}
