import { Script } from 'node:vm'
import { brotliCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { channels, type Locale, locales } from '../../worker/contract/vocabulary.ts'
import { starLabels, wordsOf } from '../../worker/languages/rating.ts'
import { makeBundles } from '../../worker/widget/bundle.ts'
import { coreScript, moreScript, wallScript } from '../../worker/widget/compose.ts'

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
  own: {},
})
const scriptsIn = (locale: Locale) => {
  const words = wordsOf(locale, 'more', { business: business.name })
  return { first: coreScript(core, formIn(locale)), second: moreScript(more, words, []) }
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
