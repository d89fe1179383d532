import type { Locale } from '../contract/vocabulary.ts'

/**
 * The page of a receipt. What opens it stands behind the #: browsers send that to no server, and name it to no other page.
 */
export const receiptLink = (locale: Locale, code: string, { id, receipt }: { id: string; receipt: string }): string =>
  `${locale === 'en' ? '' : `/${locale}`}/receipt/#${code}.${id}.${receipt}`
