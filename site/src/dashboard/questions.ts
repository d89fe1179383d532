// The library of questions in the reader's words.
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

/** The words of a question's scale: one for each answer, or two for its ends. */
export const scaleWords = (key: QuestionKey): string[] => catalogue.scales[questions[key]]
