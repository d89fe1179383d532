// What the insights read of the API.
import type { Business } from '../../../../worker/contract/business.ts'
import type { DriverInsights } from '../../../../worker/contract/drivers.ts'
import type { Insights, SubjectInsights } from '../../../../worker/contract/insights.ts'
import type { OwnQuestion } from '../../../../worker/contract/own-questions.ts'
import type { Touchpoint } from '../../../../worker/contract/touchpoint.ts'
import { call, withQuery } from '../api/call.ts'
import type { Period } from '../range/range.ts'

export type Place = { timeZone: string; touchpoints: Touchpoint[]; own: OwnQuestion[] }
/** `filters`: what it was narrowed to. */
export type View = { insights: Insights; subjects: SubjectInsights; filters: Filters }
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

export const loadView = async (slug: string, period: Period, filters: Filters): Promise<View> => {
  const [insights, subjects] = await Promise.all([
    readPart<Insights>(slug, '', period, filters),
    readPart<SubjectInsights>(slug, '/subjects', period, filters),
  ])
  return { insights, subjects, filters }
}

/** The one part that reads ratings, and takes longer the more there are. */
export const loadDrivers = (slug: string, period: Period, filters: Filters): Promise<DriverInsights> =>
  readPart(slug, '/drivers', period, filters)
