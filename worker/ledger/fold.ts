// What a ledger adds up to. Pure: entries in, counts out; the same code counts in the Worker and in whoever verifies.
import { starValues } from '../contract/lists.ts'
import type { Channel, Proof } from '../contract/vocabulary.ts'
import { type Ending, type Entry, endingOf } from './entry.ts'

type State = {
  stars: number
  channel: Channel
  proof: Proof
  withheld: string | null
  end: Ending | null
}

class FoldError extends Error {}

/** A count for each number of stars, from one to five. */
export type ByStars = [number, number, number, number, number]
const none = (): ByStars => [0, 0, 0, 0, 0]

export type Totals = {
  /** Ratings that were ever given. */
  received: number
  /** Those that count now, by proof. */
  counted: Partial<Record<Proof, ByStars>>
  /** The same ratings, by channel. */
  channels: Partial<Record<Channel, ByStars>>
  withdrawn: number
  /** The stars that those had which were withdrawn. */
  withdrawnStars: ByStars
  /** Ratings that count and whose text is withheld now, by reason. */
  withheld: Record<string, ByStars>
  /** Ratings that the operator has found to be fraud, by reason. */
  invalidated: Record<string, ByStars>
}

export class Fold {
  readonly #ratings = new Map<string, State>()

  /** Takes the next entry. Throws `FoldError` where it cannot follow those before. */
  take({ kind, rating, stars, channel, proof, reason }: Entry): void {
    const state = this.#ratings.get(rating)
    if (kind === 'rated') {
      if (state) throw new FoldError(`rating ${rating} begins twice`)
      this.#ratings.set(rating, { stars, channel, proof, withheld: null, end: null })
      return
    }
    if (!state) throw new FoldError(`rating ${rating} is ${kind} before it began`)
    if (state.end) throw new FoldError(`rating ${rating} is ${kind} after it was ${state.end}`)
    if (state.proof !== proof) throw new FoldError(`rating ${rating} changes its proof`)
    if (state.channel !== channel) throw new FoldError(`rating ${rating} changes its channel`)
    if (kind !== 'amended' && state.stars !== stars)
      throw new FoldError(`rating ${rating} changes its stars when ${kind}`)
    this.#ratings.set(rating, {
      ...state,
      stars,
      withheld: kind === 'withheld' ? reason : kind === 'shown' ? null : state.withheld,
      end: endingOf(kind),
    })
  }

  totals(): Totals {
    const totals: Totals = {
      received: this.#ratings.size,
      counted: {},
      channels: {},
      withdrawn: 0,
      withdrawnStars: none(),
      withheld: {},
      invalidated: {},
    }
    for (const { stars, channel, proof, withheld, end } of this.#ratings.values()) {
      const at = starValues.indexOf(stars as 1)
      const add = <Key extends string>(counts: Partial<Record<Key, ByStars>>, key: Key) => {
        const row = counts[key] ?? none()
        counts[key] = row
        row[at] = (row[at] ?? 0) + 1
      }
      if (end === 'withdrawn') {
        totals.withdrawn += 1
        totals.withdrawnStars[at] = (totals.withdrawnStars[at] ?? 0) + 1
      } else if (end === 'invalidated') add(totals.invalidated, 'fraud')
      else {
        add(totals.counted, proof)
        add(totals.channels, channel)
        if (withheld) add(totals.withheld, withheld)
      }
    }
    return totals
  }
}
