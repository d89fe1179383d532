import { parseAccept } from 'hono/utils/accept'
import { type Locale, locales } from '../contract/vocabulary.ts'

const knownLocale = (tag: string, offered: readonly Locale[]) => {
  const language = tag.toLowerCase().split('-')[0]
  return offered.find((locale) => locale === language)
}

/** The language to answer in: the one wanted, else the first accepted one that is offered, else the first offered. */
export const chooseLocale = (
  wanted: string | undefined,
  acceptLanguage: string | undefined,
  offered: readonly Locale[],
): Locale => {
  const accepted = parseAccept(acceptLanguage ?? '')
    .filter(({ q }) => q > 0)
    .map(({ type }) => type)
  const tags = wanted ? [wanted, ...accepted] : accepted
  for (const tag of tags) {
    const locale = knownLocale(tag, offered)
    if (locale) return locale
  }
  return offered[0] ?? locales[0]
}
