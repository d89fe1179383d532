// Answers as the Lane holds them: JSON ordered by key, or null.
import type { Answer } from '../contract/answers.ts'
import { fits } from '../contract/questions.ts'

export const readAnswers = (stored: string | null): Record<string, Answer> =>
  stored === null ? {} : JSON.parse(stored)

const keeping = (stored: string | null, isKept: (key: string, answer: Answer) => boolean): string | null => {
  const answers = Object.entries(readAnswers(stored))
  const kept = answers.filter(([key, answer]) => isKept(key, answer))
  if (kept.length === answers.length) return stored
  return kept.length > 0 ? JSON.stringify(Object.fromEntries(kept)) : null
}

/** Without those to questions that are not put to who gives so many stars. */
export const fittingAnswers = (stored: string | null, stars: number): string | null =>
  keeping(stored, (key) => fits(key, stars))

/** Without those in words. */
export const wordlessAnswers = (stored: string | null): string | null =>
  keeping(stored, (_, answer) => typeof answer !== 'string')
