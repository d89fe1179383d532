// What of a change enters the ledger: stars, and a commitment to what was said; never a word of it.
import { commitmentTo, type EntryKind, writeEntry } from '../ledger/entry.ts'
import type { StoredRating } from './writes.ts'

const said = ['stars', 'answers', 'comment', 'author'] as const

/** Which entry a change makes; undefined where it changes nothing that the ledger holds. */
export const entryKind = (before: StoredRating | undefined, after: StoredRating): EntryKind | undefined => {
  if (!before) return 'rated'
  // It was taken out already: that its words are erased takes nothing more away.
  if (before.invalidatedAt !== null) return undefined
  if (after.invalidatedAt !== null) return 'invalidated'
  if (after.withdrawnAt !== null) return 'withdrawn'
  return said.every((field) => before[field] === after[field]) ? undefined : 'amended'
}

const utcDay = (at: number) => new Date(at).toISOString().slice(0, 10)

/** The entry of a change at `now` (UTC milliseconds). */
export const entryText = (kind: EntryKind, rating: StoredRating, now: number): string => {
  const { id, touchpoint, channel, proof, stars, salt } = rating
  const commitment = salt === null ? null : commitmentTo(rating, salt)
  const reason = kind === 'invalidated' ? 'fraud' : null
  const standing = { touchpoint, channel, proof, stars, reason, commitment }
  return writeEntry({ kind, rating: id, day: utcDay(now), ...standing })
}
