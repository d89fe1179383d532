// Writes that wait for a commit, in the order of their arrival. Those that arrive while one runs share the next.
import type { BusinessRef, Outcome, Write } from './writes.ts'

type Waiting = { write: Write; bytes: number; settle: (outcome: Outcome) => void }

interface Work {
  /** One outcome a write, in order. */
  commit: (business: BusinessRef, writes: Write[]) => Promise<Outcome[]>
  /** What comes after a commit. Those who wrote have their answers; nothing here is waited for. */
  follow: (business: BusinessRef, outcomes: Outcome[]) => void
}

/** Writes that may wait at once; what comes on top is told to come again. */
export const capacity = 2000
const batchRows = 500
// A statement's parameter may hold 2,000,000 bytes.
const batchBytes = 1_500_000

/** An upper bound: a UTF-16 unit takes at most 3 bytes, the rest of a row less than 1,500. */
const bytesOf = (write: Write): number => {
  const comment = write.kind === 'rate' ? write.rating.comment : write.kind === 'amend' ? write.changes.comment : null
  return 1500 + 3 * (comment?.length ?? 0)
}

const turnOfTheLoop = () => new Promise((resolve) => setTimeout(resolve, 0))

export class Queue {
  readonly #ctx: DurableObjectState
  readonly #work: Work
  readonly #waiting: Waiting[] = []
  #unsettled = 0
  #isRunning = false

  constructor(ctx: DurableObjectState, work: Work) {
    this.#ctx = ctx
    this.#work = work
  }

  /** Commits the writes, together with whatever else waits. One outcome a write, in order. */
  async write(business: BusinessRef, writes: Write[]): Promise<Outcome[]> {
    if (this.#unsettled + writes.length > capacity) return writes.map(() => ({ refused: 'busy' }))
    this.#unsettled += writes.length
    const outcomes = writes.map(
      (write) =>
        new Promise<Outcome>((settle) => {
          this.#waiting.push({ write, bytes: bytesOf(write), settle })
        }),
    )
    if (!this.#isRunning) this.#ctx.waitUntil(this.#run(business))
    return Promise.all(outcomes)
  }

  async #run(business: BusinessRef): Promise<void> {
    this.#isRunning = true
    let isBusy = false
    while (this.#waiting.length > 0) {
      // Under load, one turn of the event loop lets the calls that are already here in; without it they starve each
      // other. A lone rating does not wait: that turn takes a whole millisecond.
      if (isBusy || this.#waiting.length > 1) await turnOfTheLoop()
      const batch = this.#takeBatch()
      isBusy = batch.length > 1
      const outcomes = await this.#work.commit(
        business,
        batch.map(({ write }) => write),
      )
      this.#unsettled -= batch.length
      for (const [index, { settle }] of batch.entries()) settle(outcomes[index] ?? { refused: 'unavailable' })
      this.#work.follow(business, outcomes)
    }
    this.#isRunning = false
  }

  #takeBatch(): Waiting[] {
    let bytes = 0
    const end = this.#waiting.findIndex((one, index) => {
      bytes += one.bytes
      return index === batchRows || bytes > batchBytes
    })
    return this.#waiting.splice(0, end === -1 ? this.#waiting.length : Math.max(end, 1))
  }
}
