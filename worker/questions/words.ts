import type { OwnWording } from '../contract/own-questions.ts'
import type { Locale } from '../contract/vocabulary.ts'
import type { OwnQuestionRow } from './find.ts'

/** In this language, else all of it in its first. */
const wordingIn = ({ wording }: Pick<OwnQuestionRow, 'wording'>, locale?: Locale): OwnWording => {
  const [first = { text: '', labels: [] }] = Object.values(wording)
  return (locale && wording[locale]) || first
}

export const textOf = (question: Pick<OwnQuestionRow, 'wording'>): string => wordingIn(question).text
