// What the platform gives the Worker, and the settings of an instance.
import type { Lane } from './lane/lane.ts'

export type Bindings = {
  /** The directory; also the one shard, where no other is configured. */
  DB: D1Database
  LANES: DurableObjectNamespace<Lane>
  ASSETS: Fetcher
  /** The operator's token. Without it nobody is the operator. */
  OPERATOR_TOKEN?: string
  /** Signs sessions and encrypts the secrets of authenticator apps. Without it nobody can sign in. */
  AUTH_SECRET?: string
  /** Claims an instance that nobody has claimed. */
  SETUP_CODE?: string
  /** The seeds (32 bytes, base64url) of the keys that sign the ledgers, the current one first. Without it nothing is signed. */
  LEDGER_KEY?: string
  /** Public keys (32 bytes, base64url) that signed formerly: what they signed can still be verified. */
  LEDGER_FORMER_KEYS?: string
  /** The public host of the ledgers, as candor.example. It is part of each log's name, so it stays what it is for ever. */
  LEDGER_HOST?: string
  /** Where the instance is, as https://candor.example. Needed where a proxy passes on whatever Host it was sent. */
  ORIGIN?: string
  /** Cloudflare's Email Service, and the address that it sends from. */
  MAIL?: SendEmail
  MAIL_FROM?: string
  /** Set where mails are kept to be looked at instead of being sent: on a developer's machine. */
  KEEP_MAILS?: string
}
