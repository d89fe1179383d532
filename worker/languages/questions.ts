// The questions of the library and the words of their scales, in every language.
import type { QuestionKey } from '../contract/questions.ts'
import { questions, scales } from '../contract/questions.ts'
import type { Locale } from '../contract/vocabulary.ts'
import el from './el/questions.json' with { type: 'json' }
import en from './en/questions.json' with { type: 'json' }
import fi from './fi/questions.json' with { type: 'json' }
import lv from './lv/questions.json' with { type: 'json' }
import sk from './sk/questions.json' with { type: 'json' }
import { speak } from './speak.ts'

const catalogues: Record<Locale, typeof en> = { en, lv, sk, fi, el }

/** A question as it is asked in a language: its values run from `low` to `high`; two labels name only the ends. */
export const questionIn = (locale: Locale, key: QuestionKey, business: string) => {
  const scale = questions[key]
  const [low, high] = scales[scale]
  const catalogue = catalogues[locale]
  return {
    key,
    text: speak(locale, catalogue.questions[key], { business }),
    low,
    high,
    labels: catalogue.scales[scale],
  }
}
