import * as z from 'zod'
import { AskedQuestion, Questions } from './answers.ts'
import { text } from './text.ts'
import { Channel, Locale } from './vocabulary.ts'

export const codeLength = 8
/** Crockford's base 32: no I, L, O, U, so that a code survives being read aloud. */
export const codeAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export const Code = z
  .string()
  .regex(/^[0-9A-TV-Z]{8}$/i)
  .transform((code) => code.toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/g, '1'))
  .describe('The public code of a touchpoint, 8 letters and digits. Upper or lower case; O reads as 0, I and L as 1.')

export const touchpointStatuses = ['open', 'paused', 'archived'] as const
export type TouchpointStatus = (typeof touchpointStatuses)[number]

/** How the widget looks where it differs from the host page's own way. */
export type Look = { accent?: string; shape?: 'round' | 'soft' | 'square' }

/** The business's own wording of what is asked, by language. What is left out is said as Candor says it. */
export type Texts = Partial<Record<Locale, { title?: string; comment?: string; thanks?: string }>>

export const NewTouchpoint = z
  .strictObject({
    name: text(120).min(1).describe('What the business calls it, for example “Counter in Old Riga”.'),
    channel: Channel,
    code: Code.optional().describe('A code of your own; by default a random one.'),
    locales: z.array(Locale).min(1).optional().describe('The languages it asks in. The default is all.'),
    questions: Questions.default([]),
  })
  .meta({ id: 'NewTouchpoint', description: 'A place where feedback is to be asked.' })
export type NewTouchpoint = z.infer<typeof NewTouchpoint>

export const Touchpoint = z
  .object({
    code: z.string().describe('The public code.'),
    name: z.string().describe('What the business calls it.'),
    channel: Channel,
    locales: z.array(Locale).describe('The languages it asks in.'),
  })
  .meta({ id: 'Touchpoint', description: 'A place where feedback is asked.' })
export type Touchpoint = z.infer<typeof Touchpoint>

export const Form = Touchpoint.extend({
  business: z.object({ slug: z.string(), name: z.string() }).describe('Who asks.'),
  locale: Locale,
  dir: z.enum(['ltr', 'rtl']).describe('Direction of the text.'),
  words: z.record(z.string(), z.string()).describe('The strings of the first screen, ready to show.'),
  labels: z.array(z.string()).length(5).describe('The names of one to five stars.'),
  questions: z.array(AskedQuestion).describe('What is asked after the stars.'),
}).meta({ id: 'Form', description: 'All that is needed to ask for a rating in one language.' })
export type Form = z.infer<typeof Form>
