// Every page's address in every language. The default language of a page has no prefix.
import { type Locale, locales } from '../../../worker/contract/vocabulary.ts'

export interface PageAddress {
  /** The path without a language, with a slash at both ends: `/b/rudzu-ceptuve/`. */
  path: string
  /** The language without a prefix: English for the site's own pages, else the language of the business. */
  home: Locale
}

export const addressIn = ({ path, home }: PageAddress, locale: Locale) => (locale === home ? path : `/${locale}${path}`)

export const sitePage = (path: string): PageAddress => ({ path, home: 'en' })
export const businessPage = (business: { slug: string; locale: Locale }, rest = ''): PageAddress => ({
  path: `/b/${business.slug}/${rest}`,
  home: business.locale,
})

/** The route parameter of a page in `locale`; absent for the default language. */
export const languageParam = (home: Locale, locale: Locale) => (locale === home ? undefined : locale)

export const everyLanguage = (page: PageAddress) => locales.map((locale) => ({ locale, href: addressIn(page, locale) }))
