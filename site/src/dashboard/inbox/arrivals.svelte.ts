// What changes while one looks: ratings that arrive, ratings that colleagues work on, ratings that are withdrawn.
import type { Case } from '../../../../worker/contract/case.ts'
import type { Ratings } from './ratings.svelte.ts'

const aPage = 50
const together = 100

export class Arrivals {
  readonly #ratings: Ratings
  /** What arrived since, waiting to be shown: nothing moves under the eyes of who reads. */
  waiting = $state.raw<Case[]>([])
  /** What arrived while the page was open. */
  fresh = $state.raw<ReadonlySet<number>>(new Set())
  /** What its customer has withdrawn since it was read. */
  gone = $state.raw<ReadonlySet<number>>(new Set())

  constructor(ratings: Ratings) {
    this.#ratings = ratings
  }

  /** Whether more arrived than one page holds, so that only reading anew shows them all. */
  get areMany(): boolean {
    return this.waiting.length >= aPage
  }

  forget(): void {
    this.waiting = []
  }

  /** Looks at the first page again, through the filters, and puts by what is new on it. */
  async look(): Promise<void> {
    const { turn, deeds } = this.#ratings
    const { cases } = await this.#ratings.newest()
    if (turn !== this.#ratings.turn || this.#ratings.isStale) return
    if (deeds !== this.#ratings.deeds) return this.look()
    const newest = this.#ratings.cases[0]?.number ?? 0
    this.waiting = cases.filter(({ number }) => number > newest)
    this.fresh = new Set([...this.fresh, ...this.waiting.map(({ number }) => number)])
    this.#ratings.replace(cases)
  }

  async show(): Promise<void> {
    if (this.areMany) await this.#ratings.again()
    else this.#ratings.cases = this.waiting.concat(this.#ratings.cases)
    this.waiting = []
  }

  /** Reads again those of the list that changed elsewhere, a hundred neighbours at a time. */
  async readAgain(numbers: readonly number[]): Promise<void> {
    let wanted = numbers.filter((number) => this.#ratings.find(number))
    while (wanted.length > 0) {
      const { deeds } = this.#ratings
      const { cases, next } = await this.#ratings.allBelow(Math.max(...wanted) + 1, together)
      if (deeds !== this.#ratings.deeds) continue
      const last = next ? (cases.at(-1)?.number ?? 0) : 0
      const found = new Set(cases.map(({ number }) => number))
      const withdrawn = wanted.filter((number) => number >= last && !found.has(number))
      if (withdrawn.length > 0) this.gone = new Set([...this.gone, ...withdrawn])
      this.#ratings.replace(cases)
      wanted = wanted.filter((number) => number < last)
    }
  }
}
