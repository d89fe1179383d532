// What a business decides about its touchpoints.
import * as z from 'zod'
import { Questions } from './answers.ts'
import { Origins } from './origins.ts'
import { askedAtMost, askedByDefault } from './questions.ts'
import { TemplateKey } from './templates.ts'
import { optionalText, text } from './text.ts'
import { Code, Touchpoint, TouchpointStatus } from './touchpoint.ts'
import { Channel, Locale, locales, Stage, SubjectKind } from './vocabulary.ts'
import { webAddress } from './web-address.ts'

/** One line: what breaks it is a space. */
const line = (max: number) => optionalText(max).transform((said) => said?.replace(/\s+/g, ' ') ?? null)

const Name = text(120).min(1).describe('What the business calls it, for example “Counter in Old Riga”.')
const Locales = z
  .array(Locale)
  .min(1)
  .transform((wanted) => [...new Set(wanted)])
  .describe('The languages it asks in, the preferred one first.')

const Wording = z
  .strictObject({
    title: line(120).describe('The question by the stars.'),
    comment: line(120).describe('The label of the comment.'),
    thanks: line(200).describe('What is said once the rating is saved.'),
  })
  .partial()
  .nullable()
const Texts = z
  .partialRecord(z.enum(locales), Wording)
  .describe('Its own wording by language, plain text. What is left out, or null, is said as Candor says it.')
type Wording = { title?: string; comment?: string; thanks?: string }
/** The business's own wording of what is asked, by language. What is left out is said as Candor says it. */
export type Texts = Partial<Record<Locale, Wording>>

const accent = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i)
  .toLowerCase()
  .describe('The colour of buttons and links, #rrggbb. It is made darker or lighter until it can be read.')
const shape = z.enum(['round', 'soft', 'square']).describe('How round the corners are; soft by default.')
/** How the widget looks where it differs from the host page's own way. */
export type Look = { accent?: string; shape?: z.infer<typeof shape> }

const AskAtMost = z
  .int()
  .min(1)
  .max(askedAtMost)
  .describe(`One customer is asked at most so many questions, 1 to ${askedAtMost}; ${askedByDefault} by default.`)
const OwnStage = Stage.nullable().describe('Where on their way customers are when it asks; null: not said.')
const OwnSubjectKind = SubjectKind.nullable().describe('What its subjects are; null: not said.')
const ReviewUrl = webAddress
  .nullable()
  .describe('Where every customer, whatever the stars, is offered to post a public review as well; null: nowhere.')

export const NewTouchpoint = z
  .strictObject({
    template: TemplateKey.optional().describe('Gives it a name, a channel and words, where they are not named here.'),
    name: Name.optional(),
    channel: Channel.optional(),
    code: Code.optional().describe('A code of your own; by default a random one.'),
    locales: Locales.optional().describe('The languages it asks in. The default is all, the business’s own first.'),
    questions: Questions.optional().describe('The default is what the template asks, or nothing.'),
    askAtMost: AskAtMost.default(askedByDefault),
    stage: OwnStage.optional(),
    subjectKind: OwnSubjectKind.optional(),
  })
  .check((ctx) => {
    const { name, channel, template } = ctx.value
    if (template) return
    for (const [field, value] of Object.entries({ name, channel })) {
      if (value) continue
      const message = 'It is needed where there is no template.'
      ctx.issues.push({ code: 'custom', input: value, path: [field], message, params: { code: 'missing' } })
    }
  })
  .meta({ id: 'NewTouchpoint', description: 'A place where feedback is to be asked.' })
export type NewTouchpoint = z.infer<typeof NewTouchpoint>

const visible = {
  look: z
    .strictObject({ accent: accent.nullable(), shape: shape.nullable() })
    .partial()
    .describe('How it looks; null takes a choice back.'),
  texts: Texts,
  questions: Questions,
  askAtMost: AskAtMost,
  reviewUrl: ReviewUrl,
}

/** What of a change customers would see. */
export const TouchpointDraft = z.strictObject(visible).partial()
export type TouchpointDraft = z.infer<typeof TouchpointDraft>

export const TouchpointChange = z
  .strictObject({
    name: Name,
    status: TouchpointStatus,
    locales: Locales,
    ...visible,
    stage: OwnStage,
    subjectKind: OwnSubjectKind,
    origins: Origins,
  })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, {
    message: 'Nothing to change was sent.',
    params: { code: 'empty' },
  })
  .meta({
    id: 'TouchpointChange',
    description:
      'What changes on a touchpoint. What is left out stays, within `look` and `texts` as well (RFC 7396). The channel cannot change: it is part of where its ratings come from.',
  })
export type TouchpointChange = z.infer<typeof TouchpointChange>

export const OwnTouchpoint = Touchpoint.extend({
  look: z.object({ accent, shape }).partial().describe('How it looks, where that was chosen.'),
  texts: z
    .partialRecord(z.enum(locales), z.object({ title: z.string(), comment: z.string(), thanks: z.string() }).partial())
    .describe('Its own wording by language.'),
  questions: Questions,
  askAtMost: AskAtMost,
  reviewUrl: z.string().nullable().describe('Where customers may post a public review as well; null: nowhere.'),
  stage: OwnStage,
  subjectKind: OwnSubjectKind,
  origins: z.array(z.string()).describe('The sites whose pages may embed it; an empty list is every site.'),
  seenAt: z.iso
    .datetime()
    .nullable()
    .describe('When a page of another site first asked for its widget, or its own page was first opened, UTC.'),
  seenOn: z.string().nullable().describe('That site; null where it was its own page.'),
  createdAt: z.iso.datetime().describe('When it was opened, UTC.'),
}).meta({ id: 'OwnTouchpoint', description: 'A touchpoint as its business sees it.' })
export type OwnTouchpoint = z.infer<typeof OwnTouchpoint>
