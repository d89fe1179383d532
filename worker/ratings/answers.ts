import type { Answers } from '../contract/answers.ts'
import type { FoundTouchpoint } from '../touchpoints/find.ts'

/**
 * The answers that are stored: to what the touchpoint asks, as JSON ordered by key, or null where there are none. A form
 * may be older than the questionnaire; what it answers beyond that is left out, and the rest of the rating is saved.
 */
export const keptAnswers = ({ questions }: FoundTouchpoint, answers: Answers): string | null => {
  const kept = Object.entries(answers).filter(
    ([key, value]) => value !== undefined && questions.some((asked) => asked === key),
  )
  return kept.length > 0 ? JSON.stringify(Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)))) : null
}

/** As they are shown. */
export const answersOf = (stored: string | null): Answers => (stored === null ? {} : JSON.parse(stored))
