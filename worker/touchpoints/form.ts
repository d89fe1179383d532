import type { Asked } from '../contract/answers.ts'
import { isOwnKey } from '../contract/questions.ts'
import type { Form } from '../contract/touchpoint.ts'
import type { Locale } from '../contract/vocabulary.ts'
import { chooseLocale } from '../http/language.ts'
import { directionOf } from '../languages/names.ts'
import { ownQuestionIn, questionIn } from '../languages/questions.ts'
import { starLabels, wordsOf } from '../languages/rating.ts'
import type { FoundTouchpoint } from './find.ts'

/** One of the business's own that is not there, in a draft for example, is not asked. */
const askedIn = ({ business, ownQuestions }: FoundTouchpoint, key: Asked, locale: Locale) => {
  if (!isOwnKey(key)) return questionIn(locale, key, business.name)
  const own = ownQuestions.find((one) => one.key === key)
  return own && ownQuestionIn(locale, own)
}

/** All that is needed to ask in one language: the one wanted, else one that the reader accepts, else the first. */
export const formOf = (
  touchpoint: FoundTouchpoint,
  wanted: string | undefined,
  acceptLanguage: string | undefined,
): Form => {
  const { code, name, channel, locales, business, questions, askAtMost, reviewUrl } = touchpoint
  const locale = chooseLocale(wanted, acceptLanguage, locales)
  const own = touchpoint.texts[locale] ?? {}
  const words = wordsOf(locale, 'first', { business: business.name })
  return {
    code,
    name,
    channel,
    locales,
    business: { slug: business.slug, name: business.name },
    locale,
    dir: directionOf(locale),
    words: { ...words, title: own.title ?? words.title, saved: own.thanks ?? words.saved },
    labels: starLabels(locale),
    questions: questions.flatMap((key) => askedIn(touchpoint, key, locale) ?? []),
    askAtMost,
    reviewUrl,
    own,
  }
}

/** What the widget says after the first tap. */
export const moreWordsOf = ({ locale, business, own }: Form) => {
  const words = wordsOf(locale, 'more', { business: business.name, name: '{name}' })
  return { ...words, comment: own.comment ?? words.comment }
}
