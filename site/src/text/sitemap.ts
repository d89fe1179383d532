// A sitemap by hand: the language without a prefix differs from business to business, which the integration cannot know.
import { everyLanguage, type PageAddress } from './addresses.ts'

/** The most addresses in one file; each names its other languages, and a file may hold 50 MB. */
export const addressesAFile = 10_000
const namespaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
const head = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** The entries of one page: one for each language, each naming all. */
export const sitemapEntries = (origin: string, page: PageAddress): string[] => {
  const languages = everyLanguage(page)
  const links = [...languages, { locale: 'x-default', href: page.path }]
    .map(({ locale, href }) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${origin}${href}"/>`)
    .join('')
  return languages.map(({ href }) => `<url><loc>${origin}${href}</loc>${links}</url>`)
}

export const sitemapFile = (entries: string[]) => `${head}<urlset ${namespaces}>\n${entries.join('\n')}\n</urlset>\n`

export const sitemapIndex = (addresses: string[]) =>
  `${head}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${addresses
    .map((address) => `<sitemap><loc>${address}</loc></sitemap>`)
    .join('\n')}\n</sitemapindex>\n`
