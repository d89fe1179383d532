// What a customer wrote.
import type { Case } from '../../../worker/contract/case.ts'

/** Answers that are words and not one of a scale. */
export const writtenAnswers = ({ answers }: Pick<Case, 'answers'>): string[] =>
  Object.values(answers).filter((answer) => typeof answer === 'string')

/** The comment, else what was written in the answers; empty where there are no words at all. */
export const wordsOf = (one: Pick<Case, 'answers' | 'comment'>): string =>
  one.comment ?? writtenAnswers(one).join(' · ')
