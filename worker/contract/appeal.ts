// What a customer says against the withholding of a text.
import * as z from 'zod'
import { text } from './text.ts'

export const appealOutcomes = ['shown', 'kept'] as const
export type AppealOutcome = (typeof appealOutcomes)[number]

const appealLimit = 1000

export const NewAppeal = z
  .strictObject({
    text: text(appealLimit)
      .min(1)
      .describe(`Why the text should be shown, at most ${appealLimit} characters. The business reads it, nobody else.`),
  })
  .meta({ id: 'NewAppeal', description: 'What a customer says against the withholding of their text.' })

const appealedAt = z.iso.datetime().describe('When the customer appealed, UTC.')

export const Appealed = z
  .object({ appealedAt })
  .meta({ id: 'Appealed', description: 'The appeal is with the business.' })

export const Appeal = z
  .object({
    at: appealedAt,
    text: z.string().describe('What the customer says; empty where it was erased.'),
    answeredAt: z.iso.datetime().nullable().describe('When the business decided, UTC; null: it has not.'),
    outcome: z
      .enum(appealOutcomes)
      .nullable()
      .describe('shown: the text is shown again; kept: it stays withheld; null: not decided yet.'),
  })
  .meta({ id: 'Appeal', description: 'An appeal, and what the business decided.' })
export type Appeal = z.infer<typeof Appeal>
