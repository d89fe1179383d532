// What the answers of a period say: each measure with its n, its interval, and the same of the period before.
import * as z from 'zod'
import { OverviewQuery, Period } from './overview.ts'
import { questionKeys } from './questions.ts'
import { Count, Standing } from './summary.ts'
import { Channel } from './vocabulary.ts'

export const InsightsQuery = OverviewQuery.safeExtend({
  touchpoint: z.string().max(20).optional().describe('The code of a touchpoint: only what was asked there.'),
  channel: Channel.optional().describe('Only what came through this channel.'),
})
export type InsightsQuery = z.infer<typeof InsightsQuery>

/** A figure of a period: null where too few answered. */
const Figure = z
  .object({
    n: Count.describe('How many answered.'),
    standing: Standing,
    value: z.number().nullable().describe('The figure; null below 5 answers.'),
    low: z.number().nullable().describe('Lower bound of its 95 % interval.'),
    high: z.number().nullable().describe('Upper bound.'),
  })
  .meta({ id: 'Figure', description: 'A measure with its margin, or that too few answered.' })
export type Figure = z.infer<typeof Figure>

const Change = z
  .object({ difference: z.number(), low: z.number(), high: z.number() })
  .nullable()
  .describe('By how much it is above the period before, with the 95 % interval of that; null where either has too few.')

const Compared = z.object({ now: Figure, before: Figure, change: Change })
export type Compared = z.infer<typeof Compared>

const QuestionInsight = Compared.extend({
  key: z.enum(questionKeys as [string, ...string[]]).describe('The question of the library.'),
  low: z.int().describe('Its lowest answer.'),
  counts: z.array(Count).describe('How many gave each answer, from the lowest up.'),
})

export const Insights = z
  .object({
    period: Period,
    previous: Period.describe('As many days, right before.'),
    satisfied: Compared.describe('CSAT: the share, 0…1, of 4 and 5 stars (Wilson).'),
    delighted: Compared.describe('Of those who were asked what they had expected, the share, 0…1, of “far better”.'),
    surprise: Compared.describe('Expectation disconfirmation, −1 (far worse than expected) … 1 (far better).'),
    recommend: Compared.describe('Net Promoter Score, −100…100 (adjusted Wald).'),
    ease: Compared.describe('Customer Effort Score: mean agreement, 1…7, that it was easy.'),
    firstContact: Compared.describe('First contact resolution: the share, 0…1, resolved with one contact.'),
    index: Compared.describe('ACSI-style index, 0…100: stars, expectation and needs met, all weighing alike.'),
    questions: z.array(QuestionInsight).describe('The mean answer to every question that was answered.'),
  })
  .meta({ id: 'Insights', description: 'What the answers of a period say.' })
export type Insights = z.infer<typeof Insights>
