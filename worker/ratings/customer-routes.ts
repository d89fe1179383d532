// What a customer does with their own rating.
import { createRoute } from '@hono/zod-openapi'
import { isoTime } from '../calendar.ts'
import { Appealed, NewAppeal } from '../contract/appeal.ts'
import { Amendment, NewRating, OwnRating } from '../contract/rating.ts'
import { receiptHashOf } from '../http/access.ts'
import { addressOf } from '../http/address.ts'
import { bodyProblems, jsonBody } from '../http/body.ts'
import { refuseUnlisted } from '../http/origins.ts'
import { CodeParam, OwnRatingParam } from '../http/params.ts'
import { json, newRouter, problems } from '../http/router.ts'
import { findTouchpoint } from '../touchpoints/find.ts'
import { amendRating } from './amend.ts'
import { appeal } from './appeal.ts'
import { findByReceipt, forReceipt, ownRating, ownRatingOf, ratingIdOf } from './own.ts'
import { submitRating } from './submit.ts'
import { withdrawRating } from './withdraw.ts'

const tags = ['Ratings']
const security = [{ receipt: [] }]
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

const amend = createRoute({
  method: 'patch',
  path: '/touchpoints/{code}/ratings/{id}',
  tags,
  summary: 'Change your rating',
  description: 'Fields left out stay as they are. Sending the same change again changes nothing.',
  security,
  middleware: jsonBody(),
  request: { params: OwnRatingParam, body: { ...json(Amendment, 'What changes.'), required: true } },
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
  request: { params: OwnRatingParam },
  responses: { 200: json(OwnRating, 'The rating, withdrawn.'), ...problems(...forReceipt, ...forLane) },
})

const appealTo = createRoute({
  method: 'post',
  path: '/touchpoints/{code}/ratings/{id}/appeals',
  tags,
  summary: 'Appeal against a withheld text',
  description:
    'Once for each time that the text is withheld. The business reads it, shows the text again or keeps it withheld; what it decided is in your rating.',
  security,
  middleware: jsonBody(),
  request: { params: OwnRatingParam, body: { ...json(NewAppeal, 'What you say.'), required: true } },
  responses: {
    201: json(Appealed, 'The business has it.'),
    ...problems(...forReceipt, 'nothing_withheld', 'already_appealed', ...bodyProblems),
  },
})

export const customerRoutes = () =>
  newRouter()
    // A customer rates a touchpoint. Sending the same rating again changes nothing.
    .openapi(submit, async (c) => {
      const touchpoint = await findTouchpoint(c.env, c.req.valid('param').code)
      refuseUnlisted(c, touchpoint.origins)
      const { rating, isNew } = await submitRating(c.env, touchpoint, c.req.valid('json'), Date.now(), addressOf(c))
      if (isNew) return c.json(ownRating(rating, null), 201)
      return c.json(await ownRatingOf(c.env, touchpoint, rating), 200)
    })
    // A customer changes their rating.
    .openapi(amend, async (c) => {
      const { code, id } = c.req.valid('param')
      const touchpoint = await findTouchpoint(c.env, code)
      const claim = { id: ratingIdOf(id), receiptHash: await receiptHashOf(c), at: Date.now() }
      const rating = await amendRating(c.env, touchpoint, claim, c.req.valid('json'))
      return c.json(await ownRatingOf(c.env, touchpoint, rating), 200)
    })
    // A customer withdraws their rating.
    .openapi(withdraw, async (c) => {
      const { code, id } = c.req.valid('param')
      const touchpoint = await findTouchpoint(c.env, code)
      const claim = { id: ratingIdOf(id), receiptHash: await receiptHashOf(c), at: Date.now() }
      const rating = await withdrawRating(c.env, touchpoint, claim)
      return c.json(await ownRatingOf(c.env, touchpoint, rating), 200)
    })
    // A customer says why a withheld text should be shown.
    .openapi(appealTo, async (c) => {
      const { code, id } = c.req.valid('param')
      const touchpoint = await findTouchpoint(c.env, code)
      const rating = await findByReceipt(c.env, touchpoint, ratingIdOf(id), await receiptHashOf(c))
      const now = Date.now()
      await appeal(c.env, touchpoint, rating, c.req.valid('json').text, now)
      return c.json({ appealedAt: isoTime(now) }, 201)
    })
