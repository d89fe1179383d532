// Each test opens a business of its own, so that no test meets another's ratings.
import { exports } from 'cloudflare:workers'
import type { Touchpoint } from '../../../worker/contract/touchpoint.ts'
import type { NewTouchpoint } from '../../../worker/contract/touchpoint-settings.ts'
import { newRating } from '../../support/rating.ts'

const origin = 'https://candor.test'
export const operator = { authorization: 'Bearer operator-token-of-the-tests' }

/** Sent as it is, rather than as JSON. */
const isReady = (body: unknown): body is BodyInit =>
  typeof body === 'string' || body instanceof ReadableStream || body instanceof Uint8Array

export const request = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
  const json = body === undefined ? {} : { 'content-type': 'application/json' }
  return exports.default.fetch(`${origin}${path}`, {
    method,
    redirect: 'manual',
    headers: { ...json, ...headers },
    ...(body === undefined ? {} : { body: isReady(body) ? body : JSON.stringify(body) }),
  })
}

/** The answer's body. The caller says what it expects; the tests check it. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came
export const bodyOf = async (answer: Response | Promise<Response>): Promise<any> => (await answer).json()

let made = 0

export const openShop = async (business: Record<string, unknown> = {}, touchpoint: Partial<NewTouchpoint> = {}) => {
  made += 1
  const slug = `shop-${made}-${crypto.randomUUID().slice(0, 8)}`
  const opened = await request('POST', '/v1/businesses', { slug, name: `Shop ${made}`, ...business }, operator)
  if (opened.status !== 201) throw new Error(await opened.text())
  const addTouchpoint = async (more: Partial<NewTouchpoint> = {}): Promise<Touchpoint> =>
    bodyOf(request('POST', `/v1/businesses/${slug}/touchpoints`, { name: 'Till', channel: 'web', ...more }, operator))
  const { code } = await addTouchpoint(touchpoint)
  const ratings = `/v1/touchpoints/${code}/ratings`
  return {
    slug,
    code,
    ratings,
    addTouchpoint,
    rate: (rating = newRating()) => request('POST', ratings, rating),
    amend: ({ id, receipt }: { id: string; receipt: string }, changes: unknown) =>
      request('PATCH', `${ratings}/${id}`, changes, { authorization: `Bearer ${receipt}` }),
    withdraw: ({ id, receipt }: { id: string; receipt: string }) =>
      request('DELETE', `${ratings}/${id}`, undefined, { authorization: `Bearer ${receipt}` }),
    summary: (query = '') => bodyOf(request('GET', `/v1/touchpoints/${code}/summary${query}`)),
  }
}
