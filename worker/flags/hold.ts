// Whether a text waits before the public sees it, and how long: a function of the setting, the words and the time. It
// cannot know the stars, so it cannot treat them differently.
import { heldDaysAtMost } from '../contract/lists.ts'
import type { HoldSetting } from '../contract/vocabulary.ts'
import { flagsOf, type Words } from './flags.ts'

/** Of words that the customer agreed to show. */
export type Said = Words & { publish: boolean }

const period = heldDaysAtMost * 86_400_000

const waits: Record<HoldSetting, (said: Said) => boolean> = {
  never: () => false,
  flagged: (said) => flagsOf(said).length > 0,
  all: () => true,
}

/** Until when a text that was said at `now` is kept from the public, UTC milliseconds; null: not at all. */
export const heldUntil = (setting: HoldSetting, said: Said, now: number): number | null => {
  const isForAll = said.publish && (said.comment ?? said.author) !== null
  return isForAll && waits[setting](said) ? now + period : null
}

/** Whether the public would read something else: what it has read, or is waiting for, is not held anew. */
export const saysOther = (before: Said, after: Said): boolean =>
  before.publish !== after.publish || before.comment !== after.comment || before.author !== after.author
