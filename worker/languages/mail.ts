// What mails to those who run businesses say. English first; the other languages follow.
import en from './en/mail.json' with { type: 'json' }
import { speak, type Values } from './speak.ts'

export type MailKind = keyof typeof en

// Names are typed by people: a line's end in one would begin another header in a subject, or a paragraph in a text.
const inOneLine = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ') : value,
    ]),
  )

export const mailIn = (kind: MailKind, values: Values): { subject: string; text: string } => {
  const { subject, text } = en[kind]
  const safe = inOneLine(values)
  return { subject: speak('en', subject, safe), text: speak('en', text, safe) }
}
