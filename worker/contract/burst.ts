// Many ratings that came from one network within seconds: labelled, and counted like all others.
import * as z from 'zod'
import { Count, Summary } from './summary.ts'

const number = z.int().describe('The number of the burst: that of its first rating.')
const ratings = z.int().describe('How many ratings came in it.')
const seconds = z.int().describe('Within how many seconds they came.')

export const InBurst = z
  .object({ number, ratings, seconds })
  .meta({ id: 'InBurst', description: 'Many ratings from one network within seconds. They count like others.' })
export type InBurst = z.infer<typeof InBurst>

const Burst = z
  .object({
    number,
    ratings,
    seconds,
    startedAt: z.iso.datetime().describe('When its first rating came, UTC.'),
    endedAt: z.iso.datetime().describe('When its last one came, UTC.'),
    touchpoint: z.string().nullable().describe('The code of the touchpoint; null: at several.'),
    stars: z
      .array(Count)
      .length(5)
      .describe(
        'Those of them that count now, with one to five stars, in this order: not the withdrawn and invalidated.',
      ),
  })
  .meta({
    id: 'Burst',
    description: 'Twenty ratings or more from one network, each within a minute of the one before.',
  })
export type Burst = z.infer<typeof Burst>

/** How many are named; of all the others, how many ratings they had is said. */
export const burstsShown = 20

export const Bursts = z
  .object({
    count: Count.describe('How many bursts there were.'),
    ratings: Count.describe('How many ratings came in them.'),
    newest: z.array(Burst).max(burstsShown).describe(`The newest ${burstsShown}, newest first.`),
    withoutBursts: Summary.omit({ withText: true, leftOut: true }).describe(
      'The score as it would be without all of them. The score itself counts them.',
    ),
  })
  .meta({ id: 'Bursts', description: 'Bursts of ratings, and the score without them.' })
export type Bursts = z.infer<typeof Bursts>
