// The search of one business, as its Lane holds it.
import { catchUp } from './catch-up.ts'
import { forgetErased } from './erased.ts'
import { WordIndex } from './index.ts'

/** Steps that one search waits for at most: 4,000 ratings. */
const stepsASearch = 16

export class Search {
  readonly #storage: DurableObjectStorage
  readonly #index: WordIndex
  #last: Promise<unknown> = Promise.resolve()

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage
    this.#index = new WordIndex(storage)
  }

  /** One after the other: two at once would do the same work twice. True where nothing is left to bring in. */
  #step(db: D1Database, businessId: string): Promise<boolean> {
    const step = this.#last.then(() => catchUp(db, businessId, this.#index, this.#storage))
    this.#last = step.catch(() => undefined)
    return step
  }

  /** False where so many steps were not enough. */
  async catchUp(db: D1Database, businessId: string, steps: number): Promise<boolean> {
    for (let step = 0; step < steps; step += 1) {
      if (await this.#step(db, businessId)) return true
      // A turn of the event loop for whoever wants to write.
      await new Promise((resolve) => setTimeout(resolve, 0))
    }
    return false
  }

  /** Numbers of ratings below `below` that match, newest first; undefined while the index is too far behind to tell. */
  async find(db: D1Database, businessId: string, match: string, below: number, width: number) {
    const isThere = await this.catchUp(db, businessId, stepsASearch)
    return isThere ? this.#index.find(match, below, width) : undefined
  }

  /** As much ahead of time as is to be done. Answers when it wants to be called again; null: after the next commit. */
  async prepare(db: D1Database, businessId: string): Promise<number | null> {
    await this.catchUp(db, businessId, Number.POSITIVE_INFINITY)
    return forgetErased(this.#storage, Date.now())
  }
}
