// What the Lane does by itself, some seconds after a commit. A Durable Object has one alarm: it is for all duties.
import type { BusinessRef } from './writes.ts'

/** Does what is due. Answers when it wants to be called again (UTC milliseconds); null: not before the next commit. */
export type Duty = (business: BusinessRef) => Promise<number | null>

const businessKey = 'business'
const secondsAfterCommit = 5
// Nobody waits for these writes: answers need not wait for them either.
const unconfirmed = { allowUnconfirmed: true, allowConcurrency: true }

export class Duties {
  readonly #ctx: DurableObjectState
  readonly #duties: readonly Duty[]
  #isAwaited = false

  constructor(ctx: DurableObjectState, duties: readonly Duty[]) {
    this.#ctx = ctx
    this.#duties = duties
  }

  /** To be called after a commit. Returns at once. */
  wake(business: BusinessRef): void {
    if (this.#isAwaited) return
    this.#isAwaited = true
    const waking = Promise.all([
      this.#ctx.storage.put(businessKey, business, unconfirmed),
      this.#setBy(Date.now() + secondsAfterCommit * 1000),
    ]).catch((error) => {
      this.#isAwaited = false
      console.warn('the alarm of the Lane could not be set', { business: business.id }, error)
    })
    this.#ctx.waitUntil(waking)
  }

  async #setBy(time: number): Promise<void> {
    const pending = await this.#ctx.storage.getAlarm(unconfirmed)
    if (pending === null || pending > time) await this.#ctx.storage.setAlarm(time, unconfirmed)
  }

  /** When the alarm rings. Throws what a duty throws, after all of them: the platform rings again later. */
  async perform(): Promise<void> {
    this.#isAwaited = false
    const business = await this.#ctx.storage.get<BusinessRef>(businessKey)
    if (!business) return
    const results = await Promise.allSettled(this.#duties.map((duty) => duty(business)))
    const times = results.map((result) => (result.status === 'fulfilled' ? result.value : null))
    const next = Math.min(...times.map((time) => time ?? Number.POSITIVE_INFINITY))
    if (Number.isFinite(next)) await this.#setBy(next)
    const failed = results.find((result) => result.status === 'rejected')
    if (failed) throw failed.reason
  }
}
