// The aggregate of a set of ratings, and how to choose the set.
import * as z from 'zod'
import { Channel, Day, Locale, Proof, proofs } from './vocabulary.ts'

export const Count = z.int().min(0)
const Histogram = z
  .object({ 1: Count, 2: Count, 3: Count, 4: Count, 5: Count })
  .describe('How many ratings gave each number of stars.')

const Interval = z
  .object({
    low: z.number().describe('Lower bound, stars.'),
    high: z.number().describe('Upper bound, stars.'),
    level: z.number().describe('Confidence level, 0.95.'),
  })
  .nullable()
  .describe('Interval of the mean by Student’s t, cut to 1…5; null below 5 ratings.')

const standings = ['too_few', 'early', 'normal'] as const
export const Standing = z.enum(standings).describe('too_few: under 5, early: 5 to 29, normal: 30 and more.')

export const Summary = z
  .object({
    n: Count.describe('How many ratings count.'),
    stars: Histogram,
    mean: z.number().nullable().describe('Mean stars, 1…5; null below 5 ratings.'),
    interval: Interval,
    standing: Standing,
    withText: Count.describe('How many of them have a comment.'),
    leftOut: z
      .partialRecord(Proof, Count)
      .describe('Ratings in the same set that the score leaves out, by proof (staff and imported, unless asked for).'),
  })
  .meta({ id: 'Summary', description: 'The aggregate of a set of ratings.' })
export type Summary = z.infer<typeof Summary>

export const SummaryQuery = z
  .strictObject({
    from: Day.optional().describe("First day counted, in the business's time zone."),
    to: Day.optional().describe("Last day counted, in the business's time zone."),
    channel: Channel.optional().describe('Only ratings of this channel.'),
    locale: Locale.optional().describe('Only ratings in this language.'),
    proof: z.enum(proofs).optional().describe('Count this proof alone. The default is invited, receipt and open.'),
  })
  .refine(({ from, to }) => !from || !to || from <= to, {
    path: ['to'],
    message: 'The last day comes before the first.',
    params: { code: 'before_from' },
  })
export type SummaryQuery = z.infer<typeof SummaryQuery>
