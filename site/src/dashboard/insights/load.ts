// What the insights read of the API.
import type { Business } from '../../../../worker/contract/business.ts'
import type { InboxPage } from '../../../../worker/contract/case.ts'
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

export const loadPlace = async (slug: string): Promise<Place> => {
  const path = `/v1/businesses/${slug}`
  const [{ timeZone }, { touchpoints }, { questions: own }] = await Promise.all([
    call<Business>('GET', path),
    call<{ touchpoints: Touchpoint[] }>('GET', `${path}/touchpoints`),
    call<{ questions: OwnQuestion[] }>('GET', `${path}/questions`),
  ])
  return { timeZone, touchpoints, own }
}

const readPart = <Part>(slug: string, part: string, period: Period, filters: Filters) =>
  call<Part>('GET', withQuery(`/v1/businesses/${slug}/insights${part}`, { ...filters, ...period }))

/** Of whoever may read the inbox; nobody else is told. */
const newestImported = async (slug: string, filters: Filters): Promise<string | undefined> => {
  const query = { ...filters, proof: 'imported', limit: 1 }
  const page = await call<InboxPage>('GET', withQuery(`/v1/businesses/${slug}/inbox`, query)).catch(() => undefined)
  return page?.cases[0]?.day
}

export const loadView = async (slug: string, period: Period, filters: Filters): Promise<View> => {
  const [insights, subjects] = await Promise.all([
    readPart<Insights>(slug, '', period, filters),
    readPart<SubjectInsights>(slug, '/subjects', period, filters),
  ])
  const isEmpty = insights.received === 0 && !filters.proof
  return { insights, subjects, filters, importedUntil: isEmpty ? await newestImported(slug, filters) : undefined }
}

/** The one part that reads ratings, and takes longer the more there are. */
export const loadDrivers = (slug: string, period: Period, filters: Filters): Promise<DriverInsights> =>
  readPart(slug, '/drivers', period, filters)
