// What a business's page says of all that was received: counted, withdrawn, withheld and why.
import * as z from 'zod'
import { Bursts } from './burst.ts'
import { Count, Summary } from './summary.ts'
import { Channel, Proof } from './vocabulary.ts'
import { WithholdingReason } from './withholding.ts'

const ByStars = z.array(Count).length(5).describe('How many with one to five stars, in this order.')

export const Disclosure = z
  .object({
    received: Count.describe('Ratings that were ever given.'),
    counted: z.partialRecord(Proof, ByStars).describe('Ratings that stand now, by proof.'),
    channels: z.partialRecord(Channel, ByStars).describe('The same ratings, by where they were asked for.'),
    summary: Summary.describe(
      'The score that the public page shows, of the same moment: of those that are `invited`, `receipt` or `open`. What it leaves out is under `leftOut`.',
    ),
    withdrawn: Count.describe('Ratings that their customers took back.'),
    withdrawnStars: ByStars.describe('The stars that those had, from one to five.'),
    texts: ByStars.describe('Of the ratings that stand, those with a comment, shown or not.'),
    withheld: z
      .partialRecord(WithholdingReason, ByStars)
      .describe('Ratings that stand and whose text the business withholds, by reason. Their stars count.'),
    held: Count.describe(
      'Ratings that stand and whose text waits to be looked at, at most 7 days; then it is shown by itself. Their stars count.',
    ),
    invitations: z
      .object({
        sent: Count.describe('How many were made to be sent.'),
        opened: Count.describe('How many of them were followed.'),
        answered: Count.describe('How many of them brought a rating.'),
      })
      .describe('Single-use links to rate that the business ever made. The ledger knows nothing of them.'),
    invalidated: z
      .partialRecord(z.literal('fraud'), ByStars)
      .describe(
        'Ratings that the operator found to be fraud, by reason, with the stars that they had. They do not count.',
      ),
    bursts: Bursts,
    entries: Count.describe('Entries of the ledger that this is said of.'),
    checkpoint: z
      .object({
        size: Count.describe('Entries that are signed.'),
        root: z.string().describe('Root of the signed tree, base64.'),
        signedAt: z.iso.datetime().describe('When it was signed, UTC.'),
      })
      .nullable()
      .describe('The newest checkpoint of the ledger; null where nothing is signed yet.'),
  })
  .meta({ id: 'Disclosure', description: 'All that was received, and what became of it.' })
export type Disclosure = z.infer<typeof Disclosure>
