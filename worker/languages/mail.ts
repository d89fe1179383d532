// What mails to those who run businesses say. English first; the other languages follow.
import en from './en/mail.json' with { type: 'json' }
import { speak, type Values } from './speak.ts'

export type MailKind = keyof typeof en

export const mailIn = (kind: MailKind, values: Values): { subject: string; text: string } => {
  const { subject, text } = en[kind]
  return { subject: speak('en', subject, values), text: speak('en', text, values) }
}
