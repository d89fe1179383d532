import { Script } from 'node:vm'
import { brotliCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { templateKeys } from '../../worker/contract/templates.ts'
import { channels, type Locale, locales } from '../../worker/contract/vocabulary.ts'
import { starLabels, wordsOf } from '../../worker/languages/rating.ts'
import { templateIn } from '../../worker/languages/templates.ts'
import { makeBundles } from '../../worker/widget/bundle.ts'
import { coreScript, moreScript, wallScript } from '../../worker/widget/compose.ts'
import { dressCore, dressMore } from '../../worker/widget/look.ts'

const { core, more, wall } = await makeBundles()
const business = { slug: 'bakery', name: 'The Bakery in Old Riga' }
const formIn = (locale: Locale) => ({
  code: 'CAFE1234',
  name: 'Counter',
  channel: channels[0],
  locales: [...locales],
  business,
  locale,
  dir: 'ltr' as const,
  words: wordsOf(locale, 'first', { business: business.name }),
  labels: starLabels(locale),
  questions: [],
  askAtMost: 4,
  reviewUrl: null,
  own: {},
})
const scriptsIn = (locale: Locale) => {
  const words = wordsOf(locale, 'more', { business: business.name })
  const form = formIn(locale)
  return { first: coreScript(core, form), second: moreScript(more, words, form) }
}
const form = formIn('en')
const { first, second } = scriptsIn('en')
// Brotli at its best, quality 11, is the default.
const bytes = (text: string) => brotliCompressSync(text).length

describe.each(locales)('the weight of the widget, brotli, in %s', (locale) => {
  const scripts = scriptsIn(locale)

  it('takes at most 4 kB to show, save and queue a rating', () => {
    expect(bytes(scripts.first)).toBeLessThanOrEqual(4096)
  })

  it('takes at most 8 kB in all', () => {
    expect(bytes(scripts.first) + bytes(scripts.second)).toBeLessThanOrEqual(8192)
  })
})

describe('the weight of the wall', () => {
  it('is at most 4 kB, brotli, with all languages', () => {
    expect(bytes(wallScript(wall))).toBeLessThanOrEqual(4096)
  })
})

describe.each(locales)('what a look and the longest words of a template add, brotli, in %s', (locale) => {
  const look = { accent: '#e30613', shape: 'round' } as const
  const plain = formIn(locale)
  const title = templateKeys
    .map((key) => templateIn(locale, key).title)
    .reduce((one, other) => (other.length > one.length ? other : one))
  const dressed = { ...plain, words: { ...plain.words, title } }

  it('is at most 160 bytes of the first request, and 120 of the second', () => {
    const { first: bare, second: bareSecond } = scriptsIn(locale)
    const words = wordsOf(locale, 'more', { business: business.name })
    expect(bytes(coreScript(dressCore(core, plain.code, look), dressed)) - bytes(bare)).toBeLessThanOrEqual(160)
    expect(bytes(moreScript(dressMore(more, look), words, plain)) - bytes(bareSecond)).toBeLessThanOrEqual(120)
  })

  it('is nothing where nothing was chosen', () => {
    expect(dressCore(core, plain.code, {})).toBe(core)
    expect(dressMore(more, {})).toBe(more)
  })

  it('is found in the sheets that it is to change', () => {
    expect(dressCore(core, plain.code, look)).not.toBe(core)
    expect(dressMore(more, { shape: 'round' })).toContain('--candor-radius,22px')
    expect(() => new Script(coreScript(dressCore(core, plain.code, look), dressed))).not.toThrow()
  })
})

describe('what the scripts are made of', () => {
  it('never evaluates text, writes HTML, keeps cookies or local storage', () => {
    expect(first + second + wallScript(wall)).not.toMatch(
      /\beval\(|new Function|innerHTML|document\.cookie|localStorage/,
    )
  })

  it('cannot be broken out of by the name of a business', () => {
    const words = { ...form.words, title: '</script><script>alert(1)</script>\u2028' }
    expect(coreScript(core, { ...form, words })).not.toMatch(/<\/script|\u2028/)
  })

  it('are whole whatever a business is called', () => {
    const title = 'A "how": \\"dir":, {"title":"x"} \\'
    const script = coreScript('return $form', { ...form, words: { ...form.words, title } })
    expect(new Script(script).runInNewContext()).toMatchObject({ code: 'CAFE1234', words: { title } })
  })
})
