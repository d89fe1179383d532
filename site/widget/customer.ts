// One customer of a kiosk: what they want, sent until the server holds it, also when the next one has come. Kept in memory
// alone.
import { addressOf, send } from './client.ts'
import { newId, newReceipt } from './ids.ts'
import { afterAnswer, nextRequest, wish } from './reconcile.ts'
import type { RatingRecord, Wish } from './types.ts'

const retryAfter = 5000

export type State = 'saving' | 'saved' | 'queued' | 'failed'

export class Customer {
  #record: RatingRecord
  #say: (state: State) => void

  /** `say` is told how it goes. */
  constructor(code: string, locale: string, stars: number, say: (state: State) => void) {
    const first = { id: newId(), receipt: newReceipt(), stars, locale }
    this.#record = { place: '', base: '', code, first, want: { stars } }
    this.#say = say
    this.#settle()
  }

  get id() {
    return this.#record.first.id
  }

  change(changes: Partial<Wish>) {
    const isSettled = !nextRequest(this.#record)
    this.#record = { ...this.#record, want: wish(this.#record.want, changes) }
    if (isSettled) this.#settle()
  }

  async #settle() {
    for (let request = nextRequest(this.#record); request; request = nextRequest(this.#record)) {
      this.#say('saving')
      const { code, first } = this.#record
      const [status, , rest] = await send(addressOf('', code), first, request)
      const [after, kind] = afterAnswer(this.#record, request, status)
      if (kind === 'error' || !after) return this.#say('failed')
      this.#record = after
      if (!status) {
        this.#say('queued')
        await new Promise((resolve) => setTimeout(resolve, rest || retryAfter))
      }
    }
    this.#say('saved')
  }
}
