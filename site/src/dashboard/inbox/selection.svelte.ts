// The ratings that are picked for what is done to many at once.
import { SvelteSet } from 'svelte/reactivity'
import type { Case } from '../../../../worker/contract/case.ts'
import { placeOf } from './order.ts'

export class Selection {
  readonly numbers = new SvelteSet<number>()
  /** Where a range starts. */
  #anchor: number | undefined

  toggle(number: number): void {
    if (!this.numbers.delete(number)) this.numbers.add(number)
    this.#anchor = number
  }

  /** Picks everything from the one picked last to this one. */
  reach(number: number, cases: readonly Case[]): void {
    const ends = [placeOf(cases, this.#anchor ?? number), placeOf(cases, number)].sort((a, b) => a - b)
    const [from = 0, to = 0] = ends
    for (const one of cases.slice(Math.max(0, from), to + 1)) this.numbers.add(one.number)
    this.#anchor = number
  }

  all(cases: readonly Case[]): void {
    for (const { number } of cases) this.numbers.add(number)
  }

  clear = (): void => {
    this.numbers.clear()
    this.#anchor = undefined
  };

  in(cases: readonly Case[]): Case[] {
    return cases.filter(({ number }) => this.numbers.has(number))
  }
}
