// What a customer does with their own rating.
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { Amendment, NewRating, OwnRating, RatingId } from '../contract/rating.ts'
import { receiptHashOf } from '../http/access.ts'
import { addressOf } from '../http/address.ts'
import { bodyProblems, jsonBody } from '../http/body.ts'
import { refuseUnlisted } from '../http/origins.ts'
import { CodeParam } from '../http/params.ts'
import { json, newRouter, problems } from '../http/router.ts'
import { findTouchpoint } from '../touchpoints/find.ts'
import { amendRating } from './amend.ts'
import { findOwnRating, ownRating } from './own.ts'
import { submitRating } from './submit.ts'
import { withdrawRating } from './withdraw.ts'

const tags = ['Ratings']
const security = [{ receipt: [] }]
const RatingParam = CodeParam.extend({ id: z.string().describe('The id that the client made.') })
const forReceipt = ['receipt_missing', 'receipt_wrong', 'unknown_touchpoint', 'unknown_rating'] as const
const forLane = ['busy', 'unavailable'] as const

const submit = createRoute({
  method: 'post',
  path: '/touchpoints/{code}/ratings',
  tags,
  summary: 'Leave a rating',
  description: 'Saved for good before it is answered. Sending the same rating again changes nothing and answers 200.',
  middleware: jsonBody(),
  request: { params: CodeParam, body: { ...json(NewRating, 'The rating.'), required: true } },
  responses: {
    201: json(OwnRating, 'Saved.'),
    200: json(OwnRating, 'The same rating was saved before.'),
    ...problems(
      'unknown_touchpoint',
      'touchpoint_paused',
      'origin_not_allowed',
      'id_reused',
      'invitation_used',
      ...bodyProblems,
      ...forLane,
    ),
  },
})

const show = createRoute({
  method: 'get',
  path: '/touchpoints/{code}/ratings/{id}',
  tags,
  summary: 'See your own rating',
  security,
  request: { params: RatingParam },
  responses: { 200: json(OwnRating, 'The rating as stored.'), ...problems(...forReceipt) },
})

const amend = createRoute({
  method: 'patch',
  path: '/touchpoints/{code}/ratings/{id}',
  tags,
  summary: 'Change your rating',
  description: 'Fields left out stay as they are. Sending the same change again changes nothing.',
  security,
  middleware: jsonBody(),
  request: { params: RatingParam, body: { ...json(Amendment, 'What changes.'), required: true } },
  responses: {
    200: json(OwnRating, 'The rating as it is now.'),
    ...problems(...forReceipt, 'rating_withdrawn', 'rating_invalidated', ...bodyProblems, ...forLane),
  },
})

const withdraw = createRoute({
  method: 'delete',
  path: '/touchpoints/{code}/ratings/{id}',
  tags,
  summary: 'Withdraw your rating',
  description:
    'It no longer counts and its text is erased. Withdrawing twice is as good as once. One that was invalidated is erased too, and stays among the invalidated ones.',
  security,
  request: { params: RatingParam },
  responses: { 200: json(OwnRating, 'The rating, withdrawn.'), ...problems(...forReceipt, ...forLane) },
})

/** An id that is no UUID names no rating, and never reaches the store. */
const idOf = (id: string) => RatingId.safeParse(id).data ?? 'none'

export const customerRoutes = () =>
  newRouter()
    // A customer rates a touchpoint. Sending the same rating again changes nothing.
    .openapi(submit, async (c) => {
      const touchpoint = await findTouchpoint(c.env, c.req.valid('param').code)
      refuseUnlisted(c, touchpoint.origins)
      const { rating, isNew } = await submitRating(c.env, touchpoint, c.req.valid('json'), Date.now(), addressOf(c))
      return c.json(ownRating(rating), isNew ? 201 : 200)
    })
    // A customer sees what is stored under their receipt.
    .openapi(show, async (c) => {
      const { code, id } = c.req.valid('param')
      const touchpoint = await findTouchpoint(c.env, code)
      c.header('cache-control', 'private, no-store')
      return c.json(await findOwnRating(c.env, touchpoint, idOf(id), await receiptHashOf(c)), 200)
    })
    // A customer changes their rating.
    .openapi(amend, async (c) => {
      const { code, id } = c.req.valid('param')
      const touchpoint = await findTouchpoint(c.env, code)
      const claim = { id: idOf(id), receiptHash: await receiptHashOf(c), at: Date.now() }
      return c.json(ownRating(await amendRating(c.env, touchpoint, claim, c.req.valid('json'))), 200)
    })
    // A customer withdraws their rating.
    .openapi(withdraw, async (c) => {
      const { code, id } = c.req.valid('param')
      const touchpoint = await findTouchpoint(c.env, code)
      const claim = { id: idOf(id), receiptHash: await receiptHashOf(c), at: Date.now() }
      return c.json(ownRating(await withdrawRating(c.env, touchpoint, claim)), 200)
    })
