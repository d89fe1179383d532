import * as z from 'zod'
import { AskedQuestion } from './answers.ts'
import { Channel, Locale } from './vocabulary.ts'

export const codeLength = 8
/** Crockford's base 32: no I, L, O, U, so that a code survives being read aloud. */
export const codeAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export const Code = z
  .string()
  .regex(/^[0-9A-TV-Z]{8}$/i)
  .transform((code) => code.toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/g, '1'))
  .describe('The public code of a touchpoint, 8 letters and digits. Upper or lower case; O reads as 0, I and L as 1.')

export const TouchpointStatus = z
  .enum(['open', 'paused', 'archived'])
  .describe('open: it asks; paused: not now; archived: not any more. Its ratings stay and count.')
export type TouchpointStatus = z.infer<typeof TouchpointStatus>

export const Touchpoint = z
  .object({
    code: z.string().describe('The public code.'),
    name: z.string().describe('What the business calls it.'),
    channel: Channel,
    locales: z.array(Locale).describe('The languages it asks in, the preferred one first.'),
    status: TouchpointStatus,
  })
  .meta({ id: 'Touchpoint', description: 'A place where feedback is asked.' })
export type Touchpoint = z.infer<typeof Touchpoint>

export const Form = Touchpoint.omit({ status: true })
  .extend({
    business: z.object({ slug: z.string(), name: z.string() }).describe('Who asks.'),
    locale: Locale,
    dir: z.enum(['ltr', 'rtl']).describe('Direction of the text.'),
    words: z.record(z.string(), z.string()).describe('The strings of the first screen, ready to show.'),
    labels: z.array(z.string()).length(5).describe('The names of one to five stars.'),
    questions: z
      .array(AskedQuestion)
      .describe('What may be asked after the stars; worker/contract/asking.ts says what one customer is asked.'),
    askAtMost: z.int().describe('So many questions one customer is asked at most.'),
    reviewUrl: z
      .string()
      .nullable()
      .describe('Where every customer, whatever the stars, may post a public review as well; null: nowhere.'),
    own: z
      .object({ title: z.string(), comment: z.string(), thanks: z.string() })
      .partial()
      .describe('Which words are the business’s own in this language.'),
  })
  .meta({ id: 'Form', description: 'All that is needed to ask for a rating in one language.' })
export type Form = z.infer<typeof Form>
