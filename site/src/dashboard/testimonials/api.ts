import type { Case } from '../../../../worker/contract/case.ts'
import type { ShownRating } from '../../../../worker/contract/rating.ts'
import { call, withQuery } from '../api/call.ts'
import type { InboxPath } from '../api/contract.ts'

const pathOf = (slug: string) => `/v1/businesses/${slug}/testimonials` as const
const isShown = ({ comment, publish, withheld }: Case) => comment !== null && publish && withheld === null

export const readWall = async (slug: string): Promise<ShownRating[]> => (await call('GET', pathOf(slug))).testimonials

export const orderWall = (slug: string, numbers: number[]) => call('PUT', pathOf(slug), { numbers })

export const setFeatured = (slug: string, number: number, isFeatured: boolean) =>
  call(isFeatured ? 'PUT' : 'DELETE', `/v1/businesses/${slug}/inbox/${number}/testimonial`)

/** Comments that could be featured, newest first, and where the list goes on. */
export const findCandidates = async (slug: string, words: string, stars: string, next: string | null) => {
  const first = withQuery(`/v1/businesses/${slug}/inbox`, { text: 'true', q: words.trim(), stars, limit: 30 })
  const page = await call('GET', next === null ? first : (next as InboxPath))
  return { cases: page.cases.filter((one) => isShown(one) && !one.featured), next: page.next }
}
