// Questions of a business's own, in the languages it speaks.
import * as z from 'zod'
import { locales } from './lists.ts'
import { featureHigh } from './questions.ts'
import { line } from './text.ts'

const ownKinds = ['scale', 'yes_no', 'choice', 'choices', 'text', 'feature'] as const
const OwnKind = z
  .enum(ownKinds)
  .describe(
    'scale: from 1 to `high`; yes_no; choice: one of several; choices: those that apply; text: in the customer’s own words; feature: how it would be with something and how without it (Kano).',
  )
export type OwnKind = z.infer<typeof OwnKind>

/** So many a business may have. */
export const ownQuestionsAtMost = 100
const choicesAtMost = 12

export const OwnKey = z
  .templateLiteral(['own_', z.string().regex(/^[0-9a-z]{10}$/)])
  .describe('A question of your own.')

const Wording = z.strictObject({
  text: line(200).min(1).describe('The question. Of a feature: how it would be with it.'),
  labels: z
    .array(line(80).min(1))
    .max(choicesAtMost)
    .default([])
    .describe('Of a scale, the words of its lowest and highest answer; of a choice, the answers. Else none.'),
  without: line(200).min(1).optional().describe('Of a feature: how it would be without it.'),
})
export type OwnWording = z.infer<typeof Wording>

const byLocale = z
  .partialRecord(z.enum(locales), Wording)
  .refine((wording) => Object.keys(wording).length > 0, {
    message: 'It is said in no language.',
    params: { code: 'missing' },
  })
  .describe('The question in each language. Where one is missing, all of it is said in the first.')

type Fault = { path: PropertyKey[]; message: string; code: string }

/** How many labels a question of the kind has; undefined: from two on. */
const labelsOf: Record<OwnKind, number | undefined> = {
  scale: 2,
  yes_no: 0,
  choice: undefined,
  choices: undefined,
  text: 0,
  feature: 0,
}

/** What is wrong with a wording of a question, given how many labels it has in its first language. */
export const wordingFaults = (kind: OwnKind, { labels, without }: OwnWording, usual: number): Fault[] => [
  ...(labels.length === (labelsOf[kind] ?? Math.max(2, usual))
    ? []
    : [
        {
          path: ['labels'],
          message: 'It has too few or too many answers, or not the same in each language.',
          code: 'other_answers',
        },
      ]),
  ...((kind === 'feature') === (without !== undefined)
    ? []
    : [
        {
          path: ['without'],
          message: 'A feature has it, and nothing else.',
          code: kind === 'feature' ? 'missing' : 'unknown_field',
        },
      ]),
]

const highs: Record<OwnKind, (labels: number, wanted: number | undefined) => number> = {
  scale: (_, wanted = 5) => wanted,
  yes_no: () => 1,
  choice: (labels) => labels,
  choices: (labels) => labels,
  text: () => 0,
  feature: () => featureHigh,
}

export const NewOwnQuestion = z
  .strictObject({
    kind: OwnKind,
    high: z.int().min(3).max(10).optional().describe('Of a scale, its highest answer, 3 to 10; by default 5.'),
    wording: byLocale,
  })
  .check((ctx) => {
    const { kind, wording } = ctx.value
    const usual = Object.values(wording)[0]?.labels.length ?? 0
    for (const [locale, one] of Object.entries(wording))
      for (const { path, message, code } of wordingFaults(kind, one, usual))
        ctx.issues.push({ code: 'custom', input: one, path: ['wording', locale, ...path], message, params: { code } })
  })
  .meta({
    id: 'NewOwnQuestion',
    description: 'A question of your own. What may be answered cannot change later; its words can.',
  })
export type NewOwnQuestion = z.infer<typeof NewOwnQuestion>

/** The highest answer of a question that is to be made. */
export const highOf = ({ kind, high, wording }: NewOwnQuestion): number =>
  highs[kind](Object.values(wording)[0]?.labels.length ?? 0, high)

export const OwnQuestionChange = z
  .strictObject({ wording: byLocale })
  .meta({ id: 'OwnQuestionChange', description: 'The question in other words. It keeps its answers.' })
export type OwnQuestionChange = z.infer<typeof OwnQuestionChange>

export const OwnQuestion = z
  .object({
    key: OwnKey,
    kind: OwnKind,
    high: z.int().describe('The highest answer; 0 of one answered in words.'),
    wording: byLocale,
    createdAt: z.iso.datetime().describe('When it was made, UTC.'),
  })
  .meta({ id: 'OwnQuestion', description: 'A question of your own.' })
export type OwnQuestion = z.infer<typeof OwnQuestion>
