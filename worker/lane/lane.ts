// The single writer of a business. Ratings that arrive while a commit runs share the next one.
// It holds no truth of its own: nothing is acknowledged before D1 has committed, and it may be killed at any moment.
import { DurableObject } from 'cloudflare:workers'
import { attend } from '../arrivals/attend.ts'
import type { LiveMessage } from '../contract/live.ts'
import { shardDatabase } from '../db.ts'
import type { Bindings } from '../env.ts'
import { sealLedger } from '../ledger/seal.ts'
import { Search } from '../search/search.ts'
import { RecentArrivals } from './arrivals.ts'
import { Committer } from './committer.ts'
import { Duties } from './duties.ts'
import { endHolds } from './holds.ts'
import { Queue } from './queue.ts'
import { Sockets } from './sockets.ts'
import type { BusinessRef, Outcome, Write } from './writes.ts'

export class Lane extends DurableObject<Bindings> {
  readonly #arrivals = new RecentArrivals()
  readonly #committer = new Committer(this.env, this.#arrivals)
  readonly #sockets = new Sockets(this.ctx)
  readonly #search = new Search(this.ctx.storage)
  readonly #duties = new Duties(this.ctx, [
    ({ id, shard }) => this.#search.prepare(shardDatabase(this.env, shard), id),
    ({ id, shard }) => sealLedger(this.env, shardDatabase(this.env, shard), id),
    (business) => this.#endHolds(business),
    (business) => attend(this.env, business, Date.now(), (numbers) => this.#sockets.tell('cases', numbers)),
  ])

  readonly #queue = new Queue(this.ctx, {
    commit: (business, writes) => this.#committer.commit(business, writes),
    follow: (business, outcomes) => this.#follow(business, outcomes),
  })

  /** Commits the writes, together with whatever else waits. One outcome a write, in order. */
  write(business: BusinessRef, writes: Write[]): Promise<Outcome[]> {
    return this.#queue.write(
      business,
      writes.map((write) => this.#arrivals.hide(write)),
    )
  }

  /** Texts that have waited long enough are shown. Answers when the next one has. */
  async #endHolds({ id, shard }: BusinessRef): Promise<number | null> {
    const { ended, next } = await endHolds(shardDatabase(this.env, shard), id, Date.now())
    if (ended.length > 0) this.#sockets.tell('ratings', ended)
    return next
  }

  #follow(business: BusinessRef, outcomes: Outcome[]): void {
    const changed = outcomes.filter((outcome) => 'rating' in outcome && outcome.isNew)
    if (changed.length === 0) return
    this.#sockets.tellSoon(changed.map((outcome) => ('rating' in outcome ? outcome.rating.seq : 0)))
    this.#duties.wake(business)
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

  /** Tells the open screens what was done about ratings, and seals what of it entered the ledger. */
  tell(business: BusinessRef, kind: LiveMessage['kind'], numbers: number[]): void {
    this.#sockets.tell(kind, numbers)
    this.#duties.wake(business)
  }

  /** Closes the screens of somebody who may no longer look on. */
  hangUp(actor: string): void {
    this.#sockets.close(actor)
  }

  /** The business is deleted: nothing of it stays here, and nobody listens to it any more. */
  async end(): Promise<void> {
    this.#sockets.close()
    this.#committer.forget()
    await this.ctx.storage.deleteAlarm()
    await this.ctx.storage.deleteAll()
  }

  /** A ping is answered without waking anybody; there is nothing else to say here. */
  override webSocketMessage(socket: WebSocket): void {
    socket.close(1003, 'Nothing is heard here.')
  }
}
