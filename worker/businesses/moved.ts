// Pages of the public site that have moved: to another slug, or to another language's place when the business's own
// language, which has no prefix, has become another one.
import { businesses } from '../../drizzle/schema/businesses.ts'
import { locales } from '../contract/lists.ts'
import { openDirectory } from '../db.ts'
import type { Bindings } from '../env.ts'
import { isCalled } from './find.ts'

const page = new RegExp(`^(?:/(${locales.join('|')}))?/b/([^/]+)(/.*)?$`)

const placeOf = (locale: string | undefined, home: string) => (locale && locale !== home ? `/${locale}` : '')

/** Where a page of a business is today; undefined where it has not moved, or never was. */
export const pageToday = async (env: Bindings, path: string): Promise<string | undefined> => {
  const [, locale, slug = '', rest = '/'] = page.exec(path) ?? []
  if (!slug) return undefined
  const directory = openDirectory(env)
  const business = await directory
    .select({ slug: businesses.slug, locale: businesses.locale })
    .from(businesses)
    .where(isCalled(directory, slug))
    .get()
  const today = business && `${placeOf(locale, business.locale)}/b/${business.slug}${rest}`
  return today === path ? undefined : today
}
