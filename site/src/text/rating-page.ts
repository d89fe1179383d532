import type { Touchpoint } from '../../../worker/contract/touchpoint.ts'
import type { Locale } from '../../../worker/contract/vocabulary.ts'

/** The hosted page that asks for a rating, in the language of the page that links to it. */
export const ratingPage = (code: string, locale: Locale) => `/r/${code}?lang=${locale}`

/** The hosted page of the first touchpoint where anyone may rate; undefined when there is none. */
export const ratingPageOf = (places: Pick<Touchpoint, 'channel' | 'code'>[], locale: Locale) => {
  const open = places.find(({ channel }) => channel === 'web') ?? places.find(({ channel }) => channel === 'qr')
  return open && ratingPage(open.code, locale)
}

/** Whether people rate at this touchpoint themselves; what another system sends in has no page to ask on. */
export const canRateAt = ({ channel }: Pick<Touchpoint, 'channel'>) => channel !== 'api'
