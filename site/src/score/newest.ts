import type { ShownRating } from '../../../worker/contract/rating.ts'
import { headlineProofs } from '../../../worker/contract/vocabulary.ts'

const shown = 10

/**
 * The newest comments whose stars are in the score, so that a flood of imported praise cannot fill the first page.
 * Where none counts yet, the newest of all.
 */
export const newestCounted = (comments: ShownRating[]): ShownRating[] => {
  const counted = comments.filter(({ proof }) => headlineProofs.includes(proof))
  return (counted.length > 0 ? counted : comments).slice(0, shown)
}
