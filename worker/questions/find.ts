import { and, asc, eq } from 'drizzle-orm'
import { ownQuestions } from '../../drizzle/schema/questions.ts'
import type { Directory } from '../db.ts'
import { Fault } from '../faults.ts'

export type OwnQuestionRow = typeof ownQuestions.$inferSelect

/** A business's own questions, oldest first. */
export const listOwnQuestions = (directory: Directory, businessId: string): Promise<OwnQuestionRow[]> =>
  directory
    .select()
    .from(ownQuestions)
    .where(eq(ownQuestions.businessId, businessId))
    .orderBy(asc(ownQuestions.createdAt), asc(ownQuestions.key))
    .all()

/** Throws `unknown_question`, also for those of others. */
export const findOwnQuestion = async (
  directory: Directory,
  businessId: string,
  key: string,
): Promise<OwnQuestionRow> => {
  const isOwn = and(eq(ownQuestions.key, key as OwnQuestionRow['key']), eq(ownQuestions.businessId, businessId))
  const row = await directory.select().from(ownQuestions).where(isOwn).get()
  if (!row) throw new Fault('unknown_question')
  return row
}
