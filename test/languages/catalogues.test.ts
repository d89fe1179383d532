import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { locales } from '../../worker/contract/vocabulary.ts'
import { speak } from '../../worker/languages/speak.ts'

type Node = string | string[] | { [key: string]: Node }
const root = 'worker/languages'
const surfaces = readdirSync(`${root}/en`, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.json'),
)
/** What only those who run a business read comes in English first; once a language has it, it has all of it. */
const isEnglishFirst = (surface: string) => /^(dashboard[/\\]|mail\.json)/.test(surface)
const localesOf = (surface: string) =>
  locales.filter((locale) => !isEnglishFirst(surface) || existsSync(`${root}/${locale}/${surface}`))

const read = (locale: string, surface: string): Node => JSON.parse(readFileSync(`${root}/${locale}/${surface}`, 'utf8'))
const isPlural = (node: Node): node is Record<string, string> =>
  typeof node === 'object' && !Array.isArray(node) && 'other' in node && typeof node.other === 'string'

/** Each message by its path: a text, or a text for each plural category. */
const messages = (node: Node, path = ''): [string, string | Record<string, string>][] => {
  if (typeof node === 'string' || isPlural(node)) return [[path, node]]
  return Object.entries(node).flatMap(([key, child]) => messages(child as Node, `${path}/${key}`))
}
const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort()

describe.each(surfaces)('the catalogue %s', (surface) => {
  const english = new Map(messages(read('en', surface)))

  it.each(localesOf(surface))('says in %s everything that it says in English', (locale) => {
    const own = messages(read(locale, surface))
    expect(own.map(([path]) => path).sort()).toEqual([...english.keys()].sort())
    for (const [path, message] of own) expect([path, JSON.stringify(message).length > 2]).toEqual([path, true])
  })

  it.each(localesOf(surface))(
    'has in %s a form for each plural category, with the placeholders of the English',
    (locale) => {
      const categories = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.sort()
      for (const [path, message] of messages(read(locale, surface))) {
        const model = english.get(path)
        const expected = new Set(placeholders(typeof model === 'string' ? model : (model?.other ?? '')))
        const forms = typeof message === 'string' ? [message] : Object.values(message)
        if (typeof message !== 'string') expect([path, Object.keys(message).sort()]).toEqual([path, categories])
        expect([path, placeholders(typeof message === 'string' ? message : (message.other ?? ''))]).toEqual([
          path,
          [...expected].sort(),
        ])
        for (const form of forms)
          for (const name of placeholders(form)) expect([path, expected.has(name)]).toEqual([path, true])
      }
    },
  )

  it.each(localesOf(surface).filter((locale) => locale !== 'en'))('is translated into %s', (locale) => {
    const own = messages(read(locale, surface)).filter(([, message]) => JSON.stringify(message).length > 12)
    const same = own.filter(([path, message]) => JSON.stringify(message) === JSON.stringify(english.get(path)))
    // A name or an address may be the same in two languages; a sentence is not.
    expect(same.filter(([, message]) => / /.test(JSON.stringify(message)))).toEqual([])
  })
})

describe('a message', () => {
  it('takes the plural of its language', () => {
    const message = { zero: '{count} vērtējumu', one: '{count} vērtējums', other: '{count} vērtējumi' }
    expect([0, 1, 2, 11, 21, 30].map((count) => speak('lv', message, { count }))).toEqual([
      '0 vērtējumu',
      '1 vērtējums',
      '2 vērtējumi',
      '11 vērtējumu',
      '21 vērtējums',
      '30 vērtējumu',
    ])
  })

  it('writes numbers as its language does, and leaves unknown names alone', () => {
    expect(speak('fi', '{mean} / {n}', { mean: 4.356, n: 12000 })).toBe('4,36 / 12\u00a0000')
    expect(speak('en', '{a} {b}', { a: '{b}' })).toBe('{b} {b}')
  })
})
