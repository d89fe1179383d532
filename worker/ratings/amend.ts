import type { Amendment } from '../contract/rating.ts'
import type { Bindings } from '../env.ts'
import { accepted, sendToLane } from '../lane/send.ts'
import type { Changes, StoredRating } from '../lane/writes.ts'
import type { FoundTouchpoint } from '../touchpoints/find.ts'
import { keptAnswers } from './answers.ts'

/** Changes what the customer names and leaves the rest. Throws `unknown_rating`, `receipt_wrong`, `rating_withdrawn`. */
export const amendRating = async (
  env: Bindings,
  touchpoint: FoundTouchpoint,
  claim: { id: string; receiptHash: string; at: number },
  changes: Amendment,
): Promise<StoredRating> => {
  const { answers, ...others } = changes
  const named = answers ? { ...others, answers: keptAnswers(touchpoint, answers) } : others
  const { code, business } = touchpoint
  const write = { kind: 'amend', ...claim, touchpoint: code, holds: business.holds, changes: named as Changes } as const
  const [outcome] = await sendToLane(env, business, [write])
  return accepted(outcome).rating
}
