import { Report } from '../range/report.svelte.ts'
import { loadPlace, loadView, type Place, type View } from './load.ts'

export class OverviewReport extends Report<Place, View> {
  constructor(slug: string) {
    super(slug, 'overview', { place: loadPlace, view: loadView, shown: ({ overview }) => overview })
  }
}
