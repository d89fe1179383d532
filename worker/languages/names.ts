import type { Locale } from '../contract/vocabulary.ts'

const names: Record<Locale, string> = { en: 'English', lv: 'Latviešu', sk: 'Slovenčina', fi: 'Suomi', el: 'Ελληνικά' }

/** A language's name in itself. */
export const languageName = (locale: Locale): string => names[locale]

/** Direction of a language's script. */
export const directionOf = (locale: string): 'ltr' | 'rtl' =>
  ['ar', 'he', 'fa', 'ur'].includes(locale) ? 'rtl' : 'ltr'
