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
  /** Where the instance is, as https://candor.example. Needed where a proxy passes on whatever Host it was sent. */
  ORIGIN?: string
  /** Cloudflare's Email Service, and the address that it sends from. */
  MAIL?: SendEmail
  MAIL_FROM?: string
  /** Set where mails are kept to be looked at instead of being sent: on a developer's machine. */
  KEEP_MAILS?: string
}
