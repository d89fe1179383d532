// The configuration of an account on Cloudflare: the one of the project, with what is the account's own.
import * as z from 'zod'

export type Account = {
  /** The id of its database; none where nothing is deployed. */
  databaseId?: string | undefined
  /** The address that mails come from; none where no mail is sent. */
  mailFrom?: string | undefined
  /** The host that its ledgers are named after; none where nothing is deployed. */
  ledgerHost?: string | undefined
}

/** The folder of the site that is uploaded. */
export const site = '.candor/deployed'

/** A table may stand in a file once: where it is there already, the line joins it. */
const withVariable = (toml: string, line: string) =>
  /^\[vars\]$/m.test(toml) ? toml.replace(/^\[vars\]$/m, `[vars]\n${line}`) : `${toml}\n[vars]\n${line}\n`

/** The binding sends from this address and no other, whatever the Worker says. */
const withMail = (toml: string, from: string) => {
  const binding = `\n[[send_email]]\nname = "MAIL"\nallowed_sender_addresses = ["${from}"]\n`
  return withVariable(toml, `MAIL_FROM = "${from}"`) + binding
}

/** Throws where `mailFrom` is no address: it is written between quotes. */
export const configFor = (project: string, { databaseId, mailFrom, ledgerHost }: Account): string => {
  if (mailFrom !== undefined && !z.email().safeParse(mailFrom).success)
    throw new Error(`${mailFrom} is no e-mail address. Say it as in --mail-from ratings@shop.example`)
  const line = 'database_name = "candor"\n'
  const withSite = project.replace('directory = ".candor/site"', `directory = "${site}"`)
  const withDatabase = databaseId ? withSite.replace(line, `${line}database_id = "${databaseId}"\n`) : withSite
  const withLedgers = ledgerHost ? withVariable(withDatabase, `LEDGER_HOST = "${ledgerHost}"`) : withDatabase
  return mailFrom === undefined ? withLedgers : withMail(withLedgers, mailFrom)
}
