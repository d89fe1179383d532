// What a customer does with the receipt itself: looks, takes everything along, has the link mailed.
import { createRoute } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { RatingExport, Receipt } from '../contract/receipt.ts'
import { bearerOf, receiptHashOf } from '../http/access.ts'
import { originOf } from '../http/origin.ts'
import { OwnRatingParam } from '../http/params.ts'
import { type AppEnv, json, newRouter, problems } from '../http/router.ts'
import { findTouchpoint } from '../touchpoints/find.ts'
import { mailReceipt } from './mail.ts'
import { findByReceipt, forReceipt, ratingIdOf } from './own.ts'
import { receiptOf } from './receipt.ts'
import { exportOf } from './take.ts'

const tags = ['Ratings']
const security = [{ receipt: [] }]
const request = { params: OwnRatingParam }

const show = createRoute({
  method: 'get',
  path: '/touchpoints/{code}/ratings/{id}',
  tags,
  summary: 'See your own rating',
  description:
    'As it is stored, with what became of it: its entry in the ledger, whether its text is shown, the reply.',
  security,
  request,
  responses: { 200: json(Receipt, 'The rating as stored.'), ...problems(...forReceipt) },
})

const take = createRoute({
  method: 'get',
  path: '/touchpoints/{code}/ratings/{id}/export',
  tags,
  summary: 'Take everything that is stored of your rating',
  description: 'A file of JSON (GDPR, Articles 15 and 20).',
  security,
  request,
  responses: { 200: json(RatingExport, 'All of it.'), ...problems(...forReceipt) },
})

const mail = createRoute({
  method: 'post',
  path: '/touchpoints/{code}/ratings/{id}/mails',
  tags,
  summary: 'Have the link to your receipt mailed to you',
  description:
    'In the language of the rating, to the e-mail address that was left with it. Two mails at once, then one after a quarter of an hour, and each later one after twice as long, whatever ratings name the address.',
  security,
  request,
  responses: {
    204: { description: 'Sent.' },
    ...problems(...forReceipt, 'no_address', 'too_many_attempts'),
  },
})

const findOwn = async (c: Context<AppEnv>, { code, id }: { code: string; id: string }) => {
  const touchpoint = await findTouchpoint(c.env, code)
  const rating = await findByReceipt(c.env, touchpoint, ratingIdOf(id), await receiptHashOf(c))
  c.header('cache-control', 'private, no-store')
  return { touchpoint, rating }
}

export const receiptRoutes = () =>
  newRouter()
    // A customer sees what is stored under their receipt, and what became of it.
    .openapi(show, async (c) => {
      const { touchpoint, rating } = await findOwn(c, c.req.valid('param'))
      return c.json(await receiptOf(c.env, touchpoint, rating), 200)
    })
    // A customer takes everything along.
    .openapi(take, async (c) => {
      const { touchpoint, rating } = await findOwn(c, c.req.valid('param'))
      c.header('content-disposition', `attachment; filename="rating-${rating.seq}.json"`)
      return c.json(await exportOf(c.env, touchpoint, rating, Date.now()), 200)
    })
    // A customer has the link mailed. Only its holder knows the secret, so the request brings it.
    .openapi(mail, async (c) => {
      const { touchpoint, rating } = await findOwn(c, c.req.valid('param'))
      const link = { origin: originOf(c), secret: bearerOf(c) ?? '', now: Date.now() }
      await mailReceipt(c.env, touchpoint, rating, link)
      return c.body(null, 204)
    })
