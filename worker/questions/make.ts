import { ownQuestions } from '../../drizzle/schema/questions.ts'
import type { Actor } from '../accounts/actor.ts'
import { noting } from '../audit/note.ts'
import { highOf, type NewOwnQuestion, ownQuestionsAtMost } from '../contract/own-questions.ts'
import type { OwnKey } from '../contract/questions.ts'
import type { Directory } from '../db.ts'
import { Fault } from '../faults.ts'
import { listOwnQuestions, type OwnQuestionRow } from './find.ts'
import { textOf } from './words.ts'

const letters = '0123456789abcdefghijklmnopqrstuv'

const randomKey = (): OwnKey =>
  `own_${Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => letters[byte % 32]).join('')}`

/** Throws `too_many_questions`. */
export const makeOwnQuestion = async (
  directory: Directory,
  businessId: string,
  wanted: NewOwnQuestion,
  actor: Actor,
  now: number,
): Promise<OwnQuestionRow> => {
  const known = await listOwnQuestions(directory, businessId)
  if (known.length >= ownQuestionsAtMost) throw new Fault('too_many_questions')
  const { kind, wording } = wanted
  const row = { key: randomKey(), businessId, kind, high: highOf(wanted), wording, createdAt: now }
  await directory.batch([
    directory.insert(ownQuestions).values(row),
    noting(directory, businessId, actor, 'question.made', textOf(row), now),
  ])
  return row
}
