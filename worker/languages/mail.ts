// What mails say. To those who run businesses English first; the other languages follow. To a customer, theirs.
import type { Locale } from '../contract/vocabulary.ts'
import en from './en/mail.json' with { type: 'json' }
import { wordsOf } from './rating.ts'
import { speak, type Values } from './speak.ts'

export type MailKind = keyof typeof en
export type Mail = { subject: string; text: string }

// Names are typed by people: a line's end in one would begin another header in a subject, or a paragraph in a text.
const inOneLine = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ') : value,
    ]),
  )

export const mailIn = (kind: MailKind, values: Values): Mail => {
  const { subject, text } = en[kind]
  const safe = inOneLine(values)
  return { subject: speak('en', subject, safe), text: speak('en', text, safe) }
}

/** The link to a receipt, for the customer whose rating it is. */
export const receiptMailIn = (locale: Locale, values: { business: string; url: string }): Mail =>
  wordsOf(locale, 'mail', inOneLine(values))
