// Numbers and days, as the page's language writes them.
import type { Locale } from '../../../worker/contract/vocabulary.ts'

// Plain `en` would write days the American way; the site speaks to Europe.
const written = (locale: Locale) => (locale === 'en' ? 'en-GB' : locale)

const remember = <T>(make: (locale: string) => T) => {
  const made = new Map<Locale, T>()
  return (locale: Locale): T => {
    const known = made.get(locale) ?? make(written(locale))
    made.set(locale, known)
    return known
  }
}

const twoDecimals = remember(
  (locale) => new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
)
const signed = remember(
  (locale) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'exceptZero' }),
)
const whole = remember((locale) => new Intl.NumberFormat(locale))
const percent = remember((locale) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }))
const rate = remember((locale) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }))
// Pages are made once for everybody, wherever they are.
const moment = remember(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'long', timeZone: 'UTC' }),
)
// The day is a calendar day already, so it is read and written in UTC whatever the zone of the machine.
const longDay = remember((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }))

/** Stars with two decimals: 4.36. */
export const formatStars = (locale: Locale, stars: number) => twoDecimals(locale).format(stars)
/** A difference in stars with its sign: +0.45, −0.21. */
export const formatSigned = (locale: Locale, stars: number) => signed(locale).format(stars).replace('-', '−')
export const formatCount = (locale: Locale, count: number) => whole(locale).format(count)
/** A share of 0…1 in whole percent. */
export const formatShare = (locale: Locale, share: number) => percent(locale).format(share)
/** A share of 0…1 in percent with at most one decimal. */
export const formatRate = (locale: Locale, share: number) => rate(locale).format(share)
/** A moment in ISO 8601, in words, UTC. */
export const formatMoment = (locale: Locale, iso: string) => moment(locale).format(new Date(iso))
/** A day as YYYY-MM-DD, in words. */
export const formatDay = (locale: Locale, day: string) => longDay(locale).format(new Date(`${day}T00:00:00Z`))
