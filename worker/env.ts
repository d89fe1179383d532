// What the platform gives the Worker, and the settings of an instance.
import type { Lane } from './lane/lane.ts'

export type Bindings = {
  /** The directory; also the one shard, where no other is configured. */
  DB: D1Database
  LANES: DurableObjectNamespace<Lane>
  ASSETS: Fetcher
  /** The operator's token. Without it nobody is the operator. */
  OPERATOR_TOKEN?: string
}
