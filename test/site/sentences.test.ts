import { describe, expect, test } from 'vitest'
import { locales } from '../../worker/contract/vocabulary.ts'
import { pageCatalogues } from '../../worker/languages/pages.ts'
import type { Message } from '../../worker/languages/speak.ts'

const flat = (locale: (typeof locales)[number]) =>
  Object.entries(pageCatalogues[locale]).flatMap(([part, messages]) =>
    Object.entries(messages).map(([key, message]): [string, Message] => [`${part}.${key}`, message]),
  )
const variants = (message: Message) => (typeof message === 'string' ? [message] : Object.values(message))
const names = (message: Message) => new Set(variants(message).flatMap((text) => text.match(/\{\w+\}/g) ?? []))
const english = new Map(flat('en'))
const written = locales.filter((locale) => flat(locale).length > 0)

describe.each(written)('the pages in %s', (locale) => {
  const own = flat(locale)

  test('have the same sentences as in English', () => {
    expect(own.map(([key]) => key).sort()).toEqual([...english.keys()].sort())
  })

  test.each(own)('keep the placeholders of %s', (key, message) => {
    expect([...names(message)].sort()).toEqual([...names(english.get(key) ?? '')].sort())
  })

  test.each(own.filter(([, message]) => typeof message !== 'string'))('have every plural of %s', (_, message) => {
    expect(Object.keys(message).sort()).toEqual(
      new Intl.PluralRules(locale).resolvedOptions().pluralCategories.toSorted(),
    )
  })
})
