// All ratings of a business, to be kept or brought in elsewhere.
import * as z from 'zod'
import { Case, CaseDetail } from './case.ts'
import { OwnRating } from './rating.ts'

const InCharge = z.object({
  id: z.string().describe('The id of the member in charge.'),
  name: z.string().nullable().describe('The name; null: a member no longer.'),
})

export const ExportedRating = Case.omit({ assignee: true })
  .extend({
    state: OwnRating.shape.state,
    contact: CaseDetail.shape.contact,
    assignee: InCharge.nullable().describe('Who is in charge; null: nobody.'),
    events: CaseDetail.shape.events.describe('What was done about it, with the private notes, oldest first.'),
  })
  .meta({
    id: 'ExportedRating',
    description:
      'A rating with all that its business may see. One withdrawn has nothing that its customer wrote, and no history.',
  })
export type ExportedRating = z.infer<typeof ExportedRating>

/** The columns of the CSV, in their order. `npm run import` knows a file by them. */
export const exportColumns = [
  'number',
  'day',
  'receivedAt',
  'state',
  'stars',
  'comment',
  'author',
  'contact',
  'publish',
  'touchpoint',
  'subject',
  'channel',
  'proof',
  'locale',
  'amended',
  'answers',
  'status',
  'tags',
  'reply',
  'repliedBy',
  'repliedAt',
  'withheld',
  'featured',
] as const

// Spreadsheets take what begins so for a formula; csv-stringify puts a quote before it.
const formula = '[=+\\-@\\t\\r\\uff1d\\uff0b\\uff0d\\uff20]'
const quotedFormula = new RegExp(`^'+${formula}`)

/** One that had a quote before it already gets another, so that reading takes away no more than writing has added. */
export const guardQuoted = (text: string): string => (quotedFormula.test(text) ? `'${text}` : text)

/** The text as it was before it was made safe for spreadsheets. */
export const unguarded = (text: string): string => (quotedFormula.test(text) ? text.slice(1) : text)
