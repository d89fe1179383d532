import { expect, test } from 'vitest'
import { addressIn, businessPage, sitePage } from '../../site/src/text/addresses.ts'
import { commentsOn, lastPageOf } from '../../site/src/text/comment-pages.ts'
import { pageRow } from '../../site/src/text/page-row.ts'
import { sitemapEntries } from '../../site/src/text/sitemap.ts'

const bakery = businessPage({ slug: 'ceptuve', locale: 'lv' }, 't/K7M2Q9TD/')

test('the language of the business has no prefix, the others do', () => {
  expect(addressIn(bakery, 'lv')).toBe('/b/ceptuve/t/K7M2Q9TD/')
  expect(addressIn(bakery, 'en')).toBe('/en/b/ceptuve/t/K7M2Q9TD/')
  expect(addressIn(sitePage('/'), 'en')).toBe('/')
  expect(addressIn(sitePage('/'), 'el')).toBe('/el/')
})

test('the sitemap names every language of a page, and the one without a prefix as the default', () => {
  const entries = sitemapEntries('https://candor.example', bakery)
  expect(entries).toHaveLength(5)
  for (const entry of entries) expect(entry.match(/hreflang="[\w-]+"/g)).toHaveLength(6)
  expect(entries[0]).toContain('hreflang="x-default" href="https://candor.example/b/ceptuve/t/K7M2Q9TD/"')
})

test('each comment is on exactly one page', () => {
  const comments = Array.from({ length: 61 }, (_, index) => index)
  expect(lastPageOf(61)).toBe(3)
  expect([1, 2, 3].flatMap((page) => commentsOn(comments, page))).toEqual(comments)
  expect(lastPageOf(0)).toBe(1)
  expect(lastPageOf(30)).toBe(1)
})

test('the row of pages keeps the ends and the neighbours', () => {
  expect(pageRow(1, 3)).toEqual([1, 2, 3])
  expect(pageRow(5, 9)).toEqual([1, 0, 4, 5, 6, 0, 9])
  expect(pageRow(1, 1)).toEqual([1])
})
