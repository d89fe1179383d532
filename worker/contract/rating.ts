// What a customer sends, and what the customer and the public get back.
import * as z from 'zod'
import { Answers } from './answers.ts'
import { Appeal } from './appeal.ts'
import { InBurst } from './burst.ts'
import { InvitationSecret } from './invitation.ts'
import { optionalName, optionalText } from './text.ts'
import { Channel, Day, Locale, Proof, Stars } from './vocabulary.ts'
import { WithholdingReason } from './withholding.ts'

export const commentLimit = 5000

const Comment = optionalText(commentLimit).describe(
  `What the customer says, plain text, at most ${commentLimit} characters.`,
)
const Author = optionalText(100).describe('The name the customer signs with, at most 100 characters.')
const Contact = optionalText(200).describe(
  'How the business may reach the customer, an e-mail address or a telephone number, at most 200 characters. The public never sees it.',
)
const Publish = z.boolean().describe('Whether the customer agrees that comment and name are shown to the public.')
export const Subject = optionalName(120).describe(
  'What is rated where that is narrower than the touchpoint: a product, an agent, a location, at most 120 characters. Empty: nothing narrower.',
)

export const RatingId = z
  .uuidv7()
  .toLowerCase()
  .describe('The id of the rating, a UUIDv7 made by the client, so that a retry is harmless.')
export const ReceiptSecret = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/)
  .describe('The key to the receipt: 32 random bytes, base64url, made by the client. Only its hash is stored.')

/** What a customer says, whoever sends it. */
const said = {
  id: RatingId,
  stars: Stars,
  comment: Comment.default(null),
  author: Author.default(null),
  contact: Contact.default(null),
  publish: Publish.default(false),
  answers: Answers.default({}),
  subject: Subject.default(null),
  locale: Locale.optional().describe('The language the customer was asked in. The default is that of the touchpoint.'),
}

export const NewRating = z
  .strictObject({ ...said, receipt: ReceiptSecret, invitation: InvitationSecret.nullable().default(null) })
  .meta({ id: 'NewRating', description: 'A rating as the customer leaves it.' })
export type NewRating = z.infer<typeof NewRating>

export const EnteredRating = z
  .strictObject(said)
  .meta({ id: 'EnteredRating', description: 'What a customer said, entered by somebody of the business.' })
export type EnteredRating = z.infer<typeof EnteredRating>

const Revision = z
  .int()
  .min(1)
  .describe(
    'The number of the change, counted up by the client. One that is not above the last changes nothing: it came late.',
  )

export const Amendment = z
  .strictObject({
    stars: Stars,
    comment: Comment,
    author: Author,
    contact: Contact,
    publish: Publish,
    answers: Answers.describe('All answers; those given before and not named here are taken away.'),
    revision: Revision,
  })
  .partial()
  .refine((changes) => Object.keys(changes).some((field) => field !== 'revision'), {
    message: 'Nothing to change was sent.',
    params: { code: 'empty' },
  })
  .meta({
    id: 'Amendment',
    description: 'What changes on a rating. Fields left out stay as they are; null takes a text away.',
  })
export type Amendment = z.infer<typeof Amendment>

export const OwnRating = z
  .object({
    id: RatingId,
    number: z.int().describe("The rating's place in the business's order of arrival, from 1."),
    state: z
      .enum(['counted', 'withdrawn', 'invalidated'])
      .describe('Whether the stars count in the summary. invalidated: the operator found it to be fraud.'),
    stars: Stars,
    comment: z.string().nullable().describe('The comment as stored.'),
    author: z.string().nullable().describe('The name as stored.'),
    contact: z.string().nullable().describe('How the business may reach the customer, as stored.'),
    publish: Publish,
    answers: Answers,
    revision: z.int().describe('The highest revision that a change has named; 0 before.'),
    entry: z.int().describe('The index of its newest entry in the ledger of the business, from 0.'),
    heldUntil: z.iso
      .datetime()
      .nullable()
      .describe(
        'Until when comment and name wait to be looked at, UTC; then they are shown by themselves. null: they do not wait. The stars count either way.',
      ),
    appeal: Appeal.nullable().describe('The newest appeal against a withholding of the text; null: none.'),
    receivedAt: z.iso.datetime().describe('When the rating arrived, UTC.'),
    amendedAt: z.iso
      .datetime()
      .nullable()
      .describe('When the customer last replaced stars or words, UTC. Saying more is no change.'),
    invalidatedAt: z.iso.datetime().nullable().describe('When the operator found it to be fraud, UTC; null: not so.'),
  })
  .meta({ id: 'OwnRating', description: 'A rating as its own customer sees it.' })
export type OwnRating = z.infer<typeof OwnRating>

const PublicReply = z.object({
  text: z.string().describe('The answer.'),
  day: Day.describe("The day of the answer in the business's time zone."),
  editedAt: z.iso.datetime().nullable().describe('When it last changed the answer, UTC; null: never.'),
})

export const ShownRating = z
  .object({
    number: z.int().describe("The rating's place in the business's order of arrival, from 1. Its public name."),
    stars: Stars,
    comment: z.string().nullable().describe('The comment, where the customer agreed to show it.'),
    author: z.string().nullable().describe('The name, where the customer gave one and agreed to show it.'),
    locale: Locale,
    channel: Channel,
    proof: Proof,
    subject: z
      .string()
      .nullable()
      .describe('What was rated, where it is narrower than the touchpoint and the customer agreed to be shown.'),
    day: Day,
    amended: z
      .boolean()
      .describe('Whether the customer replaced stars or words after sending them. Saying more is no change.'),
    reply: PublicReply.nullable().describe('What the business answered, where the comment is shown.'),
    withheld: WithholdingReason.nullable().describe('Why the business does not show the comment; null otherwise.'),
    burst: InBurst.nullable().describe('The burst that it came in; null: none.'),
  })
  .meta({ id: 'ShownRating', description: 'A rating as the public sees it.' })
export type ShownRating = z.infer<typeof ShownRating>
