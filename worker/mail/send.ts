// The one seam through which mail leaves.
import { mails } from '../../drizzle/schema/mails.ts'
import { openDirectory } from '../db.ts'
import type { Bindings } from '../env.ts'
import { type Mail, type MailKind, mailIn } from '../languages/mail.ts'
import type { Values } from '../languages/speak.ts'

/** Whether this instance can send mail, or keeps it to be looked at. */
export const hasMail = (env: Bindings): boolean => Boolean(env.KEEP_MAILS || (env.MAIL && env.MAIL_FROM))

/** Sends plain text. Where mails are kept, keeps it; where neither is set up, does nothing. */
export const send = async (env: Bindings, to: string, { subject, text }: Mail): Promise<void> => {
  if (env.KEEP_MAILS) {
    await openDirectory(env).insert(mails).values({ recipient: to, subject, text, sentAt: Date.now() })
  } else if (env.MAIL && env.MAIL_FROM) {
    await env.MAIL.send({ from: env.MAIL_FROM, to, subject, text })
  }
}

/** To those who run a business. */
export const sendMail = (env: Bindings, to: string, kind: MailKind, values: Values): Promise<void> =>
  send(env, to, mailIn(kind, values))
