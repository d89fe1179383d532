// What is asked, in the reader's words.
import type { Asked } from '../../../../worker/contract/answers.ts'
import type { OwnQuestion } from '../../../../worker/contract/own-questions.ts'
import { isOwnKey } from '../../../../worker/contract/questions.ts'
import { ownAsked, questionText, scaleWords } from '../questions.ts'

/** The question and the words of its answers; empty while the business's own are not there yet. */
export const wordsOf = (key: Asked, own: readonly OwnQuestion[], business: string) => {
  if (!isOwnKey(key)) return { text: questionText(key, business), labels: scaleWords(key) }
  const asked = ownAsked(own.find((one) => one.key === key))
  return { text: asked.map(({ text }) => text).join(' / '), labels: asked[0]?.labels ?? [] }
}
