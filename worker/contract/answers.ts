// What a customer answered beside the stars: by question, one whole number on the question's scale, or several.
import * as z from 'zod'
import { OwnKey } from './own-questions.ts'
import {
  featureHigh,
  isForMany,
  isForWords,
  isOwnKey,
  type QuestionKey,
  questionKeys,
  questions,
  questionsAtMost,
  scales,
} from './questions.ts'
import { text } from './text.ts'

const ascending = (values: number[]) => [...new Set(values)].sort((a, b) => a - b)

const answerLimit = 1000
const inWords = text(answerLimit).min(1).optional().describe(`In words, at most ${answerLimit} characters.`)

const answerTo = (key: QuestionKey) => {
  if (isForWords(key)) return inWords
  const [low, high] = scales[questions[key]]
  const one = z.int().min(low).max(high)
  const range = `from ${low} to ${high}, on the scale \`${questions[key]}\`.`
  return isForMany(key)
    ? z.array(one).min(1).max(high).overwrite(ascending).optional().describe(`Those that apply, ${range}`)
    : one.optional().describe(`One, ${range}`)
}

type Shape = Record<QuestionKey, ReturnType<typeof answerTo>>
const shape = Object.fromEntries(questionKeys.map((key) => [key, answerTo(key)])) as Shape

const toOwn = z
  .union([
    z.int().min(0).max(featureHigh),
    z.array(z.int().min(1).max(featureHigh)).min(1).max(featureHigh).overwrite(ascending),
    text(answerLimit).min(1),
  ])
  .describe('To a question of the business’s own: a whole number, those that apply, or words.')

export const Answers = z
  .object(shape)
  .catchall(toOwn)
  .check((ctx) => {
    const keys = Object.keys(ctx.value).filter((key) => !(key in shape || isOwnKey(key)))
    if (keys.length > 0) ctx.issues.push({ code: 'unrecognized_keys', input: ctx.value, keys })
  })
  .meta({
    id: 'Answers',
    description:
      'Answers by question. Those that the touchpoint does not ask are not kept, nor causes beside four stars or delights beside three.',
  })
export type Answers = z.infer<typeof Answers>
/** To one question: one of its scale, several of its choices, or words. */
export type Answer = number | number[] | string

const Question = z
  .union([z.enum(questionKeys as [QuestionKey, ...QuestionKey[]]), OwnKey])
  .describe('A question of the library, or one of the business’s own.')
export type Asked = z.infer<typeof Question>

export const Questions = z
  .array(Question)
  .max(questionsAtMost)
  .refine((keys) => new Set(keys).size === keys.length, {
    message: 'A question is asked once.',
    params: { code: 'asked_twice' },
  })
  .describe(
    `What may be asked after the stars, in this order: at most ${questionsAtMost} questions. Causes and delights come first, drivers in any order.`,
  )

export const AskedQuestion = z
  .object({
    key: Question,
    text: z.string().describe('The question, in the language of the form.'),
    low: z.int().describe('The lowest answer.'),
    high: z.int().describe('The highest answer.'),
    labels: z.array(z.string()).describe('A word for each answer; or two, for the lowest and the highest alone.'),
    kind: z
      .enum(['one', 'many', 'text', 'pair'])
      .describe(
        'one of its answers; many: those that apply; text: in words; pair: two of them, the second to `without`, as one number (first − 1) × 5 + second.',
      ),
    without: z.string().nullable().describe('Of a pair, the second question.'),
    mood: z
      .enum(['low', 'high'])
      .nullable()
      .describe('low: put to those who gave one to three stars; high: to those who gave more; null: to everybody.'),
    driver: z.boolean().describe('Whether it trades places with other drivers, so that none is always asked last.'),
  })
  .meta({ id: 'AskedQuestion', description: 'A question as it is asked in one language.' })
export type AskedQuestion = z.infer<typeof AskedQuestion>
