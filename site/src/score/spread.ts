// How the stars are spread, a row for each number of them.
import { starValues } from '../../../worker/contract/lists.ts'
import type { Summary } from '../../../worker/contract/summary.ts'
import { shareOf } from '../../../worker/measures/share.ts'

/** Five stars first, with Wilson’s interval of each share. A share is 0…1; null where there are too few ratings for shares to mean anything. */
export const spreadOf = ({ n, stars, standing }: Pick<Summary, 'n' | 'stars' | 'standing'>) =>
  starValues.toReversed().map((value) => ({
    value,
    count: stars[value],
    /** How long its bar is, 0…1. */
    length: n > 0 ? stars[value] / n : 0,
    // A percentage of three ratings would say more than three ratings can.
    share: standing === 'too_few' ? null : stars[value] / n,
    interval: standing === 'too_few' ? undefined : shareOf(stars[value], n),
  }))
