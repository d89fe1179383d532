// What a business does to its touchpoints, with the operator's token.
import type * as z from 'zod'
import type { TouchpointChange } from '../../../worker/contract/touchpoint-settings.ts'
import { bodyOf, operator, request } from './shop.ts'

export const ownPath = ({ slug, code }: { slug: string; code: string }) => `/v1/businesses/${slug}/touchpoints/${code}`

export const change = (shop: { slug: string; code: string }, changes: z.input<typeof TouchpointChange>) =>
  request('PATCH', ownPath(shop), changes, operator)

export const own = (shop: { slug: string; code: string }) => bodyOf(request('GET', ownPath(shop), undefined, operator))

export const actionsOf = async (slug: string): Promise<string[]> => {
  const { entries } = await bodyOf(request('GET', `/v1/businesses/${slug}/audit`, undefined, operator))
  return entries.map(({ action }: { action: string }) => action)
}
