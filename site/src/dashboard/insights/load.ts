// What the insights read of the API.
import type { DriverInsights } from '../../../../worker/contract/drivers.ts'
import type { Insights, SubjectInsights } from '../../../../worker/contract/insights.ts'
import type { OwnQuestion } from '../../../../worker/contract/own-questions.ts'
import type { Touchpoint } from '../../../../worker/contract/touchpoint.ts'
import { call, withQuery } from '../api/call.ts'
import type { Period } from '../range/range.ts'

export type Place = { timeZone: string; touchpoints: Touchpoint[]; own: OwnQuestion[] }
export type View = { insights: Insights; drivers: DriverInsights; subjects: SubjectInsights }
/** What is looked at beside the days. */
export const filterNames = ['touchpoint', 'channel', 'proof'] as const
export type Filters = Partial<Record<(typeof filterNames)[number], string>>

export const loadPlace = async (slug: string): Promise<Place> => {
  const path = `/v1/businesses/${slug}` as const
  const [{ timeZone }, { touchpoints }, { questions: own }] = await Promise.all([
    call('GET', path),
    call('GET', `${path}/touchpoints`),
    call('GET', `${path}/questions`),
  ])
  return { timeZone, touchpoints, own }
}

export const loadView = async (slug: string, period: Period, filters: Filters): Promise<View> => {
  const path = `/v1/businesses/${slug}/insights` as const
  const query = { ...filters, ...period }
  const [insights, drivers, subjects] = await Promise.all([
    call('GET', withQuery(path, query)),
    call('GET', withQuery(`${path}/drivers`, query)),
    call('GET', withQuery(`${path}/subjects`, query)),
  ])
  return { insights, drivers, subjects }
}
