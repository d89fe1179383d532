// Fills a new instance with the demo, through the public API. Run twice, it changes nothing.
import { createHash } from 'node:crypto'
import { type Api, ApiError, call } from './api.ts'
import { type DemoRating, demoBusiness, demoRatings, demoTouchpoints } from './demo.ts'

const unlessThere = (error: unknown) => {
  if (!(error instanceof ApiError && error.status === 409)) throw error
}

/** The same for the same rating of this instance, and known to nobody else. */
const secretOf = (api: Api, index: number) => createHash('sha256').update(`${api.operatorToken} demo ${index}`).digest()

const idOf = (secret: Buffer) => {
  const hex = createHash('sha256').update(secret).digest('hex')
  return `01930000-0000-7${hex.slice(0, 3)}-8${hex.slice(3, 6)}-${hex.slice(6, 18)}`
}

const rate = async (api: Api, { code, ...rating }: DemoRating, index: number): Promise<void> => {
  const secret = secretOf(api, index)
  const publish = rating.comment !== undefined
  const body = { id: idOf(secret), receipt: secret.toString('base64url'), publish, ...rating }
  await call(api, 'POST', `/v1/touchpoints/${code}/ratings`, body)
}

export const seed = async (api: Api): Promise<void> => {
  await call(api, 'POST', '/v1/businesses', demoBusiness).catch(unlessThere)
  for (const touchpoint of demoTouchpoints) {
    await call(api, 'POST', '/v1/businesses/demo/touchpoints', touchpoint).catch(unlessThere)
  }
  for (const [index, rating] of demoRatings.entries()) await rate(api, rating, index)
}
