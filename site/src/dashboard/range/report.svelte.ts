// What a page says of some days: for which ones, and what was found.
import { ApiError, withQuery } from '../api/call.ts'
import { type Choice, choiceIn, type Period, periodOf, queryOf, todayIn } from './range.ts'

/** Where the days are chosen: what that needs of a report. */
export interface Ranged {
  readonly choice: Choice
  readonly isBusy: boolean
  /** The days that are asked for; undefined before it is known which day it is. */
  readonly period: Period | undefined
  /** The days that are shown, and those before. */
  readonly shown: { period: Period; previous: Period } | undefined
  addressOf(choice: Choice): string
  choose(choice: Choice): void
}

interface Loaders<Place, View> {
  place: (slug: string) => Promise<Place>
  view: (slug: string, period: Period) => Promise<View>
  shown: (view: View) => { period: Period; previous: Period }
}

export class Report<Place extends { timeZone: string }, View> implements Ranged {
  readonly slug: string
  readonly #page: string
  readonly #loaders: Loaders<Place, View>
  choice = $state.raw<Choice>(choiceIn(location.search))
  place = $state.raw<Place>()
  view = $state.raw<View>()
  problem = $state.raw<ApiError>()
  isBusy = $state(true)
  #asked = 0

  /** `page`: where in the dashboard it stands. */
  constructor(slug: string, page: string, loaders: Loaders<Place, View>) {
    this.slug = slug
    this.#page = page
    this.#loaders = loaders
  }

  get period(): Period | undefined {
    return this.place && periodOf(this.choice, todayIn(this.place.timeZone))
  }

  get shown() {
    return this.view && this.#loaders.shown(this.view)
  }

  addressOf(choice: Choice): string {
    const others = [...new URLSearchParams(location.search)].filter(([name]) => !ofChoice.includes(name))
    return withQuery(`/dashboard/${this.#page}/`, { ...Object.fromEntries(others), ...queryOf(choice) })
  }

  /** The inbox, narrowed to what a part of the page is about. */
  inboxOf(query: Record<string, string | number> = {}): string {
    return withQuery('/dashboard/inbox/', { b: this.slug, ...this.shown?.period, ...query })
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
      this.place ??= await this.#loaders.place(this.slug)
      const view = await this.#loaders.view(this.slug, periodOf(this.choice, todayIn(this.place.timeZone)))
      if (asked === this.#asked) this.#settle(view)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (asked === this.#asked) this.#settle(undefined, error)
    }
  }

  #settle(view: View | undefined, problem?: ApiError) {
    this.view = view
    this.problem = problem
    this.isBusy = false
  }
}

const ofChoice = ['period', 'from', 'to']
