// Where one is in the inbox: what is looked for, and which rating is open. All of it is in the address.
import { withQuery } from '../api/call.ts'
import { cleaned, type Filters, filtersIn } from './filters.ts'

/** `push` leaves the place before within reach of the browser's back button. */
export type Step = 'push' | 'replace'

const numberIn = (search: string): number | undefined => {
  const number = new URLSearchParams(search).get('n') ?? ''
  return /^[1-9]\d{0,14}$/.test(number) ? Number(number) : undefined
}

export class Place {
  readonly #slug: string
  filters = $state.raw<Filters>(filtersIn(location.search))
  number = $state(numberIn(location.search))

  constructor(slug: string) {
    this.#slug = slug
  }

  /** To be called when the browser goes back or forward. */
  read = (): void => {
    const filters = filtersIn(location.search)
    if (JSON.stringify(filters) !== JSON.stringify(this.filters)) this.filters = filters
    this.number = numberIn(location.search)
  }

  /** The address of a rating under the present filters; of the list, without a number. */
  addressOf(number: number | undefined): string {
    return withQuery('/dashboard/inbox/', { b: this.#slug, ...this.filters, n: number })
  }

  open(number: number, step: Step = 'push'): void {
    if (number === this.number) return
    const isFromList = this.number === undefined ? step === 'push' : Boolean(history.state?.isFromList)
    this.number = number
    this.#write(step, isFromList)
  }

  /** Back to the list: by the browser's own way where the list is one step behind. */
  close(): void {
    if (this.number === undefined) return
    this.number = undefined
    if (history.state?.isFromList) history.back()
    else this.#write('replace')
  }

  /** Asks for something else: what is undefined is asked for no longer. */
  filter(changes: Filters, step: Step = 'push'): void {
    this.filters = cleaned({ ...this.filters, ...changes })
    this.#write(step)
  }

  clear = (): void => {
    this.filters = {}
    this.#write('push')
  }

  #write(step: Step, isFromList = false) {
    const address = this.addressOf(this.number)
    if (step === 'push') history.pushState({ isFromList }, '', address)
    else history.replaceState({ isFromList }, '', address)
  }
}
