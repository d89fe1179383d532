// What is being entered for a customer.

import type { Answer, Answers, AskedQuestion } from '../../../../worker/contract/answers.ts'
import { fits } from '../../../../worker/contract/questions.ts'
import type { Form } from '../../../../worker/contract/touchpoint.ts'
import type { Locale } from '../../../../worker/contract/vocabulary.ts'
import { newId } from '../../../widget/ids.ts'
import { call, withQuery } from '../api/call.ts'

export class Entry {
  readonly #slug: string
  readonly #code: string
  /** Made once for each rating: pressing twice enters one. */
  #id = newId()
  form = $state.raw<Form>()
  stars = $state<number>()
  answers = $state<Record<string, Answer | undefined>>({})
  subject = $state('')
  comment = $state('')
  author = $state('')
  contact = $state('')
  publish = $state(false)

  constructor(slug: string, code: string) {
    this.#slug = slug
    this.#code = code
  }

  /** The questions as the customer would be asked them. */
  async read(locale: Locale): Promise<void> {
    this.form = await call('GET', withQuery(`/v1/touchpoints/${this.#code}`, { locale }))
  }

  /** All that fit the stars: who reads out or has a form before them is not bound to a few. Pairs are for screens. */
  get questions(): AskedQuestion[] {
    const { stars, form } = this
    if (!form || !stars) return []
    return form.questions.filter(({ key, kind }) => kind !== 'pair' && fits(key, stars))
  }

  clear(): void {
    this.#id = newId()
    this.stars = undefined
    this.answers = {}
    this.publish = false
    for (const field of ['subject', 'comment', 'author', 'contact'] as const) this[field] = ''
  }

  /** The number of the rating. */
  async save(): Promise<number> {
    const asked = new Set<string>(this.questions.map(({ key }) => key))
    const isGiven = (answer: Answer | undefined) => answer !== undefined && answer !== '' && [answer].flat().length > 0
    const answers = Object.entries(this.answers).filter(([key, answer]) => asked.has(key) && isGiven(answer))
    const { subject, comment, author, contact, publish, stars = 0, form } = this
    const words = { subject: subject || null, comment, author, contact }
    const { number } = await call('POST', `/v1/businesses/${this.#slug}/touchpoints/${this.#code}/ratings`, {
      ...words,
      id: this.#id,
      stars,
      publish,
      answers: Object.fromEntries(answers) as Answers,
      ...(form && { locale: form.locale }),
    })
    return number
  }
}
