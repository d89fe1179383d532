// The list: ratings in the order of arrival, newest first, read page by page as one goes down.
import type { Case, InboxPage } from '../../../../worker/contract/case.ts'
import { ApiError, call, withQuery } from '../api/call.ts'
import type { InboxPath } from '../api/contract.ts'
import type { Filters } from './filters.ts'
import { placeOf, withChanged } from './order.ts'

const aPage = 50
/** So many pages in a row may find little before the reader is asked whether to go on. */
const patience = 5
const waitForIndex = 1500

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds)
  })

export class Ratings {
  readonly #path: InboxPath
  #filters: Filters = {}
  #barren = 0
  /** Counts the questions: an answer to an earlier one comes too late. */
  turn = 0
  /** Counts what was done to them: an answer from before comes too late. */
  deeds = 0
  /** Replaced as a whole: nothing watches each of a hundred thousand for changes. */
  cases = $state.raw<Case[]>([])
  next = $state.raw<string | null>(null)
  isLoading = $state(false)
  /** Whether what is shown still answers the question before. */
  isStale = $state(true)
  /** Whether the looking has stopped to ask. */
  isPaused = $state(false)
  /** How far back the looking has come, a day. */
  lookedBack = $state<string>()
  problem = $state.raw<ApiError>()

  constructor(slug: string) {
    this.#path = `/v1/businesses/${slug}/inbox`
  }

  /** Begins anew. What is shown stays until the answer is there. */
  async show(filters: Filters): Promise<void> {
    this.#filters = filters
    this.turn += 1
    this.isStale = true
    this.#goOn()
    await this.#read(this.#first())
  }

  again = (): Promise<void> => this.show(this.#filters)

  /** Reads the next page, where there is one and nothing stands in the way. */
  async more(): Promise<void> {
    if (this.next && !this.isLoading && !this.isPaused && !this.problem && !this.isStale) await this.#read(this.next)
  }

  /** Goes on after a stop or a failure. */
  keepLooking = async (): Promise<void> => {
    this.#goOn()
    await (this.isStale ? this.#read(this.#first()) : this.more())
  }

  find(number: number): Case | undefined {
    return this.cases[placeOf(this.cases, number)]
  }

  replace(changed: readonly Case[]): void {
    this.deeds += 1
    this.cases = withChanged(this.cases, changed)
  }

  /** The first page as it is now. */
  newest = (): Promise<InboxPage> => call('GET', this.#first())

  /** Ratings below a number, whatever is looked for. */
  allBelow = (cursor: number, limit: number): Promise<InboxPage> =>
    call('GET', withQuery(this.#path, { limit, cursor }))

  #first = () => withQuery(this.#path, { ...this.#filters, limit: aPage })

  #goOn() {
    this.#barren = 0
    this.isPaused = false
    this.problem = undefined
    this.lookedBack = undefined
  }

  async #read(address: string): Promise<void> {
    const { turn } = this
    this.isLoading = true
    try {
      const page = await call('GET', address as InboxPath)
      if (turn === this.turn) this.#take(page)
      if (turn === this.turn && this.#barren > 0) await this.#sayHowFar()
      if (page.next === address) await pause(waitForIndex)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (turn !== this.turn) return
      this.problem = error
      // What is shown answers another question, and this one has no answer.
      if (this.isStale) this.cases = []
    } finally {
      if (turn === this.turn) this.isLoading = false
    }
  }

  #take({ cases, next }: InboxPage) {
    this.cases = this.isStale ? cases : this.cases.concat(cases)
    this.isStale = false
    this.next = next
    this.#barren = next && cases.length < aPage ? this.#barren + 1 : 0
    this.isPaused = this.#barren >= patience
  }

  /** The day of the last rating that was looked at, found or not. */
  async #sayHowFar(): Promise<void> {
    const { turn } = this
    const below = Number(new URLSearchParams(this.next?.split('?')[1]).get('cursor'))
    const { cases } = await this.allBelow(below + 1, 1)
    if (turn === this.turn) this.lookedBack = cases[0]?.day
  }
}
