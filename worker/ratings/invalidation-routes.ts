// What the operator of the instance does about fraud.
import { createRoute } from '@hono/zod-openapi'
import { needsOperator } from '../accounts/guard.ts'
import { noting } from '../audit/note.ts'
import { Invalidated, NewInvalidation } from '../contract/invalidation.ts'
import { openDirectory } from '../db.ts'
import { bodyProblems, jsonBody } from '../http/body.ts'
import { SlugParam } from '../http/params.ts'
import { json, newRouter, problems } from '../http/router.ts'
import { invalidateRatings } from './invalidate.ts'

const forOperator = needsOperator(jsonBody())
const invalidate = createRoute({
  method: 'post',
  path: '/businesses/{slug}/invalidations',
  tags: ['Ratings'],
  summary: 'Invalidate ratings that are fraud',
  ...forOperator,
  description: `${forOperator.description} They count no longer and leave the list; the ledger keeps them and logs that they were invalidated, the disclosure counts them by stars, and each customer sees it by the receipt. There is no way back: the ledger knows none.`,
  request: { params: SlugParam, body: { ...json(NewInvalidation, 'Which, and how it is known.'), required: true } },
  responses: {
    200: json(Invalidated, 'What was taken out.'),
    ...problems(
      'sign_in_needed',
      'key_wrong',
      'key_hurried',
      'foreign_origin',
      'not_allowed',
      'unknown_business',
      'unknown_rating',
      'busy',
      'unavailable',
      ...bodyProblems,
    ),
  },
})

/** The ledger names them all. */
const named = (which: NewInvalidation) => {
  if ('burst' in which) return `burst ${which.burst}`
  const [some, more] = [which.numbers.slice(0, 20), which.numbers.length - 20]
  return some.join(', ') + (more > 0 ? ` and ${more} more` : '')
}

export const invalidationRoutes = () =>
  newRouter()
    // The operator takes out what is fraud.
    .openapi(invalidate, async (c) => {
      const which = c.req.valid('json')
      const { business, actor } = c.var
      const done = await invalidateRatings(c.env, business, which, Date.now())
      const said = `${named(which)}: ${which.reason}`
      if (done.invalidated > 0) await noting(openDirectory(c.env), business.id, actor, 'ratings.invalidated', said)
      return c.json(done, 200)
    })
