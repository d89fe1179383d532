// What a ledger adds up to. Pure: entries in, counts out; the same code counts in the Worker and in whoever verifies.
import { starValues } from '../contract/lists.ts'
import type { Proof } from '../contract/vocabulary.ts'
import type { Entry } from './entry.ts'

type State = { stars: number; proof: Proof; withheld: string | null; end: 'withdrawn' | 'invalidated' | null }

class FoldError extends Error {}

/** A count for each number of stars, from one to five. */
export type ByStars = [number, number, number, number, number]
const none = (): ByStars => [0, 0, 0, 0, 0]

export type Totals = {
  /** Ratings that were ever given. */
  received: number
  /** Those that count now, by proof. */
  counted: Partial<Record<Proof, ByStars>>
  withdrawn: number
  /** Ratings that count and whose text is withheld now, by reason. */
  withheld: Record<string, ByStars>
  /** Ratings that the operator has found to be fraud, by reason. */
  invalidated: Record<string, ByStars>
}

const takeOut = { withdrawn: 'withdrawn', invalidated: 'invalidated' } as const

export class Fold {
  readonly #ratings = new Map<string, State>()

  /** Takes the next entry. Throws `FoldError` where it cannot follow those before. */
  take({ kind, rating, stars, proof, reason }: Entry): void {
    const state = this.#ratings.get(rating)
    if (kind === 'rated') {
      if (state) throw new FoldError(`rating ${rating} begins twice`)
      this.#ratings.set(rating, { stars, proof, withheld: null, end: null })
      return
    }
    if (!state) throw new FoldError(`rating ${rating} is ${kind} before it began`)
    if (state.end) throw new FoldError(`rating ${rating} is ${kind} after it was ${state.end}`)
    if (state.proof !== proof) throw new FoldError(`rating ${rating} changes its proof`)
    if (kind !== 'amended' && state.stars !== stars)
      throw new FoldError(`rating ${rating} changes its stars when ${kind}`)
    this.#ratings.set(rating, {
      ...state,
      stars,
      withheld: kind === 'withheld' ? reason : kind === 'shown' ? null : state.withheld,
      end: kind in takeOut ? takeOut[kind as keyof typeof takeOut] : null,
    })
  }

  totals(): Totals {
    const totals: Totals = { received: this.#ratings.size, counted: {}, withdrawn: 0, withheld: {}, invalidated: {} }
    for (const { stars, proof, withheld, end } of this.#ratings.values()) {
      const at = starValues.indexOf(stars as 1)
      const add = <Key extends string>(counts: Partial<Record<Key, ByStars>>, key: Key) => {
        counts[key] ??= none()
        counts[key][at] = (counts[key][at] ?? 0) + 1
      }
      if (end === 'withdrawn') totals.withdrawn += 1
      else if (end === 'invalidated') add(totals.invalidated, 'fraud')
      else add(totals.counted, proof)
      if (end === null && withheld) add(totals.withheld, withheld)
    }
    return totals
  }
}
