// The answers beside the stars, in the words of the questions as they are asked today.
import type { Answer, AskedQuestion } from '../../../worker/contract/answers.ts'
import type { Receipt } from '../../../worker/contract/receipt.ts'
import type { Form } from '../../../worker/contract/touchpoint.ts'
import { find, show } from '../script/dom.ts'
import { locale } from './words.ts'

const wordOf = ({ labels, low, high }: AskedQuestion, value: number) =>
  (labels.length === high - low + 1 ? labels[value - low] : undefined) ?? `${value} / ${high}`

const inWords = (question: AskedQuestion | undefined, answer: Answer): string => {
  if (typeof answer === 'string') return answer
  const values = [answer].flat()
  return values.map((value) => (question ? wordOf(question, value) : String(value))).join(', ')
}

const questionsOf = async (code: string): Promise<AskedQuestion[]> => {
  const answer = await fetch(`/v1/touchpoints/${code}?locale=${locale}`).catch(() => undefined)
  return answer?.ok ? ((await answer.json()) as Form).questions : []
}

/** A question that is asked no more is named by its key, as it is stored. */
export const showAnswers = async (code: string, { answers }: Receipt): Promise<void> => {
  const given = Object.entries<Answer | undefined>(answers)
  show('#answers', given.length > 0)
  const questions = given.length > 0 ? await questionsOf(code) : []
  const rows = given.flatMap(([key, answer]) => {
    const question = questions.find((one) => one.key === key)
    const [name, value] = [document.createElement('dt'), document.createElement('dd')]
    name.textContent = question?.text ?? key
    value.textContent = answer === undefined ? '' : inWords(question, answer)
    return [name, value]
  })
  find('#answers dl').replaceChildren(...rows)
}
