// The secrets of an instance. Each is made once and kept; one that a newer version needs is added.
import { randomBytes } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeAlphabet } from '../contract/touchpoint.ts'

const token = () => randomBytes(32).toString('base64url')

/** Twelve letters to be typed by a person: XXXX-XXXX-XXXX, 60 bits. */
const typedCode = () => {
  const letters = Array.from(randomBytes(12), (byte) => codeAlphabet[byte % 32]).join('')
  return letters.replace(/(.{4})(.{4})/, '$1-$2-')
}

/** How each secret is made. */
export const secretMakers = { OPERATOR_TOKEN: token, AUTH_SECRET: token, SETUP_CODE: typedCode, LEDGER_KEY: token }
type Name = keyof typeof secretMakers
export type Secrets = Record<Name, string>

const settingOf = (home: string, name: string, make: () => string): string => {
  const file = join(home, 'secrets.env')
  const known = new RegExp(`^${name}=(.+)$`, 'm').exec(readFileSync(file, 'utf8'))?.[1]
  const value = known ?? make()
  if (!known) appendFileSync(file, `${name}=${value}\n`)
  return value
}

/** Where the ledgers say that they are: kept as it was first, for their names must not change with the port. */
export const keepLedgerHost = (home: string, host: string): string => settingOf(home, 'LEDGER_HOST', () => host)

/** Reads the file of secrets; makes it, or what is missing in it. Readable by its owner alone. */
export const secretsOf = (home: string): Secrets => {
  const file = join(home, 'secrets.env')
  mkdirSync(home, { recursive: true })
  if (!existsSync(file)) writeFileSync(file, '', { mode: 0o600 })
  const secrets = Object.entries(secretMakers).map(([name, make]) => [name, settingOf(home, name, make)])
  return Object.fromEntries(secrets) as Secrets
}
