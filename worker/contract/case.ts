// The follow-up of a rating by its business: answered, assigned, noted, withheld, featured.
import * as z from 'zod'
import { Answers } from './answers.ts'
import { Appeal } from './appeal.ts'
import { caseStatuses, recommenders, unresolved } from './lists.ts'
import { type QuestionKey, questions, scales } from './questions.ts'
import { OwnRating, ShownRating } from './rating.ts'
import { pageLimitOf, text } from './text.ts'
import { Channel, Day, Locale, Proof, Stars } from './vocabulary.ts'
import { WithholdingReason } from './withholding.ts'

export { caseStatuses }

export type CaseStatus = (typeof caseStatuses)[number]
const states = ['new', ...caseStatuses] as const
export const CaseState = z.enum(states).describe('new: nobody has done anything about it yet.')
export type CaseState = z.infer<typeof CaseState>

const eventKinds = [
  'noted',
  'replied',
  'reply_edited',
  'reply_removed',
  'status_set',
  'assigned',
  'tagged',
  'untagged',
  'withheld',
  'shown',
  'shown_again',
  'appealed',
  'appeal_refused',
  'featured',
  'unfeatured',
  'alerted',
] as const
export const CaseEventKind = z.enum(eventKinds).describe('What was done.')
export type CaseEventKind = z.infer<typeof CaseEventKind>

const replyLimit = 2000
const tagLimit = 40
export const Tag = text(tagLimit).min(1).describe('A word of the business’s own, at most 40 characters.')

const Reply = z
  .object({
    text: z.string().describe('What the business answers, for all to see.'),
    author: z.string().describe('Who answered.'),
    repliedAt: z.iso.datetime().describe('When, UTC.'),
    day: Day,
    editedAt: z.iso.datetime().nullable().describe('When it was last edited, UTC; null: never.'),
  })
  .meta({ id: 'Reply', description: 'The business’s public answer.' })

export const Case = z
  .object({
    number: z.int().describe('The rating’s place in the business’s order of arrival.'),
    stars: Stars,
    answers: Answers,
    comment: z
      .string()
      .nullable()
      .describe(
        'The comment as stored. null also while it waits to be looked at: then the queue has it, without stars.',
      ),
    author: z.string().nullable().describe('The name as stored.'),
    publish: OwnRating.shape.publish,
    touchpoint: z.string().describe('The code of the touchpoint.'),
    subject: ShownRating.shape.subject,
    channel: Channel,
    proof: Proof,
    locale: Locale,
    day: Day,
    receivedAt: z.iso.datetime().describe('When it arrived, UTC.'),
    amended: ShownRating.shape.amended,
    amendedAt: OwnRating.shape.amendedAt,
    status: CaseState,
    assignee: z.string().nullable().describe('The id of the member in charge; null: nobody.'),
    tags: z.array(z.string()).describe('The business’s own words for it.'),
    reply: Reply.nullable(),
    withheld: WithholdingReason.nullable().describe('Why the text is not shown; null where it is not withheld.'),
    appeal: Appeal.nullable().describe('The customer’s newest appeal against a withholding; null: none.'),
    featured: z.boolean().describe('Whether it is one of the testimonials.'),
    burst: ShownRating.shape.burst,
    invalidatedAt: OwnRating.shape.invalidatedAt,
  })
  .meta({ id: 'Case', description: 'A rating as its business works on it.' })
export type Case = z.infer<typeof Case>

const CaseEvent = z
  .object({
    id: z.string(),
    at: z.iso.datetime().describe('When, UTC.'),
    actor: z.string().describe('Who.'),
    kind: CaseEventKind,
    detail: z.string().describe('The note, the new status, the reason, the tag.'),
  })
  .meta({ id: 'CaseEvent', description: 'One thing that was done about a rating.' })

export const CaseDetail = z
  .object({
    case: Case,
    contact: z
      .string()
      .nullable()
      .describe('How the customer may be reached, for those who may work on ratings; null: not said, or not for you.'),
    events: z.array(CaseEvent),
    public: ShownRating.describe('What the public sees of it.'),
  })
  .meta({ id: 'CaseDetail', description: 'A rating with everything that was done about it.' })

export type CaseDetail = z.infer<typeof CaseDetail>

