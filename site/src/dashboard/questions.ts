// The library of questions in the reader's words.
import type { OwnQuestion } from '../../../worker/contract/own-questions.ts'
import type { QuestionKey, ScaleName } from '../../../worker/contract/questions.ts'
import { questions } from '../../../worker/contract/questions.ts'
import { speak } from '../../../worker/languages/speak.ts'
import { locale } from './words.ts'

interface Catalogue {
  scales: Record<ScaleName, string[]>
  questions: Record<QuestionKey, string>
}
const written = import.meta.glob<Catalogue>('../../../worker/languages/*/questions.json', { import: 'default' })
const catalogue = (await written[`../../../worker/languages/${locale}/questions.json`]?.()) as Catalogue

/** A question as customers of the business read it. */
export const questionText = (key: QuestionKey, business: string): string =>
  speak(locale, catalogue.questions[key], { business })

/** A business's own, in the reader's language or its first: a pair as two. */
export const ownAsked = (own: OwnQuestion | undefined) => {
  if (!own) return []
  const said = own.wording[locale] ?? Object.values(own.wording)[0]
  if (!said) return []
  const known = { yes_no: catalogue.scales.yes_no, feature: catalogue.scales.feature }
  const labels = known[own.kind as keyof typeof known] ?? said.labels
  const [low, high] = own.kind === 'yes_no' ? [0, 1] : [1, own.kind === 'feature' ? 5 : own.high]
  return [said.text, said.without].flatMap((text) => (text ? [{ text, low, high, labels }] : []))
}

/** The words of a question's scale: one for each answer, or two for its ends. */
export const scaleWords = (key: QuestionKey): string[] => catalogue.scales[questions[key]]
