// What the public pages say, in every language.
import type { Locale } from '../contract/vocabulary.ts'
import el from './el/pages.json' with { type: 'json' }
import en from './en/pages.json' with { type: 'json' }
import fi from './fi/pages.json' with { type: 'json' }
import lv from './lv/pages.json' with { type: 'json' }
import sk from './sk/pages.json' with { type: 'json' }
import { type Message, speak, type Values } from './speak.ts'

type Catalogue = Record<string, Record<string, Message>>
type Catalogues = typeof en
/** The name of a sentence: its part and its key, as in `home.lead`. */
export type PageKey = { [P in keyof Catalogues]: `${P}.${keyof Catalogues[P] & string}` }[keyof Catalogues]
export type Say = (key: PageKey, values?: Values) => string

export const pageCatalogues: Record<Locale, Catalogue> = { en, lv, sk, fi, el }

// A language without any sentence falls back as a whole: two languages are never mixed on one page.
const isWritten = (locale: Locale) => Object.keys(pageCatalogues[locale]).length > 0

/** Says the sentences of the public pages in `locale`. */
export const sayIn = (locale: Locale): Say => {
  const language = isWritten(locale) ? locale : 'en'
  return (key, values) => {
    const [part = '', name = ''] = key.split('.')
    const message = pageCatalogues[language][part]?.[name]
    if (message === undefined) throw new Error(`The ${language} pages have no sentence for ${key}.`)
    return speak(language, message, values)
  }
}
