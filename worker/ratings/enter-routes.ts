// Somebody of the business enters what a customer has said by telephone or on paper.
import { createRoute } from '@hono/zod-openapi'
import { guardProblems, needs } from '../accounts/guard.ts'
import { noting } from '../audit/note.ts'
import { EnteredRating, OwnRating } from '../contract/rating.ts'
import { openDirectory } from '../db.ts'
import { bodyProblems, jsonBody } from '../http/body.ts'
import { CodeParam, SlugParam } from '../http/params.ts'
import { json, newRouter, problems } from '../http/router.ts'
import { findOwnTouchpoint, findTouchpoint } from '../touchpoints/find.ts'
import { enterRating } from './enter.ts'
import { ownRating } from './own.ts'

const mayEnter = needs('ratings:work', jsonBody())
const enter = createRoute({
  method: 'post',
  path: '/businesses/{slug}/touchpoints/{code}/ratings',
  tags: ['Ratings'],
  summary: 'Enter a rating for a customer',
  ...mayEnter,
  description: `${mayEnter.description} It carries the proof \`staff\`: it is shown as entered by staff, with figures of its own, and stays out of the score. It cannot be changed afterwards. Sending the same one again changes nothing and answers 200.`,
  request: {
    params: SlugParam.extend(CodeParam.shape),
    body: { ...json(EnteredRating, 'What the customer said.'), required: true },
  },
  responses: {
    201: json(OwnRating, 'Saved.'),
    200: json(OwnRating, 'The same one was saved before.'),
    ...problems(
      ...guardProblems,
      'unknown_touchpoint',
      'touchpoint_paused',
      'id_reused',
      ...bodyProblems,
      'busy',
      'unavailable',
    ),
  },
})

export const enteringRoutes = () =>
  newRouter()
    // Somebody of the business enters a rating for a customer.
    .openapi(enter, async (c) => {
      const { business, actor } = c.var
      const directory = openDirectory(c.env)
      const { code, name } = await findOwnTouchpoint(directory, business.id, c.req.valid('param').code)
      const touchpoint = await findTouchpoint(c.env, code)
      const { rating, isNew } = await enterRating(c.env, touchpoint, c.req.valid('json'), Date.now())
      if (isNew) await noting(directory, business.id, actor, 'rating.entered', `${rating.seq}, ${name}`)
      return c.json(ownRating(rating, null), isNew ? 201 : 200)
    })
