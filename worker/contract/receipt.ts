// What a customer sees and takes away with the receipt of a rating.
import * as z from 'zod'
import { Business } from './business.ts'
import { OwnRating, ShownRating } from './rating.ts'
import { Channel, Day, Locale, Proof } from './vocabulary.ts'
import { WithholdingReason } from './withholding.ts'

const Asker = z.object({
  slug: z.string().describe('The slug of the business that asked.'),
  name: z.string().describe('Its name.'),
  ledger: Business.shape.ledger,
})

const arrived = {
  touchpoint: z.string().describe('The name of the touchpoint, as its business calls it.'),
  subject: z.string().nullable().describe('What was rated, where it is narrower than the touchpoint.'),
  channel: Channel,
  proof: Proof,
  locale: Locale,
  day: Day,
}

const Told = z
  .object({
    state: z
      .enum(['none', 'private', 'held', 'shown', 'withheld'])
      .describe(
        'none: there is no comment; private: its customer did not agree that it is shown; held: it waits to be looked at, until `heldUntil`; shown: the public sees it; withheld: the business does not show it, for a reason.',
      ),
    reason: WithholdingReason.nullable(),
    since: z.iso.datetime().nullable().describe('Since when it is withheld, UTC; null where it is not.'),
  })
  .describe('What became of the comment. The stars count either way.')

export const Receipt = OwnRating.extend({
  business: Asker,
  ...arrived,
  text: Told,
  reply: ShownRating.shape.reply.describe('What the business answered; null: nothing.'),
  mailable: z
    .boolean()
    .describe('Whether the link to this receipt can be mailed: an e-mail address was left, and this instance mails.'),
}).meta({ id: 'Receipt', description: 'A rating as its own customer sees it, with what became of it.' })
export type Receipt = z.infer<typeof Receipt>

const hash = (of: string) => z.string().describe(`SHA-256 of ${of}, hex.`)

const StoredRating = OwnRating.extend({
  ...arrived,
  code: z.string().describe('The code of the touchpoint.'),
  withdrawnAt: z.iso.datetime().nullable().describe('When the customer took it back, UTC.'),
  burst: z.int().nullable().describe('The burst that it came in; null: none.'),
  salt: z
    .string()
    .nullable()
    .describe('What salts the commitment in the ledger, hex; null where the words are erased.'),
  receiptHash: hash('the secret of the receipt').nullable(),
  fingerprint: hash('the rating as first sent, with the secret of the receipt'),
}).describe('Every field that is stored of the rating.')

export const RatingExport = z
  .object({
    exportedAt: z.iso.datetime().describe('When this copy was made, UTC.'),
    business: Asker,
    rating: StoredRating,
    text: Told,
    reply: ShownRating.shape.reply,
    entry: z.string().describe('Its newest entry in the ledger, which anybody can read.'),
    elsewhere: z.string().describe('What of it is not in this copy, and who has it.'),
  })
  .meta({ id: 'RatingExport', description: 'Everything that is stored of one rating, for its own customer.' })
export type RatingExport = z.infer<typeof RatingExport>
