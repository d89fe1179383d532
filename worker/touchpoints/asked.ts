import type { Asked } from '../contract/answers.ts'
import { isOwnKey } from '../contract/questions.ts'
import type { Directory } from '../db.ts'
import { Fault } from '../faults.ts'
import { listOwnQuestions } from '../questions/find.ts'

/** A touchpoint asks questions of the library and of its business. Throws `invalid_body`. */
export const refuseUnknownQuestions = async (directory: Directory, businessId: string, asked: readonly Asked[]) => {
  if (!asked.some(isOwnKey)) return
  const known = new Set<Asked>((await listOwnQuestions(directory, businessId)).map(({ key }) => key))
  const detail = 'This business has no such question.'
  const fields = asked.flatMap((key, index) =>
    isOwnKey(key) && !known.has(key) ? [{ pointer: `/questions/${index}`, code: 'unknown_question', detail }] : [],
  )
  if (fields.length > 0) throw new Fault('invalid_body', undefined, fields)
}
