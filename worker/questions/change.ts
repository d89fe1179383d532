import { and, eq } from 'drizzle-orm'
import { ownQuestions } from '../../drizzle/schema/questions.ts'
import type { Actor } from '../accounts/actor.ts'
import { noting } from '../audit/note.ts'
import { type OwnQuestionChange, wordingFaults } from '../contract/own-questions.ts'
import type { Directory } from '../db.ts'
import { Fault } from '../faults.ts'
import { findOwnQuestion, type OwnQuestionRow } from './find.ts'
import { textOf } from './words.ts'

/** A choice keeps as many answers as it had: those that were given stand for something. */
const refuseOtherAnswers = ({ kind, high }: OwnQuestionRow, { wording }: OwnQuestionChange) => {
  const fields = Object.entries(wording).flatMap(([locale, one]) =>
    wordingFaults(kind, one, high).map(({ path, code, message }) => ({
      pointer: `/wording/${locale}/${path.join('/')}`,
      code,
      detail: message,
    })),
  )
  if (fields.length > 0) throw new Fault('invalid_body', undefined, fields)
}

/** Says it in other words, in these languages alone. Throws `unknown_question`, `invalid_body`. */
export const rewordOwnQuestion = async (
  directory: Directory,
  businessId: string,
  key: string,
  change: OwnQuestionChange,
  actor: Actor,
  now: number,
): Promise<OwnQuestionRow> => {
  const before = await findOwnQuestion(directory, businessId, key)
  refuseOtherAnswers(before, change)
  const after = { ...before, wording: change.wording }
  const isIt = and(eq(ownQuestions.key, before.key), eq(ownQuestions.businessId, businessId))
  await directory.batch([
    directory.update(ownQuestions).set({ wording: change.wording }).where(isIt),
    noting(directory, businessId, actor, 'question.changed', textOf(after), now),
  ])
  return after
}
