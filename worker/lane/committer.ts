// Writes to D1 what the Lane has planned. It knows the head of its own last commit, and nothing else.
import { shardDatabase } from '../db.ts'
import type { Bindings } from '../env.ts'
import { Unanswered } from '../patience.ts'
import type { RecentArrivals } from './arrivals.ts'
import { labelBursts, mayJoin } from './bursts.ts'
import { readInvitations } from './invited.ts'
import { type Head, type Plan, planCommit } from './plan.ts'
import { readHead, readKnown, writePlan } from './store.ts'
import { type BusinessRef, idOf, type Outcome, type Write } from './writes.ts'

const attempts = 3

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

export class Committer {
  readonly #env: Bindings
  readonly #arrivals: RecentArrivals
  #head: Head | undefined

  constructor(env: Bindings, arrivals: RecentArrivals) {
    this.#env = env
    this.#arrivals = arrivals
  }

  /** The next commit reads the head anew. */
  forget(): void {
    this.#head = undefined
  }

  /** All or, where something among them cannot be written, each by itself: a bad write hurts nobody but its sender. */
  async commit(business: BusinessRef, writes: Write[], tries = attempts): Promise<Outcome[]> {
    const outcomes = await this.#atOnce(business, writes, tries)
    if (outcomes !== 'refused') return outcomes ?? writes.map(() => ({ refused: 'unavailable' }))
    if (writes.length === 1) return [{ refused: 'unavailable' }]
    const middle = Math.ceil(writes.length / 2)
    const first = await this.commit(business, writes.slice(0, middle), 1)
    return [...first, ...(await this.commit(business, writes.slice(middle), 1))]
  }

  /**
   * After a failure nobody knows whether the batch was written: everything is read again before the next attempt.
   * Undefined where D1 does not answer, `refused` where it answers but does not take the batch.
   */
  async #atOnce(business: BusinessRef, writes: Write[], tries: number): Promise<Outcome[] | 'refused' | undefined> {
    let isReached = false
    for (let attempt = 0; attempt < tries; attempt += 1) {
      try {
        const plan = await this.#plan(business, writes, attempt > 0 || tries === 1)
        isReached = true
        if (plan.head !== this.#head) await writePlan(shardDatabase(this.#env, business.shard), business.id, plan)
        this.#head = plan.head
        this.#arrivals.note(writes, plan.outcomes)
        return plan.outcomes
      } catch (error) {
        this.#head = undefined
        // The first failure is ordinary: somebody sent a rating again. A second one is not.
        if (attempt > 0)
          console.warn('a commit of the Lane failed', { business: business.id, writes: writes.length }, error)
        if (error instanceof Unanswered) return undefined
        await pause(Math.random() * 50 * attempt)
      }
    }
    return isReached ? 'refused' : undefined
  }

  /** New ratings are taken to be new, which saves a read; where one is not, the commit fails and all are looked up. */
  async #plan(business: BusinessRef, writes: Write[], lookUpAll: boolean): Promise<Plan> {
    const db = shardDatabase(this.#env, business.shard)
    const named = lookUpAll ? writes : writes.filter((write) => write.kind !== 'rate' || write.invitation)
    const brought = writes.flatMap((write) => (write.kind === 'rate' && write.invitation ? [write.invitation] : []))
    const invitations = await readInvitations(db, business.id, brought, Date.now())
    const arrivals = this.#arrivals.before(writes)
    // The head before the ratings: what is changed in between makes the commit fail, instead of being written over.
    this.#head ??= await readHead(db, business.id)
    const known = await readKnown(db, business.id, [...new Set([...named.map(idOf), ...mayJoin(arrivals, writes)])])
    return labelBursts(planCommit(this.#head, known, writes, invitations), known, writes, arrivals)
  }
}
