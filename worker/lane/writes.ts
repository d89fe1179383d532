// What can be asked of the Lane, and what it answers. Plain values: they cross an RPC boundary.
import type { Channel, HoldSetting, Locale, Proof } from '../contract/vocabulary.ts'
import type { FaultCode } from '../faults.ts'

/** Whose writes they are: the business, and the binding of its shard. */
export type BusinessRef = { id: string; shard: string }

/** A rating as stored. Hashes are lower-case hex, times UTC milliseconds, `day` a date in the business's time zone. */
export type StoredRating = {
  id: string
  seq: number
  stars: number
  touchpoint: string
  subject: string | null
  channel: Channel
  proof: Proof
  locale: Locale
  day: string
  /** Answers by question as JSON, ordered by key: equal answers are equal text. Null: none. */
  answers: string | null
  comment: string | null
  author: string | null
  contact: string | null
  publish: boolean
  receivedAt: number
  amendedAt: number | null
  withdrawnAt: number | null
  /** Until when its text is kept from the public; null: it is not. */
  heldUntil: number | null
  /** When the operator found it to be fraud. */
  invalidatedAt: number | null
  /** The burst that it came in. */
  burst: number | null
  revision: number
  receiptHash: string | null
  fingerprint: string
  /** The index of its newest entry in the ledger. */
  entry: number
  /** Of that entry's commitment, hex. Null where its words were erased, or are older than the ledger. */
  salt: string | null
}

/** Whether it counts, and why not; of one that was invalidated and withdrawn, that it was withdrawn. */
export const stateOf = ({ withdrawnAt, invalidatedAt }: Pick<StoredRating, 'withdrawnAt' | 'invalidatedAt'>) => {
  if (withdrawnAt !== null) return 'withdrawn'
  return invalidatedAt === null ? 'counted' : 'invalidated'
}

/** A rating that has no place in the order yet. */
export type RatingDraft = Omit<
  StoredRating,
  'seq' | 'amendedAt' | 'withdrawnAt' | 'heldUntil' | 'invalidatedAt' | 'burst' | 'revision' | 'entry' | 'salt'
>

/** Which rating its customer wants to change, and the proof that it is theirs. */
type Claim = { id: string; touchpoint: string; receiptHash: string; at: number }
export type Changes = Partial<
  Pick<StoredRating, 'stars' | 'answers' | 'comment' | 'author' | 'contact' | 'publish' | 'revision'>
>

export type Write =
  /**
   * `invitation` is the hash of the secret that came with it, hex. `source` is the network address that it came from;
   * within the Lane, a name in its place. Without `holds` its text is never held.
   */
  | { kind: 'rate'; rating: RatingDraft; invitation?: string; source?: string; holds?: HoldSetting }
  | ({ kind: 'amend'; changes: Changes; holds?: HoldSetting } & Claim)
  | ({ kind: 'withdraw' } & Claim)
  /** The business's own doing, after its time of retention. */
  | { kind: 'forget'; id: string }
  /** The operator's, about fraud. */
  | { kind: 'invalidate'; id: string; at: number }

/** `isNew` is false where the write changed nothing, because it had been made before. */
export type Outcome = { rating: StoredRating; isNew: boolean } | { refused: FaultCode }

export const idOf = (write: Write): string => (write.kind === 'rate' ? write.rating.id : write.id)
