// What the insights read of the API.
import type { DriverInsights } from '../../../../worker/contract/drivers.ts'
import type { Insights, SubjectInsights } from '../../../../worker/contract/insights.ts'
import type { OwnQuestion } from '../../../../worker/contract/own-questions.ts'
import type { Touchpoint } from '../../../../worker/contract/touchpoint.ts'
import { call, withQuery } from '../api/call.ts'
import type { Period } from '../range/range.ts'

export type Place = { timeZone: string; touchpoints: Touchpoint[]; own: OwnQuestion[] }
/** `filters`: what it was narrowed to; `importedUntil`: where nothing counts, the day of the newest imported rating. */
export type View = {
  insights: Insights
  subjects: SubjectInsights
  filters: Filters
  importedUntil: string | undefined
}
/** What is looked at beside the days. */
export const filterNames = ['touchpoint', 'channel', 'proof'] as const
export type Filters = Partial<Record<(typeof filterNames)[number], string>>

const pathOf = (slug: string) => `/v1/businesses/${slug}` as const

export const loadPlace = async (slug: string): Promise<Place> => {
  const path = pathOf(slug)
  const [{ timeZone }, { touchpoints }, { questions: own }] = await Promise.all([
    call('GET', path),
    call('GET', `${path}/touchpoints`),
    call('GET', `${path}/questions`),
  ])
  return { timeZone, touchpoints, own }
}

/** Of whoever may read the inbox; nobody else is told. */
const newestImported = async (slug: string, filters: Filters): Promise<string | undefined> => {
  const query = { ...filters, proof: 'imported', limit: 1 }
  const page = await call('GET', withQuery(`${pathOf(slug)}/inbox`, query)).catch(() => undefined)
  return page?.cases[0]?.day
}

export const loadView = async (slug: string, period: Period, filters: Filters): Promise<View> => {
  const path = `${pathOf(slug)}/insights` as const
  const query = { ...filters, ...period }
  const [insights, subjects] = await Promise.all([
    call('GET', withQuery(path, query)),
    call('GET', withQuery(`${path}/subjects`, query)),
  ])
  const isEmpty = insights.received === 0 && !filters.proof
  return { insights, subjects, filters, importedUntil: isEmpty ? await newestImported(slug, filters) : undefined }
}

/** The one part that reads ratings, and takes longer the more there are. */
export const loadDrivers = (slug: string, period: Period, filters: Filters): Promise<DriverInsights> =>
  call('GET', withQuery(`${pathOf(slug)}/insights/drivers`, { ...filters, ...period }))
