// Ratings that were given elsewhere before, brought in by the operator; they carry the proof `imported`.
import * as z from 'zod'
import { Answers } from './answers.ts'
import { commentLimit, Subject } from './rating.ts'
import { optionalText } from './text.ts'
import { Locale, Stars } from './vocabulary.ts'

const dayLength = 86_400_000
const isPlausible = (time: string) => {
  const at = Date.parse(time)
  return at >= Date.UTC(1990, 0) && at <= Date.now() + dayLength
}

export const ImportedRating = z.strictObject({
  sourceId: z
    .string()
    .min(1)
    .max(200)
    .describe('The name of the rating where it comes from. The same one twice changes nothing.'),
  stars: Stars,
  comment: optionalText(commentLimit).default(null).describe('What the customer said.'),
  author: optionalText(100).default(null).describe('The name the customer signed with.'),
  subject: Subject.default(null),
  answers: Answers.default({}).describe('Answers to what the touchpoint asks.'),
  locale: Locale.optional(),
  ratedAt: z.iso
    .datetime()
    .max(40)
    .refine(isPlausible, { message: 'This is before 1990 or in the future.', params: { code: 'implausible_time' } })
    .optional()
    .describe('When it was given, UTC, from 1990 until now. The default is now.'),
})

export const importedAtOnce = 500

export const ImportBatch = z
  .strictObject({
    source: z.string().min(1).max(200).describe('Where the ratings come from, for example the name of the file.'),
    touchpoint: z.string().describe('The code of the touchpoint that they are filed under.'),
    ratings: z.array(ImportedRating).min(1).max(importedAtOnce),
  })
  .meta({ id: 'ImportBatch', description: `Up to ${importedAtOnce} ratings given elsewhere.` })
export type ImportBatch = z.infer<typeof ImportBatch>

export const ImportResult = z
  .object({
    added: z.int().describe('Ratings that are new.'),
    known: z.int().describe('Ratings that were there already.'),
    differing: z
      .array(z.string())
      .describe('Names of ratings that were there already with other stars or text, and stay as they were.'),
  })
  .meta({ id: 'ImportResult', description: 'What a batch changed.' })
export type ImportResult = z.infer<typeof ImportResult>
