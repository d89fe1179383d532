// What a plain form sends, read as the same contracts as the API's JSON.
import type { Context } from 'hono'
import { RatingId, ReceiptSecret } from '../contract/rating.ts'
import { Fault } from '../faults.ts'
import { readUtf8, refuseEncoded } from '../http/body.ts'
import type { Entry } from './page.ts'

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

export const entryOf = (fields: URLSearchParams): Entry => ({
  id: fields.get('id') ?? '',
  receipt: fields.get('receipt') ?? '',
  stars: fields.has('stars') ? Number(fields.get('stars')) : undefined,
  comment: fields.get('comment') ?? '',
  author: fields.get('author') ?? '',
  publish: fields.has('publish'),
})

/** A UUIDv7 (RFC 9562): 48 bits of time, 74 random bits. */
const uuidv7 = (now: number): string => {
  const hex = now.toString(16).padStart(12, '0') + crypto.getRandomValues(new Uint8Array(10)).toHex()
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) & 3)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}

/** A new form, with the id and the receipt's secret that the rating will have: sending it twice saves it once. */
export const newEntry = (stars: number | undefined): Entry => ({
  id: uuidv7(Date.now()),
  receipt: crypto.getRandomValues(new Uint8Array(32)).toBase64({ alphabet: 'base64url', omitPadding: true }),
  stars,
  comment: '',
  author: '',
  publish: false,
})

/** The entry with an id and a secret that can be saved: a form that came without is given new ones. */
export const withIdentity = (entry: Entry): Entry => {
  const isWhole = RatingId.safeParse(entry.id).success && ReceiptSecret.safeParse(entry.receipt).success
  const { id, receipt } = isWhole ? entry : newEntry(undefined)
  return { ...entry, id, receipt }
}
