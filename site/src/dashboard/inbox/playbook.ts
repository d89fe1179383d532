// How an angry customer is answered, in the language of whoever answers. It is a whole of its own, so it may be written
// in more languages than the page around it.
import type { Case } from '../../../../worker/contract/case.ts'

interface Playbook {
  title: string
  steps: Record<string, string>
}

const written = import.meta.glob<Playbook>('../../../../worker/languages/*/playbook.json', { import: 'default' })
const fileOf = (language: string) => `../../../../worker/languages/${language}/playbook.json`

const angry = 1
/** One or two stars, or a customer who says so. */
export const isAngry = ({ stars, answers }: Pick<Case, 'stars' | 'answers'>): boolean =>
  stars <= 2 || answers.emotion === angry

/** With the language that it is in: the first of the reader's that it is written in. */
export const loadPlaybook = async (languages: readonly string[]) => {
  const language = languages.map((tag) => tag.slice(0, 2)).find((one) => written[fileOf(one)]) ?? 'en'
  const book = await written[fileOf(language)]?.()
  return { language, title: book?.title ?? '', steps: Object.entries(book?.steps ?? {}) }
}
