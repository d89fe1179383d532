// What the answers of a period say: each measure with its n, its interval, and the same of the period before.
import * as z from 'zod'
import { replyHours } from './hours.ts'
import { proofs, stages, subjectKinds } from './lists.ts'
import { OverviewQuery, Period, steps } from './overview.ts'
import { OwnQuestion } from './own-questions.ts'
import { questionKeys } from './questions.ts'
import { Count, Standing } from './summary.ts'
import { Channel, Locale } from './vocabulary.ts'

export const InsightsQuery = OverviewQuery.safeExtend({
  touchpoint: z.string().max(20).optional().describe('The code of a touchpoint: only what was asked there.'),
  channel: Channel.optional().describe('Only what came through this channel.'),
  subject: z.string().min(1).max(120).optional().describe('Only what names this subject.'),
  proof: z
    .enum([...proofs, 'all'])
    .optional()
    .describe('Only ratings of this proof, or all. The default is those that count in the score.'),
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
  .describe('By how much the first is above the second, with the 95 % interval of that; null where either has too few.')
export type Change = z.infer<typeof Change>

const Compared = z.object({
  now: Figure,
  before: Figure,
  change: Change.describe('By how much it is above the period before.'),
})
export type Compared = z.infer<typeof Compared>

const Portion = z
  .object({ share: z.number(), low: z.number(), high: z.number() })
  .meta({ id: 'Portion', description: 'A share, 0…1, and the bounds of its 95 % interval (Wilson).' })
export type Portion = z.infer<typeof Portion>

const coverage = Figure.describe('Of those who gave stars, the share, 0…1, that answered it.')

const QuestionInsight = Compared.extend({
  key: z.enum(questionKeys as [string, ...string[]]).describe('The question of the library.'),
  low: z.int().describe('Its lowest answer.'),
  counts: z.array(Count).describe('How many gave each answer, from the lowest up.'),
  shares: z.array(Portion).describe('The share of each answer, from the lowest up; empty below 5 answers.'),
  coverage,
})

const OwnInsight = Compared.extend({
  question: OwnQuestion,
  low: z.int().describe('Its lowest answer.'),
  counts: z.array(Count).describe('How many gave each answer, from the lowest up; of words none.'),
  shares: z
    .array(Portion)
    .describe(
      'The share of each answer, from the lowest up; of several choices that of each among those who answered; empty of words and features, and below 5 answers.',
    ),
  coverage,
  kano: z
    .object({
      better: z.number().describe('0…1: how much satisfaction it makes to have it.'),
      worse: z.number().describe('−1…0: how much dissatisfaction it makes to lack it.'),
      kinds: z.record(z.string(), Count).describe('How many find it A, O, M, I, R or Q.'),
    })
    .nullable()
    .describe('Of a feature: Kano’s kinds, and Berger’s coefficients; null elsewhere and below 5 answers.'),
}).meta({ id: 'OwnInsight', description: 'What was answered to a question of your own.' })

const Cause = z
  .object({
    value: z.int().describe('Its place on the scale of the question.'),
    count: Count.describe('How many named it.'),
    share: z.number().describe('Of those who answered, 0…1.'),
    low: z.number(),
    high: z.number(),
    cumulated: z.number().describe('The share of all mentions that it and those before it make up, 0…1.'),
  })
  .meta({ id: 'Cause', description: 'What was named, and how often.' })

const Causes = z.object({
  answered: Count.describe('How many answered the question.'),
  named: z.array(Cause).describe('Most named first; empty where fewer than 5 answered.'),
})
export type Causes = z.infer<typeof Causes>

const groupOf = <Key extends z.ZodType>(key: Key) =>
  z.object({
    key,
    satisfied: Compared.describe('CSAT: the share of 4 and 5 stars.'),
    stars: Compared.describe('The mean stars.'),
    apart: Change.describe(
      'By how much its mean is above that of all the others. The intervals of all groups hold together (Bonferroni).',
    ),
    isHidden: z
      .boolean()
      .describe('Whether it has fewer than 10 ratings, or would tell of one that has: then it has no figures.'),
  })
export type Group = z.infer<ReturnType<typeof groupOf<z.ZodString>>>

const TrendPoint = Period.extend({
  n: Count,
  satisfied: Count.describe('How many gave 4 or 5 stars.'),
  share: z.number().nullable().describe('Their share, 0…1; null below 5 ratings.'),
  low: z.number().nullable().describe('Lower control limit of its size: three standard errors of the share of all.'),
  high: z.number().nullable().describe('Upper control limit.'),
  isSignal: z.boolean().describe('Outside its limits: something has likely changed. Inside, it is noise.'),
})

export const Insights = z
  .object({
    period: Period,
    previous: Period.describe('As many days, right before.'),
    received: Count.describe('How many ratings these are.'),
    stars: Compared.describe('The mean stars, 1…5 (Student’s t).'),
    satisfied: Compared.describe('CSAT: the share, 0…1, of 4 and 5 stars (Wilson).'),
    delighted: Compared.describe('Of those who were asked what they had expected, the share, 0…1, of “far better”.'),
    surprise: Compared.describe('Expectation disconfirmation, −1 (far worse than expected) … 1 (far better).'),
    recommend: Compared.describe('Net Promoter Score, −100…100 (adjusted Wald).'),
    ease: Compared.describe('Customer Effort Score: mean agreement, 1…7, that it was easy.'),
    easy: Compared.describe('The share, 0…1, who agree that it was easy: 5 to 7.'),
    leaving: Compared.describe('The share, 0…1, of those asked who are unlikely to choose it again: 1 or 2 of 5.'),
    firstContact: Compared.describe('First contact resolution: the share, 0…1, resolved with one contact.'),
    index: Compared.describe('ACSI-style index, 0…100: stars, expectation and needs met, all weighing alike.'),
    questions: z.array(QuestionInsight).describe('The mean answer to every question that was answered.'),
    own: z.array(OwnInsight).describe('The same of your own questions.'),
    step: z.enum(steps).describe('How long each point of the trend is.'),
    centre: z.number().nullable().describe('The share of satisfied customers in the whole trend.'),
    trend: z.array(TrendPoint).describe('The share of satisfied customers, oldest first, as a p chart.'),
    causes: Causes.describe('What went wrong, named by those who gave 1 to 3 stars.'),
    delights: Causes.describe('What delighted, named by those who gave 4 or 5.'),
    channels: z.array(groupOf(Channel)),
    touchpoints: z.array(groupOf(z.string().describe('The code of the touchpoint.'))),
    stages: z.array(groupOf(z.enum([...stages, '']).describe('The stage of the touchpoints; empty: not said.'))),
    locales: z.array(groupOf(Locale)),
    customerTypes: z.array(groupOf(z.enum(['1', '2', '3']).describe('The answer to “Do you know us already?”.'))),
    invited: z
      .object({
        sent: Count.describe('How many were made.'),
        opened: Count.describe('How many of them were followed until now.'),
        answered: Count.describe('How many of them brought a rating until now.'),
        openRate: Compared.describe('The share, 0…1, of those made that were followed (Wilson).'),
        responseRate: Compared.describe('The share, 0…1, of those made that brought a rating (Wilson).'),
      })
      .describe('The invitations that were made in these days, at the touchpoint and through the channel chosen.'),
    cases: z
      .object({
        opened: Count.describe('Follow-ups that were begun.'),
        resolved: Count.describe('Follow-ups that were resolved.'),
        replied: Count.describe('Ratings that were replied to for the first time.'),
        soon: Figure.describe('The share, 0…1, of first replies that came within a day.'),
        times: z.array(Count).describe(`How many came within ${replyHours.join(', ')} hours, and later.`),
        timeShares: z.array(Portion).describe('The share of each of these times; empty below 5 replies.'),
        half: z.int().nullable().describe('Within so many hours came half of them; null: later, or none.'),
      })
      .describe('What was done about ratings in these days.'),
  })
  .meta({ id: 'Insights', description: 'What the answers of a period say.' })
export type Insights = z.infer<typeof Insights>

const SubjectRow = z.object({
  subject: z.string(),
  stars: Figure.describe('The mean stars.'),
  satisfied: Figure.describe('The share of 4 and 5 stars.'),
  apart: Change.describe(
    'By how much its mean is above that of all the others of its kind. The intervals of all of them hold together (Bonferroni).',
  ),
  rank: z
    .number()
    .nullable()
    .describe('What they are ordered by: the lower bound of the mean (Miller); null below 30.'),
  isHidden: z
    .boolean()
    .describe('Whether it has fewer than 10 ratings, or would tell of one that has: then it has no figures.'),
})

const SubjectTable = z.object({
  kind: z
    .enum([...subjectKinds, ''])
    .describe('What the touchpoints where they were rated say their subjects are; empty: not said.'),
  ranked: z.array(SubjectRow).describe('Those with 30 ratings and more, best first.'),
  others: z.array(SubjectRow).describe('Those with fewer or hidden, most ratings first: they are put in no order.'),
})

export const SubjectInsights = z
  .object({
    period: Period,
    kinds: z
      .array(SubjectTable)
      .describe('Products, people and places apart: each is beside others of its kind alone.'),
    more: z.boolean().describe('Whether there are more subjects than were looked at or are named.'),
  })
  .meta({ id: 'SubjectInsights', description: 'How the subjects of a business did in a period.' })
export type SubjectInsights = z.infer<typeof SubjectInsights>
