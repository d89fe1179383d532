// A question of the business's own while it is written.
import type { NewOwnQuestion, OwnKind, OwnQuestion, OwnWording } from '../../../../worker/contract/own-questions.ts'
import type { Locale } from '../../../../worker/contract/vocabulary.ts'
import { makeOwnQuestion, rewordOwnQuestion } from './api.ts'

export const ownKinds: readonly OwnKind[] = ['scale', 'yes_no', 'choice', 'choices', 'text', 'feature']

interface Said {
  text: string
  without: string
  lowest: string
  highest: string
  /** One a line. */
  answers: string
}

const saidOf = (kind: OwnKind, wording: OwnWording | undefined): Said => {
  const { text = '', without = '', labels = [] } = wording ?? {}
  const [lowest = '', highest = ''] = kind === 'scale' ? labels : []
  return { text, without, lowest, highest, answers: labels.join('\n') }
}

const labelsOf = (kind: OwnKind, { lowest, highest, answers }: Said): string[] => {
  if (kind === 'scale') return [lowest, highest]
  if (kind !== 'choice' && kind !== 'choices') return []
  return answers
    .split('\n')
    .map((answer) => answer.trim())
    .filter(Boolean)
}

export class OwnDraft {
  readonly #question: OwnQuestion | undefined
  readonly locales: Locale[]
  kind = $state<OwnKind>('scale')
  high = $state(5)
  said = $state<Partial<Record<Locale, Said>>>({})

  /** The languages of the touchpoint, and those that it is said in already. */
  constructor(question: OwnQuestion | undefined, locales: readonly Locale[]) {
    this.#question = question
    this.kind = question?.kind ?? 'scale'
    this.locales = [...new Set([...(Object.keys(question?.wording ?? {}) as Locale[]), ...locales])]
    for (const locale of this.locales) this.said[locale] = saidOf(this.kind, question?.wording[locale])
  }

  /** In the languages that it is said in. */
  get #wording(): NewOwnQuestion['wording'] {
    const said = this.locales.flatMap((locale) => {
      const one = this.said[locale]
      if (!one?.text.trim()) return []
      const { text, without } = one
      const labels = labelsOf(this.kind, one)
      return [[locale, { text, labels, ...(this.kind === 'feature' ? { without } : {}) }]]
    })
    return Object.fromEntries(said)
  }

  save(slug: string): Promise<OwnQuestion> {
    if (this.#question) return rewordOwnQuestion(slug, this.#question.key, this.#wording)
    const { kind, high } = this
    return makeOwnQuestion(slug, { kind, wording: this.#wording, ...(kind === 'scale' ? { high } : {}) })
  }
}
