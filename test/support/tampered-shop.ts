// A business to be tampered with: hundreds of imported ratings, and some customers who hold receipts.
import type { D1Database } from '@cloudflare/workers-types'
import { newRating } from './rating.ts'
import type { Watched } from './tamper.ts'

type Call = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>

const asCustomer = ({ receipt }: { receipt: string }) => ({ authorization: `Bearer ${receipt}` })

/** `ask` carries the operator's token where no other is given. */
export const openTampered = async (db: D1Database, ask: Call, code: string): Promise<Watched> => {
  const slug = `tampers-${code.toLowerCase()}`
  const call: Call = async (...asked) => {
    const answer = await ask(...asked)
    if (!answer.ok) throw new Error(await answer.text())
    return answer
  }
  await call('POST', '/v1/businesses', { slug, name: slug })
  const touchpoint = { name: 'Till', channel: 'web', code, questions: ['speed', 'improve'] }
  await call('POST', `/v1/businesses/${slug}/touchpoints`, touchpoint)
  const ratings = Array.from({ length: 280 }, (_, n) => ({
    sourceId: String(n),
    stars: 1 + (n % 5),
    comment: `No. ${n}.`,
  }))
  await call('POST', `/v1/businesses/${slug}/imports`, { source: 'tampers', touchpoint: code, ratings })
  const own = `/v1/touchpoints/${code}/ratings`
  const customers = [1, 2, 4, 5].map((stars) => {
    const said = { comment: `I give ${stars}.`, author: 'Anna', answers: { speed: 5, improve: 'More rolls' } }
    return newRating({ stars, ...said })
  })
  for (const sent of customers) await call('POST', own, sent)
  const [one, two] = customers as [(typeof customers)[0], (typeof customers)[0]]
  await call('PATCH', `${own}/${one.id}`, { stars: 3, comment: 'Better now.' }, asCustomer(one))
  await call('DELETE', `${own}/${two.id}`, undefined, asCustomer(two))
  await call('PUT', `/v1/businesses/${slug}/inbox/7/withholding`, { reason: 'off_topic' })
  await call('PUT', `/v1/businesses/${slug}/inbox/281/withholding`, { reason: 'personal_data' })
  const { ledger } = (await (await call('GET', `/v1/businesses/${slug}`)).json()) as { ledger: string }
  return {
    db,
    businessId: ledger.split('/').at(-1) ?? '',
    slug,
    customers: customers.map(({ id, receipt }) => ({ code, id, receipt })),
    seen: [],
    get: (path, headers) => ask('GET', path, undefined, headers),
  }
}
