// The single writer of a business. Ratings that arrive while a commit runs share the next one.
// It holds no truth of its own: nothing is acknowledged before D1 has committed, and it may be killed at any moment.
import { DurableObject } from 'cloudflare:workers'
import type { LiveMessage } from '../contract/live.ts'
import { shardDatabase } from '../db.ts'
import type { Bindings } from '../env.ts'
import { Search } from '../search/search.ts'
import { Duties } from './duties.ts'
import { type Head, type Plan, planCommit } from './plan.ts'
import { Sockets } from './sockets.ts'
import { commit, readHead, readKnown } from './store.ts'
import { idOf, type Outcome, type Write } from './writes.ts'

/** Whose writes they are: the business, and the binding of its shard. */
export type BusinessRef = { id: string; shard: string }
type Waiting = { write: Write; bytes: number; settle: (outcome: Outcome) => void }

/** Writes that may wait at once; what comes on top is told to come again. */
export const capacity = 2000
const batchRows = 500
// A statement's parameter may hold 2,000,000 bytes.
const batchBytes = 1_500_000
const attempts = 3

/** An upper bound: a UTF-16 unit takes at most 3 bytes, the rest of a row less than 1,500. */
const bytesOf = (write: Write): number => {
  const comment = write.kind === 'rate' ? write.rating.comment : write.kind === 'amend' ? write.changes.comment : null
  return 1500 + 3 * (comment?.length ?? 0)
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

export class Lane extends DurableObject<Bindings> {
  #waiting: Waiting[] = []
  #unsettled = 0
  #isRunning = false
  #head: Head | undefined
  readonly #sockets = new Sockets(this.ctx)
  readonly #search = new Search(this.ctx.storage)
  readonly #duties = new Duties(this.ctx, [({ id, shard }) => this.#search.prepare(shardDatabase(this.env, shard), id)])

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
    if (!this.#isRunning) this.ctx.waitUntil(this.#run(business))
    return Promise.all(outcomes)
  }

  async #run(business: BusinessRef): Promise<void> {
    this.#isRunning = true
    let isBusy = false
    while (this.#waiting.length > 0) {
      // Under load, one turn of the event loop lets the calls that are already here in; without it they starve each
      // other. A lone rating does not wait: that turn takes a whole millisecond.
      if (isBusy || this.#waiting.length > 1) await pause(0)
      const batch = this.#takeBatch()
      isBusy = batch.length > 1
      const outcomes = await this.#commit(
        business,
        batch.map(({ write }) => write),
      )
      this.#unsettled -= batch.length
      for (const [index, { settle }] of batch.entries()) settle(outcomes[index] ?? { refused: 'unavailable' })
      this.#follow(business, outcomes)
    }
    this.#isRunning = false
  }

  /** What follows a commit. Those who wrote have their answers; nothing here is waited for. */
  #follow(business: BusinessRef, outcomes: Outcome[]): void {
    const changed = outcomes.filter((outcome) => 'rating' in outcome && outcome.isNew)
    if (changed.length === 0) return
    this.#sockets.tellSoon(changed.map((outcome) => ('rating' in outcome ? outcome.rating.seq : 0)))
    this.#duties.wake(business)
  }

  #takeBatch(): Waiting[] {
    let bytes = 0
    const end = this.#waiting.findIndex((one, index) => {
      bytes += one.bytes
      return index === batchRows || bytes > batchBytes
    })
    return this.#waiting.splice(0, end === -1 ? this.#waiting.length : Math.max(end, 1))
  }

  /** All or, where something among them cannot be written, each by itself: a bad write hurts nobody but its sender. */
  async #commit(business: BusinessRef, writes: Write[], tries = attempts): Promise<Outcome[]> {
    const outcomes = await this.#commitAtOnce(business, writes, tries)
    if (outcomes !== 'refused') return outcomes ?? writes.map(() => ({ refused: 'unavailable' }))
    if (writes.length === 1) return [{ refused: 'unavailable' }]
    const middle = Math.ceil(writes.length / 2)
    const first = await this.#commit(business, writes.slice(0, middle), 1)
    return [...first, ...(await this.#commit(business, writes.slice(middle), 1))]
  }

  /**
   * After a failure nobody knows whether the batch was written: everything is read again before the next attempt.
   * Undefined where D1 does not answer, `refused` where it answers but does not take the batch.
   */
  async #commitAtOnce(
    business: BusinessRef,
    writes: Write[],
    tries: number,
  ): Promise<Outcome[] | 'refused' | undefined> {
    let isReached = false
    for (let attempt = 0; attempt < tries; attempt += 1) {
      try {
        const plan = await this.#plan(business, writes, attempt > 0 || tries === 1)
        isReached = true
        if (plan.head !== this.#head) await commit(shardDatabase(this.env, business.shard), business.id, plan)
        this.#head = plan.head
        return plan.outcomes
      } catch (error) {
        this.#head = undefined
        // The first failure is ordinary: somebody sent a rating again. A second one is not.
        if (attempt > 0)
          console.warn('a commit of the Lane failed', { business: business.id, writes: writes.length }, error)
        await pause(Math.random() * 50 * attempt)
      }
    }
    return isReached ? 'refused' : undefined
  }

  /** New ratings are taken to be new, which saves a read; where one is not, the commit fails and all are looked up. */
  async #plan(business: BusinessRef, writes: Write[], lookUpAll: boolean): Promise<Plan> {
    const db = shardDatabase(this.env, business.shard)
    const named = lookUpAll ? writes : writes.filter(({ kind }) => kind !== 'rate')
    const known = await readKnown(db, business.id, [...new Set(named.map(idOf))])
    this.#head ??= await readHead(db, business.id)
    return planCommit(this.#head, known, writes)
  }

  /** Numbers of ratings below `below` that match, newest first; undefined while the index is too far behind to tell. */
  search({ id, shard }: BusinessRef, match: string, below: number, width: number): Promise<number[] | undefined> {
    return this.#search.find(shardDatabase(this.env, shard), id, match, below, width)
  }

  override alarm(): Promise<void> {
    return this.#duties.perform()
  }

  /** Opens a screen's socket. Who asks was let in before (live/routes.ts), and is named by the query. */
  override fetch(request: Request): Response {
    const theirs = this.#sockets.open(new URL(request.url).searchParams.get('actor') ?? '')
    return theirs ? new Response(null, { status: 101, webSocket: theirs }) : new Response(null, { status: 503 })
  }

  /** Tells the open screens what was done about ratings. */
  tell(kind: LiveMessage['kind'], numbers: number[]): void {
    this.#sockets.tell(kind, numbers)
  }

  /** Closes the screens of somebody who may no longer look on. */
  hangUp(actor: string): void {
    this.#sockets.close(actor)
  }

  /** The business is deleted: nothing of it stays here, and nobody listens to it any more. */
  async end(): Promise<void> {
    this.#sockets.close()
    this.#head = undefined
    await this.ctx.storage.deleteAlarm()
    await this.ctx.storage.deleteAll()
  }

  /** A ping is answered without waking anybody; there is nothing else to say here. */
  override webSocketMessage(socket: WebSocket): void {
    socket.close(1003, 'Nothing is heard here.')
  }
}
