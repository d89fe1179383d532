// The questions of the library and the words of their scales, in every language; and those of a business in the same shape.
import type { AskedQuestion } from '../contract/answers.ts'
import type { OwnKind, OwnQuestion } from '../contract/own-questions.ts'
import type { QuestionKey } from '../contract/questions.ts'
import { isDriver, isForMany, isForWords, moodOf, questions, scales } from '../contract/questions.ts'
import type { Locale } from '../contract/vocabulary.ts'
import el from './el/questions.json' with { type: 'json' }
import en from './en/questions.json' with { type: 'json' }
import fi from './fi/questions.json' with { type: 'json' }
import lv from './lv/questions.json' with { type: 'json' }
import sk from './sk/questions.json' with { type: 'json' }
import { speak } from './speak.ts'

const catalogues: Record<Locale, typeof en> = { en, lv, sk, fi, el }

const kindOf = (key: QuestionKey): AskedQuestion['kind'] => {
  if (isForWords(key)) return 'text'
  return isForMany(key) ? 'many' : 'one'
}

/** A question as it is asked in a language: its values run from `low` to `high`; two labels name only the ends. */
export const questionIn = (locale: Locale, key: QuestionKey, business: string): AskedQuestion => {
  const scale = questions[key]
  const [low, high] = scales[scale]
  const catalogue = catalogues[locale]
  return {
    key,
    text: speak(locale, catalogue.questions[key], { business }),
    low,
    high,
    labels: catalogue.scales[scale],
    kind: kindOf(key),
    without: null,
    mood: moodOf(key),
    driver: isDriver(key),
  }
}

const kinds: Partial<Record<OwnKind, AskedQuestion['kind']>> = { choices: 'many', text: 'text', feature: 'pair' }
const knownScales = { yes_no: 'yes_no', feature: 'feature' } as const

/** Where it is not said in this language, all of it is in its first. */
export const ownQuestionIn = (
  locale: Locale,
  { key, kind, high, wording }: Pick<OwnQuestion, 'key' | 'kind' | 'high' | 'wording'>,
): AskedQuestion => {
  const [spoken, said] = Object.entries(wording).find(([one]) => one === locale) ?? Object.entries(wording)[0] ?? []
  const scale = knownScales[kind as keyof typeof knownScales]
  const [low, most] = scale ? scales[scale] : [1, high]
  return {
    key,
    text: said?.text ?? '',
    low,
    high: most,
    labels: scale ? catalogues[spoken as Locale].scales[scale] : (said?.labels ?? []),
    kind: kinds[kind] ?? 'one',
    without: said?.without ?? null,
    mood: null,
    driver: false,
  }
}
