import type { Bindings } from '../env.ts'
import { accepted, sendToLane } from '../lane/send.ts'
import type { StoredRating } from '../lane/writes.ts'
import type { FoundTouchpoint } from '../touchpoints/find.ts'
import { eraseAppeal } from './appeal.ts'

/** Takes a rating out of every count and erases its text. Twice is as good as once. */
export const withdrawRating = async (
  env: Bindings,
  touchpoint: FoundTouchpoint,
  claim: { id: string; receiptHash: string; at: number },
): Promise<StoredRating> => {
  const [outcome] = await sendToLane(env, touchpoint.business, [
    { kind: 'withdraw', ...claim, touchpoint: touchpoint.code },
  ])
  const { rating } = accepted(outcome)
  // After it is taken out; who was not answered withdraws once more.
  await eraseAppeal(env, touchpoint, rating)
  return rating
}
