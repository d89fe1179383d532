// The questions after the stars as fields of a plain form, and what such a form answers.
import { html } from 'hono/html'
import type { Answer, Answers, AskedQuestion } from '../contract/answers.ts'
import { askedOf } from '../contract/asking.ts'
import type { Form } from '../contract/touchpoint.ts'
import type { Entry, Html } from './page.ts'

/** The name of a question's field; a pair has a second one. */
const fieldOf = (key: string, part = '') => `q_${key}${part}`
const second = '_2'

const choices = (question: AskedQuestion, name: string, heading: string, isGiven: (value: number) => boolean): Html => {
  const { low, high, labels, kind } = question
  const values = Array.from({ length: high - low + 1 }, (_, index) => low + index)
  const isNamed = labels.length === values.length
  const ends = isNamed ? '' : html` <small>${low}: ${labels[0]}, ${high}: ${labels[1]}</small>`
  const type = kind === 'many' ? 'checkbox' : 'radio'
  return html`<fieldset class="question"><legend>${heading}${ends}</legend>
    ${values.map((value, index) => html`<label><input type="${type}" name="${name}" value="${value}"${isGiven(value) ? ' checked' : ''}><span>${isNamed ? labels[index] : value}</span></label>`)}
  </fieldset>`
}

const fields = (question: AskedQuestion, given: Answer | undefined): Html => {
  const { key, text, kind, without } = question
  const name = fieldOf(key)
  if (kind === 'text') {
    return html`<p><label for="${name}">${text}</label>
      <textarea id="${name}" name="${name}" rows="3" maxlength="1000">${given ?? ''}</textarea></p>`
  }
  if (kind !== 'pair') {
    return choices(question, name, text, (value) => (Array.isArray(given) ? given.includes(value) : given === value))
  }
  const [one, other] = typeof given === 'number' ? [Math.ceil(given / 5), ((given - 1) % 5) + 1] : []
  return html`${choices(question, name, text, (value) => value === one)}
    ${choices(question, fieldOf(key, second), without ?? '', (value) => value === other)}`
}

/** What the customer of these stars is asked, and whatever they have answered before. */
export const moreQuestions = (
  { questions, askAtMost }: Form,
  { id, stars, answers }: Entry,
  heading: string,
): Html | '' => {
  if (stars === undefined) return ''
  const given: Record<string, Answer | undefined> = answers
  const asked = new Set(askedOf(questions, stars, askAtMost, id, given.causes))
  for (const question of questions) if (given[question.key] !== undefined) asked.add(question)
  if (asked.size === 0) return ''
  return html`<h3>${heading}</h3>${[...asked].map((question) => fields(question, given[question.key]))}`
}

const answerIn = (posted: URLSearchParams, { key, kind }: AskedQuestion): Answer | undefined => {
  const all = posted.getAll(fieldOf(key)).filter((value) => value.trim())
  if (all.length === 0) return undefined
  if (kind === 'text') return all[0]
  if (kind === 'many') return all.map(Number)
  if (kind === 'one') return Number(all[0])
  const other = posted.get(fieldOf(key, second))
  return other ? (Number(all[0]) - 1) * 5 + Number(other) : undefined
}

export const postedAnswers = (posted: URLSearchParams, questions: readonly AskedQuestion[]): Answers =>
  Object.fromEntries(
    questions.flatMap((question) => {
      const answer = answerIn(posted, question)
      return answer === undefined ? [] : [[question.key, answer]]
    }),
  )
