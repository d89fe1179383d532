// What the page is about: the days, and where the ratings came from.
import { withQuery } from '../api/call.ts'
import type { Period } from '../range/range.ts'
import { Report } from '../range/report.svelte.ts'
import { DriverReading } from './drivers.svelte.ts'
import { type Filters, filterNames, loadPlace, loadView, type Place, type View } from './load.ts'
import { type Scope, scopeOf } from './scope.ts'

const filtersIn = (search: string): Filters => {
  const query = new URLSearchParams(search)
  return Object.fromEntries(filterNames.flatMap((name) => (query.get(name) ? [[name, query.get(name)]] : [])))
}

export class InsightsReport extends Report<Place, View> {
  filters = $state.raw<Filters>(filtersIn(location.search))
  readonly drivers: DriverReading

  constructor(slug: string) {
    const drivers = new DriverReading(slug)
    super(slug, 'insights', {
      place: loadPlace,
      view: (of, period) => {
        const filters = filtersIn(location.search)
        drivers.load(period, filters)
        return loadView(of, period, filters)
      },
      shown: ({ insights }) => insights,
    })
    this.drivers = drivers
  }

  /** What is shown: the days, and which ratings. */
  get scope(): Scope {
    return this.view && this.place ? scopeOf(this.view.filters, this.place, this.view.insights.period) : []
  }

  /** An empty value takes a filter away. The days may change with the filters. */
  filter(changes: Filters & Partial<Period>): void {
    const days = changes.from ? { period: undefined } : {}
    const query = { ...Object.fromEntries(new URLSearchParams(location.search)), ...days, ...changes }
    history.pushState(null, '', withQuery('/dashboard/insights/', query))
    this.goBack()
  }

  /** When the browser goes back or forward. */
  goBack = (): void => {
    this.filters = filtersIn(location.search)
    this.read()
  }
}
