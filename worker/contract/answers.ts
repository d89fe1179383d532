// What a customer answered beside the stars: by question, one whole number on the question's scale.
import * as z from 'zod'
import { type QuestionKey, questionKeys, questions, questionsAtMost, scales } from './questions.ts'

const answerTo = (key: QuestionKey) => {
  const [low, high] = scales[questions[key]]
  return z.int().min(low).max(high).optional().describe(`From ${low} to ${high}, on the scale \`${questions[key]}\`.`)
}

type Shape = Record<QuestionKey, ReturnType<typeof answerTo>>
const shape = Object.fromEntries(questionKeys.map((key) => [key, answerTo(key)])) as Shape

export const Answers = z
  .strictObject(shape)
  .meta({ id: 'Answers', description: 'Answers by question. Those that the touchpoint does not ask are not kept.' })
export type Answers = z.infer<typeof Answers>

const Question = z.enum(questionKeys as [QuestionKey, ...QuestionKey[]]).describe('A question of the library.')

export const Questions = z
  .array(Question)
  .max(questionsAtMost)
  .refine((keys) => new Set(keys).size === keys.length, {
    message: 'A question is asked once.',
    params: { code: 'asked_twice' },
  })
  .describe(`What is asked after the stars, in this order: at most ${questionsAtMost} questions.`)

export const AskedQuestion = z
  .object({
    key: Question,
    text: z.string().describe('The question, in the language of the form.'),
    low: z.int().describe('The lowest answer.'),
    high: z.int().describe('The highest answer.'),
    labels: z.array(z.string()).describe('A word for each answer; or two, for the lowest and the highest alone.'),
  })
  .meta({ id: 'AskedQuestion', description: 'A question as it is asked in one language.' })
export type AskedQuestion = z.infer<typeof AskedQuestion>
