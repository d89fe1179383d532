// What could be featured: looked for by words and stars, page by page.
import type { Case } from '../../../../worker/contract/case.ts'
import { ApiError } from '../api/call.ts'
import { findCandidates } from './api.ts'

export class Candidates {
  readonly #slug: string
  /** Counts the questions: a slower answer to an older one is not shown. */
  #turn = 0
  words = $state('')
  stars = $state('')
  found = $state.raw<Case[]>([])
  next = $state.raw<string | null>(null)
  hasLooked = $state(false)
  isBusy = $state(false)
  problem = $state.raw<ApiError>()

  constructor(slug: string) {
    this.#slug = slug
  }

  look = (): Promise<void> => this.#read([], null)
  more = (): Promise<void> => this.#read(this.found, this.next)

  drop(number: number): void {
    this.found = this.found.filter((one) => one.number !== number)
  }

  async #read(before: Case[], next: string | null): Promise<void> {
    this.#turn += 1
    const turn = this.#turn
    this.isBusy = true
    this.problem = undefined
    try {
      const page = await findCandidates(this.#slug, this.words, this.stars, next)
      if (turn !== this.#turn) return
      this.found = [...before, ...page.cases]
      this.next = page.next
      this.hasLooked = true
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (turn === this.#turn) this.problem = error
    } finally {
      if (turn === this.#turn) this.isBusy = false
    }
  }
}
