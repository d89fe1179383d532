// A mapping file: where things are in a CSV file, and what they mean. `npm run import -- FILE.csv --mapping FILE.json`.
import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { NewOwnQuestion, type OwnQuestion } from '../contract/own-questions.ts'
import { type QuestionKey, questionKeys, questionsAtMost } from '../contract/questions.ts'
import { Channel, Stage, SubjectKind } from '../contract/vocabulary.ts'
import { type Api, call } from './api.ts'
import type { Mapping } from './reviews.ts'

const Column = z.string().min(1)
const values = z.record(z.string(), z.int()).optional()

const Answer = z.strictObject({
  column: Column,
  /** A question of the library by its key, or one of the business's own as it would be made. */
  question: z.union([z.enum(questionKeys as [QuestionKey, ...QuestionKey[]]), NewOwnQuestion]),
  values,
  /** What stands for no answer, beside an empty cell. */
  none: z.array(z.string()).default([]),
})

const MappingFile = z.strictObject({
  touchpoint: z
    .strictObject({
      name: z.string().min(1),
      channel: Channel.default('api'),
      stage: Stage.optional(),
      subjectKind: SubjectKind.optional(),
    })
    .optional(),
  stars: z.union([Column, z.strictObject({ column: Column, values })]),
  text: z.array(Column).default([]),
  subject: Column.optional(),
  author: Column.optional(),
  date: Column.optional(),
  id: Column.optional(),
  locale: Column.optional(),
  answers: z.array(Answer).max(questionsAtMost).default([]),
})
export type MappingFile = z.infer<typeof MappingFile>

/** Throws an error that says what is wrong where. */
export const readMapping = (file: string): MappingFile => {
  let json: unknown
  try {
    json = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Error(`${file} cannot be read: ${(error as Error).message}`, { cause: error })
  }
  const { data, error } = MappingFile.safeParse(json)
  if (data) return data
  throw new Error(`${file} is no mapping.\n${z.prettifyError(error)}`)
}

type Own = z.infer<typeof NewOwnQuestion>

const saysTheSame = (question: OwnQuestion, wanted: Own) =>
  question.kind === wanted.kind && Object.values(question.wording)[0]?.text === Object.values(wanted.wording)[0]?.text

/** The keys of the questions, in order. The business's own that are not there yet are made. */
const keysFor = async (api: Api, business: string, answers: MappingFile['answers']): Promise<string[]> => {
  const path = `/v1/businesses/${business}/questions`
  const { questions: known } = await call<{ questions: OwnQuestion[] }>(api, 'GET', path)
  const keys: string[] = []
  for (const { question } of answers) {
    if (typeof question === 'string') keys.push(question)
    else
      keys.push(
        (known.find((one) => saysTheSame(one, question)) ?? (await call<OwnQuestion>(api, 'POST', path, question))).key,
      )
  }
  return keys
}

/** As the reader of the file needs it, once the business has every question that is answered. */
export const mappingFor = async (api: Api, business: string, file: MappingFile): Promise<Mapping> => {
  const keys = await keysFor(api, business, file.answers)
  const stars = typeof file.stars === 'string' ? { column: file.stars, values: undefined } : file.stars
  const answers = file.answers.map(({ column, values: said, none }, index) => ({
    key: keys[index] ?? '',
    column,
    values: said,
    none,
  }))
  return { ...file, stars: stars.column, starValues: stars.values, answers }
}