export const CaseChange = z
  .strictObject({
    status: CaseState.describe(
      'Where the follow-up stands. new takes everything back to before it began; one that somebody replied to or is in charge of is open.',
    ),
    assignee: z.string().max(64).nullable().describe('The id of the member in charge; null: nobody.'),
    addTags: z.array(Tag).max(20).describe('Tags to put on.'),
    removeTags: z.array(Tag).max(20).describe('Tags to take off.'),
  })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, {
    message: 'Nothing to change was sent.',
    params: { code: 'empty' },
  })
  .meta({ id: 'CaseChange', description: 'What changes. Fields left out stay as they are.' })
export type CaseChange = z.infer<typeof CaseChange>

export const CaseChanges = z
  .strictObject({
    changes: z
      .array(z.strictObject({ number: z.int().min(1).describe('Which rating.'), change: CaseChange }))
      .min(1)
      .max(200),
  })
  .meta({ id: 'CaseChanges', description: 'Changes to many ratings at once.' })

export const NewReply = z
  .strictObject({ text: text(replyLimit).min(1).describe('What the business answers, at most 2000 characters.') })
  .meta({ id: 'NewReply', description: 'The public answer, or a new wording of it.' })

export const NewNote = z
  .strictObject({ text: text(replyLimit).min(1).describe('What colleagues should know. Never shown to the public.') })
  .meta({ id: 'NewNote', description: 'A private note.' })

export const NewWithholding = z
  .strictObject({ reason: WithholdingReason })
  .meta({ id: 'NewWithholding', description: 'Why the text is not to be shown. The stars stay.' })

const flag = (description: string) => z.enum(['true', 'false']).optional().describe(description)
const starList = z
  .string()
  .regex(/^[1-5](,[1-5]){0,4}$/)
  .transform((list) => [...new Set(list.split(',').map(Number))])

/** One answer of a question's scale, as an address says it. */
const answerTo = (key: QuestionKey) => {
  const [low, high] = scales[questions[key]]
  return z
    .string()
    .regex(/^\d{1,2}$/)
    .transform(Number)
    .pipe(z.int().min(low).max(high))
    .optional()
}

export const InboxQuery = z
  .strictObject({
    stars: starList.optional().describe('Numbers of stars, as in 1,2.'),
    channel: Channel.optional(),
    touchpoint: z.string().max(20).optional().describe('The code of a touchpoint.'),
    subject: z.string().max(120).optional().describe('The name of a subject.'),
    locale: Locale.optional(),
    proof: Proof.optional(),
    status: z
      .enum([...states, unresolved])
      .optional()
      .describe('Where the follow-up stands. unresolved: everything but resolved.'),
    assignee: z.string().max(64).optional().describe('The id of a member. nobody: those that nobody is in charge of.'),
    tag: Tag.optional(),
    text: flag('true: with a comment; false: without.'),
    answered: flag('true: with a reply; false: without.'),
    appealed: flag('true: with an appeal that nobody has answered; false: without.'),
    reason: answerTo('contact_reason').describe('What the contact was about, a number of the scale `contact_reason`.'),
    overdue: z.literal('true').optional().describe('true: comments that have waited too long for their first reply.'),
    emotion: answerTo('emotion').describe('How the customer felt, a number of the scale `emotion`.'),
    recommends: z
      .enum(recommenders)
      .optional()
      .describe(
        'advocates: who would recommend it (9 or 10) and agreed to be shown or left a way to be reached; detractors: who would not (0 to 6).',
      ),
    from: Day.optional().describe('First day.'),
    to: Day.optional().describe('Last day.'),
    q: z
      .string()
      .max(200)
      .optional()
      .describe(
        'Words to look for in comments, names and written answers: all of them, each from its beginning; "words in quotes" as they stand. Case and accents do not matter. Signs and emoji are no words: alone, they find nothing.',
      ),
    limit: pageLimitOf(50).describe('Ratings a page, 1 to 100.'),
    cursor: z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number)
      .optional()
      .describe('Where the next page starts: follow `next`.'),
  })
  .meta({ id: 'InboxQuery' })
export type InboxQuery = z.infer<typeof InboxQuery>

export const InboxPage = z
  .object({
    cases: z.array(Case),
    next: z
      .string()
      .nullable()
      .describe(
        'Where it goes on; null at the end. A page may be short, or empty, and still go on: it looks so far and no further.',
      ),
  })
  .meta({ id: 'InboxPage', description: 'One page of the inbox, newest first.' })
export type InboxPage = z.infer<typeof InboxPage>
