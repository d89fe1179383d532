// Texts that wait to be looked at before the public sees them. Nothing in here tells the stars, nor the rating.
import * as z from 'zod'
import { holdSettings, textFlags } from './lists.ts'
import { Count } from './summary.ts'
import { Locale } from './vocabulary.ts'
import { WithholdingReason } from './withholding.ts'

export const QueueId = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .describe('By chance, another one for each text and each wording of it. It leads to no rating.')

const WaitingText = z
  .object({
    id: QueueId,
    comment: z.string().nullable().describe('The comment as stored.'),
    author: z.string().nullable().describe('The name as stored.'),
    locale: Locale,
    flags: z.array(z.enum(textFlags)).describe('What a machine found in it.'),
  })
  .meta({ id: 'WaitingText', description: 'A text that waits, without its stars.' })
export type WaitingText = z.infer<typeof WaitingText>

export const TextQueue = z
  .object({
    setting: z.enum(holdSettings).describe('Which texts wait: none, those that a machine flagged, all.'),
    waiting: Count.describe('How many texts wait.'),
    texts: z.array(WaitingText).describe('Up to 100 of them, in an order of chance.'),
  })
  .meta({ id: 'TextQueue', description: 'Texts that wait to be looked at.' })
export type TextQueue = z.infer<typeof TextQueue>

export const TextDecision = z
  .strictObject({
    reason: WithholdingReason.nullable().describe('Why the text is not to be shown; null: show it now.'),
  })
  .meta({ id: 'TextDecision', description: 'What becomes of a text that waits.' })
