// How a business does in a period, beside the period before.
import * as z from 'zod'
import { Summary } from './summary.ts'
import { Channel, Day } from './vocabulary.ts'

export const Period = z.object({ from: Day, to: Day }).describe('First and last day, both counted.')
export const steps = ['day', 'week', 'month'] as const

// Beyond them there is nothing, and a trend of ten thousand years would only cost.
const PlausibleDay = Day.refine((day) => day >= '1990-01-01' && day <= '2100-12-31', {
  message: 'This is before 1990 or after 2100.',
  params: { code: 'implausible_day' },
})

export const OverviewQuery = z
  .strictObject({
    from: PlausibleDay.optional().describe('First day; the default is 29 days before the last.'),
    to: PlausibleDay.optional().describe('Last day; the default is today in the business’s time zone.'),
  })
  .refine(({ from, to }) => !from || !to || from <= to, {
    path: ['to'],
    message: 'The last day comes before the first.',
    params: { code: 'before_from' },
  })
export type OverviewQuery = z.infer<typeof OverviewQuery>

const Counted = z.object({
  count: z.int().min(0).max(99).describe('How many were found.'),
  more: z.boolean().describe('Whether there may be more: it counts to 99, and looks at the newest 4000 ratings only.'),
})

export const Overview = z
  .object({
    period: Period,
    previous: Period.describe('As many days, right before.'),
    summary: Summary,
    before: Summary.describe('The summary of the previous period.'),
    step: z.enum(steps).describe('How long each point of the trend is.'),
    trend: z.array(z.object({ from: Day, to: Day, summary: Summary })).describe('The period in steps, oldest first.'),
    channels: z.array(z.object({ channel: Channel, summary: Summary })).describe('By channel, most ratings first.'),
    touchpoints: z
      .array(z.object({ code: z.string(), summary: Summary }))
      .describe('By touchpoint, most ratings first.'),
    unanswered: Counted.describe(
      'Ratings of the period with a comment that nobody has replied to, and whose case is not resolved.',
    ),
    overdue: Counted.nullable().describe(
      'Those of them that have waited too long for their first reply; null where the business has not said how long that is.',
    ),
  })
  .meta({ id: 'Overview', description: 'How a business does in a period.' })
export type Overview = z.infer<typeof Overview>
