// What a machine finds in a text, and how long it makes a text wait. Neither can know the stars.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holdSettings, locales, type textFlags } from '../../worker/contract/lists.ts'
import type { Locale } from '../../worker/contract/vocabulary.ts'
import { flagsOf } from '../../worker/flags/flags.ts'
import { heldUntil } from '../../worker/flags/hold.ts'

const flags = (comment: string, locale: Locale = 'en') => flagsOf({ comment, author: null, locale })

const found: [(typeof textFlags)[number], Locale, string][] = [
  ['link', 'en', 'Look at https://other.example/x'],
  ['link', 'lv', 'Skaties WWW.citur.lv!'],
  ['link', 'fi', 'Parempi on leipä.fi täällä.'],
  ['email', 'en', 'Write to anna.k+shop@mail.example'],
  ['email', 'el', 'Γράψτε στο άννα@παράδειγμα.ελ'],
  ['phone', 'lv', 'Zvaniet +371 20 000 000'],
  ['phone', 'sk', 'Volajte 0905/123 456'],
  ['phone', 'en', 'Call (020) 7946-0000 on 12.11.2026'],
  ['profanity', 'en', 'What a SHITTY shop'],
  ['profanity', 'lv', 'Pilnīgs sūds.'],
  ['profanity', 'sk', 'Kurva, aké drahé!'],
  ['profanity', 'fi', 'Vittu mitä palvelua'],
  ['profanity', 'el', 'Ο ΜΑΛΑΚΑΣ στο ταμείο'],
  ['profanity', 'fi', 'bullshit'],
]
const decent: [Locale, string][] = [
  ['en', 'Scunthorpe, shitake and 250 g of bread for 12.50 on 12/11/2026 or 2026-11-12. Nice.Really. v1.2'],
  ['lv', 'Mums bija sūdzība, bet pica un kurva groza bija lieliska. Kurvītis arī.'],
  ['sk', 'Chlieb za 2,50 €, dňa 12. 11. 2026, o 15:30. Veľmi dobre.Ďakujem'],
  ['fi', 'Saatan tulla uudestaan. Kurvissa oli pimeää.'],
  ['el', 'Μαλακό ψωμί, ωραία μαλακά κουλούρια, τέλειος γάμος και γαμήλια τούρτα.'],
]

describe('a machine', () => {
  it.each(found)('finds %s (%s): %s', (flag, locale, text) => {
    expect(flags(text, locale)).toContain(flag)
  })

  it.each(decent)('finds nothing in decent words (%s): %s', (locale, text) => {
    expect(flags(text, locale)).toEqual([])
  })

  it('reads a word in whatever form of Unicode it comes', () => {
    expect(flags('sūds'.normalize('NFD'), 'lv')).toEqual(['profanity'])
  })

  it('looks at the name as well', () => {
    expect(flagsOf({ comment: null, author: 'www.other.example', locale: 'en' })).toEqual(['link'])
  })

  it('looks at a bounded number of places, however long and contrived a text is', () => {
    // Steps grow with the length where every repetition has a bound: with one that has none, these would not end.
    for (const part of ['a.', '1 ', 'a@', '-', '1.1.', '(', '1-', 'a-'])
      for (const locale of locales) expect(flags(part.repeat(20_000 / part.length), locale)).toBeInstanceOf(Array)
  })
})

/** A rating that says when somebody asks for its stars. */
const guarded = (said: { comment: string | null; author: string | null; locale: Locale; publish: boolean }) => {
  const asked: string[] = []
  const known = ['comment', 'author', 'locale', 'publish']
  const rating = new Proxy(said, {
    get: (target, name) => {
      if (!known.includes(String(name))) asked.push(String(name))
      return Reflect.get(target, name)
    },
    ownKeys: () => {
      asked.push('all')
      return known
    },
  })
  return { rating, asked }
}

describe('a hold', () => {
  const text = fc.option(
    fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...found.map(([, , words]) => words))),
  )
  const anything = fc.record({
    comment: text,
    author: text,
    locale: fc.constantFrom(...locales),
    publish: fc.boolean(),
  })

  it('asks a rating for its words, its language and its consent, and for nothing else', () => {
    const property = fc.property(anything, fc.constantFrom(...holdSettings), (said, setting) => {
      const { rating, asked } = guarded(said)
      heldUntil(setting, rating, 0)
      flagsOf(rating)
      return asked.length === 0
    })
    fc.assert(property)
  })

  it('is the same whatever the stars', () => {
    const stars = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
    const property = fc.property(anything, stars, fc.constantFrom(...holdSettings), (said, [one, other], setting) => {
      expect(heldUntil(setting, { ...said, stars: one } as typeof said, 5)).toBe(
        heldUntil(setting, { ...said, stars: other } as typeof said, 5),
      )
    })
    fc.assert(property)
  })

  it('lasts seven days or not at all, and none where nothing is to be shown', () => {
    const property = fc.property(anything, fc.constantFrom(...holdSettings), (said, setting) => {
      const until = heldUntil(setting, said, 1000)
      const isForAll = said.publish && (said.comment ?? said.author) !== null
      if (!isForAll || setting === 'never') expect(until).toBeNull()
      else if (setting === 'all') expect(until).toBe(1000 + 7 * 86_400_000)
      else expect(until).toBe(flagsOf(said).length > 0 ? 1000 + 7 * 86_400_000 : null)
    })
    fc.assert(property)
  })
})
