// What a business's open screens are told.
import * as z from 'zod'

const kinds = ['ratings', 'cases'] as const

export const LiveMessage = z
  .object({
    kind: z
      .enum(kinds)
      .describe(
        'ratings: they came in, or their customers changed them; cases: the business did something about them.',
      ),
    numbers: z
      .array(z.int())
      .describe('Which ratings, by their place in the order of arrival. What they say is to be read from the inbox.'),
    more: z.boolean().describe('Whether there are more than are named: then read the whole page anew.'),
  })
  .meta({ id: 'LiveMessage', description: 'One message of the socket: what has changed, never what it says.' })
export type LiveMessage = z.infer<typeof LiveMessage>
