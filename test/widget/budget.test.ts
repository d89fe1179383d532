import { brotliCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { channels, locales } from '../../worker/contract/vocabulary.ts'
import { starLabels, wordsOf } from '../../worker/languages/rating.ts'
import { makeBundles } from '../../worker/widget/bundle.ts'
import { coreScript, moreScript } from '../../worker/widget/compose.ts'

const { core, more } = await makeBundles()
const business = { slug: 'bakery', name: 'The Bakery in Old Riga' }
const form = {
  code: 'CAFE1234',
  name: 'Counter',
  channel: channels[0],
  locales: [...locales],
  business,
  locale: 'en' as const,
  dir: 'ltr' as const,
  words: wordsOf('en', 'first', { business: business.name }),
  labels: starLabels('en'),
}
const first = coreScript(core, form)
const second = moreScript(more, wordsOf('en', 'more', { business: business.name }))
const bytes = (text: string) => brotliCompressSync(text).length

describe('the weight of the widget, brotli', () => {
  it('takes at most 4 kB to show, save and queue a rating in English', () => {
    expect(bytes(first)).toBeLessThanOrEqual(4096)
  })

  it('takes at most 8 kB in all', () => {
    expect(bytes(first) + bytes(second)).toBeLessThanOrEqual(8192)
  })
})

describe('what the scripts are made of', () => {
  it('never evaluates text, writes HTML, keeps cookies or local storage', () => {
    expect(first + second).not.toMatch(/\beval\(|new Function|innerHTML|document\.cookie|localStorage/)
  })

  it('cannot be broken out of by the name of a business', () => {
    const words = { ...form.words, title: '</script><script>alert(1)</script>\u2028' }
    expect(coreScript(core, { ...form, words })).not.toMatch(/<\/script|\u2028/)
  })
})
