// A business that holds texts, and what can be seen of them from every side.
import { vi } from 'vitest'
import type { TextQueue } from '../../../worker/contract/queue.ts'
import type { HoldSetting } from '../../../worker/contract/vocabulary.ts'
import { newRating } from '../../support/rating.ts'
import { openBusiness } from './people.ts'
import { bodyOf, request } from './shop.ts'

export const day = 86_400_000

/** Moves the clock of the Worker, the Lane and the test: they share one. */
export const setClock = (at: number) => vi.useFakeTimers({ toFake: ['Date'], now: at })

const operator = { authorization: 'Bearer operator-token-of-the-tests' }

type Sent = ReturnType<typeof newRating>

export const openHolding = async (holds: HoldSetting) => {
  const business = await openBusiness()
  const { path } = business
  // By the operator's token, which is as good next week.
  const call = (method: string, at: string, body?: unknown) => request(method, at, body, operator)
  await call('PATCH', path, { holds })
  const { code } = await bodyOf(call('POST', `${path}/touchpoints`, { name: 'Till', channel: 'web' }))
  const ratings = `/v1/touchpoints/${code}/ratings`
  const receiptOf = ({ receipt }: Sent) => ({ authorization: `Bearer ${receipt}` })
  const read = (rest: string) => bodyOf(call('GET', `${path}/${rest}`))
  return {
    ...business,
    code,
    call,
    read,
    rate: async (more: Parameters<typeof newRating>[0]) => {
      const rating = newRating({ publish: true, ...more })
      return { ...rating, own: await bodyOf(request('POST', ratings, rating)) }
    },
    amend: (rating: Sent, changes: unknown) =>
      bodyOf(request('PATCH', `${ratings}/${rating.id}`, changes, receiptOf(rating))),
    withdraw: (rating: Sent) => request('DELETE', `${ratings}/${rating.id}`, undefined, receiptOf(rating)),
    own: (rating: Sent) => bodyOf(request('GET', `${ratings}/${rating.id}`, undefined, receiptOf(rating))),
    appeal: (rating: Sent, text: string) =>
      request('POST', `${ratings}/${rating.id}/appeals`, { text }, receiptOf(rating)),
    queue: (): Promise<TextQueue> => read('queue'),
    decide: (id: string, reason: string | null) => call('PUT', `${path}/queue/${id}`, { reason }),
    /** The comments that the public reads, by the number of the rating. */
    shown: async (): Promise<Record<number, string | null>> => {
      const { ratings: list } = await bodyOf(request('GET', `${path}/ratings?limit=100`))
      return Object.fromEntries(
        list.map((one: { number: number; comment: string | null }) => [one.number, one.comment]),
      )
    },
    held: async (): Promise<number> => (await bodyOf(request('GET', `${path}/disclosure`))).held,
    version: async (): Promise<string> => (await bodyOf(request('GET', path))).version,
  }
}
