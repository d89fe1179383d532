// What the touchpoints made of a template are called, and what they ask, in every language.
import type { TemplateKey } from '../contract/templates.ts'
import type { Locale } from '../contract/vocabulary.ts'
import el from './el/templates.json' with { type: 'json' }
import en from './en/templates.json' with { type: 'json' }
import fi from './fi/templates.json' with { type: 'json' }
import lv from './lv/templates.json' with { type: 'json' }
import sk from './sk/templates.json' with { type: 'json' }

type Words = { name: string; title: string }

const catalogues: Record<Locale, Record<TemplateKey, Words>> = { en, lv, sk, fi, el }

export const templateIn = (locale: Locale, key: TemplateKey): Words => catalogues[locale][key]
