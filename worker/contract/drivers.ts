// What goes with satisfaction, how strongly, and how well it is done.
import * as z from 'zod'
import { Period } from './overview.ts'
import { Count } from './summary.ts'

const Driver = z
  .object({
    key: z.string().describe('The question: a driver of the library, or a scale of your own.'),
    n: Count.describe('How many of the sample answered it.'),
    importance: z
      .number()
      .describe('Its share, 0…1, of what all drivers explain of the stars: LMG, the Shapley value of R².'),
    low: z.number().describe('Lower bound of the 95 % interval of its importance, by bootstrap.'),
    high: z.number().describe('Upper bound.'),
    weight: z.number().describe('The same share by Johnson’s relative weights.'),
    sign: z.int().describe('−1: more of it goes with fewer stars; 1: with more; 0: with neither.'),
    performance: z.number().describe('Its mean answer, 0…1 of its scale.'),
    quadrant: z
      .enum(['improve', 'keep', 'low_priority', 'more_than_needed'])
      .describe('improve: important and done worse than the others; keep: important and done better; and so on.'),
    contrast: z
      .object({
        penalty: z
          .number()
          .describe('Stars that a poor answer brings beside one in the middle: below 0, it costs them.'),
        reward: z.number().describe('Stars that a very good answer brings.'),
        kind: z
          .enum(['basic', 'performance', 'excitement'])
          .nullable()
          .describe(
            'basic: poor answers cost more than very good ones bring; performance: as much; excitement: less. Null where a poor answer goes with more stars, or a very good one with fewer.',
          ),
      })
      .nullable()
      .describe('Penalty-reward contrast; null where too few gave all kinds of answers.'),
  })
  .meta({ id: 'Driver', description: 'A driver of satisfaction. What goes with stars need not cause them.' })

export const DriverInsights = z
  .object({
    period: Period,
    of: Count.describe('How many ratings there are in the period.'),
    sampled: Count.describe('How many of them with answers were read, at most 10,000, chosen by chance.'),
    explained: z.number().nullable().describe('R², 0…1: how much of the stars all drivers explain together.'),
    drivers: z.array(Driver).describe('Most important first; empty where fewer than two have enough answers.'),
    tooFew: z.array(z.string()).describe('Drivers that were asked, with too few answers.'),
    notWeighed: z
      .array(z.string())
      .describe('Drivers with enough answers that were left out: of more than 14, the 14 most answered are weighed.'),
    needed: Count.describe('So many answers each driver needs.'),
  })
  .meta({ id: 'DriverInsights', description: 'What goes with satisfaction in a period.' })
export type DriverInsights = z.infer<typeof DriverInsights>
