import type { Touchpoint } from '../../../worker/contract/touchpoint.ts'
import type { Locale } from '../../../worker/contract/vocabulary.ts'

/** The hosted page that asks for a rating, in the language of the page that links to it. */
export const ratingPage = (code: string, locale: Locale) => `/r/${code}?lang=${locale}`

type Asking = Pick<Touchpoint, 'channel' | 'status'>

/** The hosted page of the first touchpoint where anyone may rate; undefined when there is none. */
export const ratingPageOf = (places: (Asking & Pick<Touchpoint, 'code'>)[], locale: Locale) => {
  const asking = places.filter(canRateAt)
  const open = asking.find(({ channel }) => channel === 'web') ?? asking.find(({ channel }) => channel === 'qr')
  return open && ratingPage(open.code, locale)
}

/** Whether it asks now, and people rate there themselves: what another system sends in has no page to ask on. */
export const canRateAt = ({ channel, status }: Asking) => channel !== 'api' && status === 'open'
