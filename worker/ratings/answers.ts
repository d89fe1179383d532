import type { Answer, Answers } from '../contract/answers.ts'
import type { OwnKind } from '../contract/own-questions.ts'
import { Fault } from '../faults.ts'
import type { FoundTouchpoint } from '../touchpoints/find.ts'

type Taken = (answer: Answer, high: number) => boolean
const isWithin =
  (low: number): Taken =>
  (answer, high) =>
    typeof answer === 'number' && answer >= low && answer <= high

const takes: Record<OwnKind, Taken> = {
  scale: isWithin(1),
  yes_no: isWithin(0),
  choice: isWithin(1),
  feature: isWithin(1),
  choices: (answer, high) => Array.isArray(answer) && answer.every((one) => one <= high),
  text: (answer) => typeof answer === 'string',
}

/** The contract knows the library's questions, and not those of each business. */
const refuseWrongAnswers = ({ ownQuestions }: FoundTouchpoint, answers: Answers) => {
  const all: Record<string, Answer | undefined> = answers
  const wrong = ownQuestions.filter(({ key, kind, high }) => {
    const answer = all[key]
    return answer !== undefined && !takes[kind](answer, high)
  })
  const fields = wrong.map(({ key }) => ({
    pointer: `/answers/${key}`,
    code: 'not_allowed',
    detail: 'This is no answer to the question.',
  }))
  if (fields.length > 0) throw new Fault('invalid_body', undefined, fields)
}

/**
 * The answers that are stored: to what the touchpoint asks, as JSON ordered by key, or null where there are none. A form
 * may be older than the questionnaire; what it answers beyond that is left out, and the rest of the rating is saved.
 * Throws `invalid_body`.
 */
export const keptAnswers = (touchpoint: FoundTouchpoint, answers: Answers): string | null => {
  refuseWrongAnswers(touchpoint, answers)
  const kept = Object.entries(answers).filter(
    ([key, value]) => value !== undefined && touchpoint.questions.some((asked) => asked === key),
  )
  return kept.length > 0 ? JSON.stringify(Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)))) : null
}

/** As they are shown. */
export const answersOf = (stored: string | null): Answers => (stored === null ? {} : JSON.parse(stored))
