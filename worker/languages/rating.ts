// What the widget and the hosted rating page say, in every language.
import type { Locale } from '../contract/vocabulary.ts'
import el from './el/rating.json' with { type: 'json' }
import en from './en/rating.json' with { type: 'json' }
import fi from './fi/rating.json' with { type: 'json' }
import lv from './lv/rating.json' with { type: 'json' }
import sk from './sk/rating.json' with { type: 'json' }
import { type Message, speak, type Values } from './speak.ts'

const catalogues: Record<Locale, typeof en> = { en, lv, sk, fi, el }
type Part = 'first' | 'more' | 'hosted' | 'kiosk' | 'poster' | 'wall' | 'mail'

/** Every sentence of one part, ready to show. */
export const wordsOf = <P extends Part>(
  locale: Locale,
  part: P,
  values: Values,
): Record<keyof (typeof en)[P], string> => {
  const entries = Object.entries<Message>(catalogues[locale][part])
  return Object.fromEntries(entries.map(([key, message]) => [key, speak(locale, message, values)])) as Record<
    keyof (typeof en)[P],
    string
  >
}

/** The names of one to five stars: “4 stars: good”. */
export const starLabels = (locale: Locale): string[] => {
  const { stars, scale } = catalogues[locale]
  return scale.map((word, index) => `${speak(locale, stars, { count: index + 1 })}: ${word}`)
}
