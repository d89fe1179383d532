// What the page shows: for which days, and what was found.
import { ApiError, withQuery } from '../api/call.ts'
import { loadPlace, loadView, type Place, type View } from './load.ts'
import { type Choice, choiceIn, type Period, periodOf, queryOf, todayIn } from './range.ts'

export class Report {
  readonly slug: string
  choice = $state.raw<Choice>(choiceIn(location.search))
  place = $state.raw<Place>()
  view = $state.raw<View>()
  problem = $state<string>()
  isBusy = $state(true)
  #asked = 0

  constructor(slug: string) {
    this.slug = slug
  }

  /** The period that is asked for; undefined before it is known which day it is. */
  get period(): Period | undefined {
    return this.place && periodOf(this.choice, todayIn(this.place.timeZone))
  }

  addressOf(choice: Choice): string {
    return withQuery('/dashboard/overview/', { b: this.slug, ...queryOf(choice) })
  }

  /** The inbox, narrowed to what a part of the page is about. */
  inboxOf(query: Record<string, string | number> = {}): string {
    return withQuery('/dashboard/inbox/', { b: this.slug, ...this.view?.overview.period, ...query })
  }

  choose(choice: Choice): void {
    history.pushState(null, '', this.addressOf(choice))
    this.choice = choice
    this.load()
  }

  /** When the browser goes back or forward. */
  read = (): void => {
    this.choice = choiceIn(location.search)
    this.load()
  }

  /** What stands there stays until the new figures are there. An answer that was overtaken is dropped. */
  load = async (): Promise<void> => {
    this.#asked += 1
    const asked = this.#asked
    this.isBusy = true
    try {
      this.place ??= await loadPlace(this.slug)
      const view = await loadView(this.slug, periodOf(this.choice, todayIn(this.place.timeZone)))
      if (asked === this.#asked) this.#settle(view)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (asked === this.#asked) this.#settle(undefined, error.message)
    }
  }

  #settle(view: View | undefined, problem?: string) {
    this.view = view
    this.problem = problem
    this.isBusy = false
  }
}
