// Customers who rate, change and withdraw, all at once, and who remember what they were told.
import type { Chance } from '../../support/chance.ts'
import { newRating } from '../../support/rating.ts'

/** What a rating is said to be. */
type State = { stars: number; comment: string | null; isWithdrawn: boolean }
type At = (path: string) => URL
type Call = { method: 'POST' | 'PATCH' | 'DELETE'; body?: unknown }
/** `next` is what it becomes if the call is done, `entry` what the ledger then says. */
type Pending = { call: Call; next: State; entry: string }
export type Held = {
  id: string
  receipt: string
  state: State | undefined
  entries: string[]
  pending?: Pending | undefined
}

const other = (chance: Chance, stars: number) => 1 + ((stars - 1 + 1 + Math.floor(chance() * 4)) % 5)

export class Customers {
  readonly held: Held[] = []
  acknowledged = 0
  readonly #chance: Chance
  readonly #touchpoint: string

  constructor(chance: Chance, touchpoint: string) {
    this.#chance = chance
    this.#touchpoint = touchpoint
  }

  #begin(): Held {
    const stars = 1 + Math.floor(this.#chance() * 5)
    const sent = newRating(this.#chance() < 0.5 ? { stars } : { stars, comment: `Said ${this.held.length}.` })
    const next = { stars, comment: sent.comment ?? null, isWithdrawn: false }
    const pending = { call: { method: 'POST', body: sent }, next, entry: `rated ${stars}` } as const
    const held = { id: sent.id, receipt: sent.receipt, state: undefined, entries: [], pending }
    this.held.push(held)
    return held
  }

  #change(state: State): Pending {
    const draw = this.#chance()
    if (draw < 0.3) {
      const next = { ...state, comment: null, isWithdrawn: true }
      return { call: { method: 'DELETE' }, next, entry: `withdrawn ${state.stars}` }
    }
    const isOfStars = draw < 0.7
    const body = isOfStars ? { stars: other(this.#chance, state.stars) } : { comment: `Said anew, ${draw}.` }
    const next = { ...state, ...body }
    return { call: { method: 'PATCH', body }, next, entry: `amended ${next.stars}` }
  }

  /** Sends what is pending until it is answered. False where nobody answers. */
  async settle(at: At, held: Held): Promise<boolean> {
    while (held.pending) {
      const { call, next, entry } = held.pending
      const path = call.method === 'POST' ? '' : `/${held.id}`
      const answer = await fetch(at(`/v1/touchpoints/${this.#touchpoint}/ratings${path}`), {
        method: call.method,
        headers: { 'content-type': 'application/json', authorization: `Bearer ${held.receipt}` },
        ...(call.body ? { body: JSON.stringify(call.body) } : {}),
      }).catch(() => undefined)
      // An answer counts when all of it is here.
      const said = await answer?.json().catch(() => undefined)
      if (!answer || !said) return false
      if (answer.status === 503) continue
      if (!answer.ok) throw new Error(`${call.method} was answered by ${answer.status}: ${JSON.stringify(said)}`)
      Object.assign(held, { state: next, entries: [...held.entries, entry], pending: undefined })
      this.acknowledged += 1
    }
    return true
  }

  /** Goes on with a rating of its own or begins another, until nobody answers. */
  async #act(at: At): Promise<void> {
    let own: Held | undefined
    for (;;) {
      if (!own?.state || own.state.isWithdrawn || this.#chance() < 0.4) own = this.#begin()
      else own.pending = this.#change(own.state)
      if (!(await this.settle(at, own))) return
    }
  }

  /** So many at once, until nobody answers any more. */
  async crowd(at: At, size: number): Promise<void> {
    await Promise.all(Array.from({ length: size }, () => this.#act(at)))
  }

  get waiting(): Held[] {
    return this.held.filter(({ pending }) => pending)
  }
}
