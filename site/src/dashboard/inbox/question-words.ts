// Answers in words. The library of questions is brought when answers are first shown; a business's own, when one was asked.
import type { Answer, Answers } from '../../../../worker/contract/answers.ts'
import type { OwnQuestion } from '../../../../worker/contract/own-questions.ts'
import { isOwnKey, type QuestionKey, questions, scales } from '../../../../worker/contract/questions.ts'
import { call } from '../api/call.ts'
import { listed, say } from '../words.ts'

type Asked = { text: string; low: number; high: number; labels: string[] }

/** The word of an answer; on a scale that names only its ends, the number and the ends. */
const answerWord = ({ labels, low, high }: Asked, value: number): string => {
  if (labels.length === high - low + 1) return labels[value - low] ?? String(value)
  const [lowest = '', highest = ''] = labels
  return say('inbox.onScale', { value, low, high, lowest, highest })
}

const inWords = (asked: Asked, answer: Answer): string => {
  if (typeof answer === 'string') return answer
  return typeof answer === 'number'
    ? answerWord(asked, answer)
    : listed(answer.map((value) => answerWord(asked, value)))
}

const isQuestion = (key: string): key is QuestionKey => key in questions

const ownOf = async (slug: string, answers: Answers): Promise<OwnQuestion[]> =>
  Object.keys(answers).some(isOwnKey) ? (await call('GET', `/v1/businesses/${slug}/questions`)).questions : []

/** Each question with its answer. Of a pair there are two. */
export const answersInWords = async (slug: string, answers: Answers, business: string) => {
  const [{ ownAsked, questionText, scaleWords }, own] = await Promise.all([
    import('../questions.ts'),
    ownOf(slug, answers),
  ])
  const askedBy = (key: string): Asked[] => {
    if (!isQuestion(key)) return ownAsked(own.find((one) => one.key === key))
    const [low, high] = scales[questions[key]]
    return [{ text: questionText(key, business), low, high, labels: scaleWords(key) }]
  }
  return Object.entries(answers).flatMap(([key, answer]) => {
    const [first, second] = askedBy(key)
    if (!first || answer === undefined) return []
    if (!second || typeof answer !== 'number') return [{ key, question: first.text, answer: inWords(first, answer) }]
    const pair = [Math.ceil(answer / 5), ((answer - 1) % 5) + 1] as const
    return [first, second].map((asked, at) => ({
      key: `${key} ${at}`,
      question: asked.text,
      answer: inWords(asked, pair[at] as number),
    }))
  })
}
