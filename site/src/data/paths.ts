// The pages of every business in every language, as Astro asks for them.
import { locales } from '../../../worker/contract/vocabulary.ts'
import { languageParam } from '../text/addresses.ts'
import { allBusinesses } from './directory.ts'
import { type Facts, factsOf } from './facts.ts'

/** One path for each language; Astro renders it again only when `cacheKey` or the code changes. */
export const sitePaths = (cacheKey: string) =>
  locales.map((locale) => ({ params: { locale: languageParam('en', locale) }, props: { locale }, cacheKey }))

/** The paths of each business: one for every entry that `partsOf` finds in its facts, in each language. */
export const businessPaths = async <P extends Record<string, string | number | undefined>>(
  partsOf: (facts: Facts) => P[],
) => {
  const perBusiness = (await allBusinesses()).map(async (business) => {
    const parts = partsOf(await factsOf(business))
    return locales.flatMap((locale) =>
      parts.map((part) => ({
        params: { locale: languageParam(business.locale, locale), slug: business.slug, ...part },
        props: { locale, business, part },
        cacheKey: `${business.locale} ${business.version}`,
      })),
    )
  })
  return (await Promise.all(perBusiness)).flat()
}
