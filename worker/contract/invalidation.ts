// What the operator of an instance finds to be fraud: it counts no longer, and everybody sees how much of that there was.
import * as z from 'zod'
import { Count } from './summary.ts'
import { text } from './text.ts'

const number = z.int().min(1)
const reason = text(500)
  .min(1)
  .describe('How the operator knows, for the audit of the business: at most 500 characters.')

export const NewInvalidation = z
  .union([
    z.strictObject({
      numbers: z.array(number).min(1).max(500).describe('Which ratings, by their numbers.'),
      reason,
    }),
    z.strictObject({ burst: number.describe('All ratings of the burst of this number.'), reason }),
  ])
  .meta({ id: 'NewInvalidation', description: 'Ratings that are fraud.' })
export type NewInvalidation = z.infer<typeof NewInvalidation>

export const Invalidated = z
  .object({
    invalidated: Count.describe('Ratings that counted and count no longer.'),
    before: Count.describe('Ratings that did not count before: invalidated already, or withdrawn by their customers.'),
  })
  .meta({ id: 'Invalidated', description: 'What was taken out.' })
export type Invalidated = z.infer<typeof Invalidated>
