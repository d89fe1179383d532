// What the overview reads of the API.
import type { Case, InboxPage } from '../../../../worker/contract/case.ts'
import type { Overview } from '../../../../worker/contract/overview.ts'
import type { Touchpoint } from '../../../../worker/contract/touchpoint.ts'
import { call, withQuery } from '../api/call.ts'
import type { InboxPath } from '../api/contract.ts'
import type { Period } from '../range/range.ts'

/** Where ratings are asked for, and in which zone the days begin. */
export type Place = { timeZone: string; touchpoints: Touchpoint[] }
/** `all`: whether the whole period was looked through. */
export type Lows = { cases: Case[]; all: boolean }
export type View = { overview: Overview; lows: Lows | undefined; lastDay: string | undefined }

const lowsShown = 5
// A page of the inbox may be short and still go on; so far it is followed.
const mostPages = 4

export const loadPlace = async (slug: string): Promise<Place> => {
  const path = `/v1/businesses/${slug}` as const
  const [{ timeZone }, { touchpoints }] = await Promise.all([call('GET', path), call('GET', `${path}/touchpoints`)])
  return { timeZone, touchpoints }
}

const newest = async (slug: string, query: Record<string, string>, limit: number): Promise<Lows> => {
  let next: string | null = withQuery(`/v1/businesses/${slug}/inbox`, { ...query, limit })
  const cases: Case[] = []
  for (let page = 0; page < mostPages && next !== null && cases.length < limit; page += 1) {
    const found: InboxPage = await call('GET', next as InboxPath)
    cases.push(...found.cases)
    next = found.next
  }
  return { cases: cases.slice(0, limit), all: next === null }
}

const isEmpty = ({ summary }: Overview) => summary.n === 0 && Object.keys(summary.leftOut).length === 0

export const loadView = async (slug: string, period: Period): Promise<View> => {
  const [overview, lows] = await Promise.all([
    call('GET', withQuery(`/v1/businesses/${slug}/overview`, period)),
    // The score is worth showing also where the comments cannot be read.
    newest(slug, { stars: '1,2', ...period }, lowsShown).catch(() => undefined),
  ])
  const last = isEmpty(overview) ? await newest(slug, {}, 1) : undefined
  return { overview, lows, lastDay: last?.cases[0]?.day }
}
