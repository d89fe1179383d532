// A business of its own for each test, on the running platform.
import { randomBytes, randomUUID } from 'node:crypto'
import type { ShownRating } from '../../../worker/contract/rating.ts'
import type { Summary } from '../../../worker/contract/summary.ts'
import type { Touchpoint } from '../../../worker/contract/touchpoint.ts'
import type { NewTouchpoint } from '../../../worker/contract/touchpoint-settings.ts'
import { call } from '../../../worker/local/api.ts'
import { newRating } from '../../support/rating.ts'
import { platform } from './browser.ts'

const code = () => randomBytes(4).toString('hex').toUpperCase()

export const openShop = async (touchpoint: Partial<NewTouchpoint> = {}) => {
  const slug = `shop-${randomUUID().slice(0, 8)}`
  await call(platform, 'POST', '/v1/businesses', { slug, name: `Shop ${slug.slice(5)}` })
  const wanted = { name: 'Till', channel: 'web', code: code(), ...touchpoint }
  const opened = await call<Touchpoint>(platform, 'POST', `/v1/businesses/${slug}/touchpoints`, wanted)
  const path = `/v1/touchpoints/${opened.code}`
  return {
    slug,
    code: opened.code,
    script: `<script async src="${platform.url}/w/${opened.code}.js"></script>`,
    rate: (more = {}) => call(platform, 'POST', `${path}/ratings`, newRating(more)),
    summary: () => call<Summary>(platform, 'GET', `${path}/summary`),
    ratings: async () => (await call<{ ratings: ShownRating[] }>(platform, 'GET', `${path}/ratings`)).ratings,
  }
}
