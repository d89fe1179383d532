// Answers in words. The library of questions is brought when answers are first shown.
import type { Answers } from '../../../../worker/contract/answers.ts'
import { type QuestionKey, questions, scales } from '../../../../worker/contract/questions.ts'
import { say } from '../words.ts'

/** The word of an answer; on a scale that names only its ends, the number and the ends. */
const answerWord = (labels: string[], [low, high]: readonly [number, number], value: number): string => {
  if (labels.length === high - low + 1) return labels[value - low] ?? String(value)
  const [lowest = '', highest = ''] = labels
  return say('inbox.onScale', { value, low, high, lowest, highest })
}

const isQuestion = (key: string): key is QuestionKey => key in questions

export const loadAnswerWords = async () => {
  const { questionText, scaleWords } = await import('../questions.ts')
  return (answers: Answers, business: string) =>
    Object.entries(answers).flatMap(([key, value]) => {
      if (!isQuestion(key) || value === undefined) return []
      const answer = answerWord(scaleWords(key), scales[questions[key]], value)
      return [{ key, question: questionText(key, business), answer }]
    })
}
