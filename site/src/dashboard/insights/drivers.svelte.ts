// The drivers come when they come: nothing else of the page waits for them.
import type { DriverInsights } from '../../../../worker/contract/drivers.ts'
import { ApiError } from '../api/call.ts'
import type { Period } from '../range/range.ts'
import { type Filters, loadDrivers } from './load.ts'

export class DriverReading {
  readonly #slug: string
  found = $state.raw<DriverInsights>()
  problem = $state<string>()
  isBusy = $state(true)
  #asked: { period: Period; filters: Filters } | undefined

  constructor(slug: string) {
    this.#slug = slug
  }

  /** What stands there stays until the new ones are there. An answer that was overtaken is dropped. */
  load = async (period: Period, filters: Filters): Promise<void> => {
    const asked = { period, filters }
    this.#asked = asked
    this.isBusy = true
    try {
      const found = await loadDrivers(this.#slug, period, filters)
      if (asked === this.#asked) this.#settle(found)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (asked === this.#asked) this.#settle(undefined, error.message)
    }
  }

  again = (): void => {
    if (this.#asked) this.load(this.#asked.period, this.#asked.filters)
  }

  #settle(found: DriverInsights | undefined, problem?: string) {
    this.found = found
    this.problem = problem
    this.isBusy = false
  }
}
