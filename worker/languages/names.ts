import type { Locale } from '../contract/vocabulary.ts'

const names: Record<Locale, string> = { en: 'English', lv: 'Latviešu', sk: 'Slovenčina', fi: 'Suomi', el: 'Ελληνικά' }

/** A language's name in itself. */
export const languageName = (locale: Locale): string => names[locale]
