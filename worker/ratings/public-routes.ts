// The public reads the ratings; a business brings in those given elsewhere.
import { createRoute } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { guardProblems, needs } from '../accounts/guard.ts'
import { noting } from '../audit/note.ts'
import { findBusiness, findingProblems } from '../businesses/find.ts'
import { ImportBatch, ImportResult } from '../contract/import.ts'
import { ListQuery, RatingPage } from '../contract/page.ts'
import { openDirectory, openShard } from '../db.ts'
import { Fault } from '../faults.ts'
import { jsonBody } from '../http/body.ts'
import { cached } from '../http/caching.ts'
import { CodeParam, SlugParam } from '../http/params.ts'
import { type AppEnv, json, newRouter, problems } from '../http/router.ts'
import { findTouchpoint } from '../touchpoints/find.ts'
import { importRatings } from './import.ts'
import { type ListScope, listRatings } from './list.ts'

const tags = ['Ratings']
const page = { 200: json(RatingPage, 'A page of ratings. The Link header leads to the next.') }
const middleware = cached({ seconds: 0 })

const listOfTouchpoint = createRoute({
  method: 'get',
  path: '/touchpoints/{code}/ratings',
  tags,
  summary: 'List the ratings of a touchpoint',
  middleware,
  request: { params: CodeParam, query: ListQuery },
  responses: { ...page, ...problems('unknown_touchpoint', 'invalid_query') },
})

const listOfBusiness = createRoute({
  method: 'get',
  path: '/businesses/{slug}/ratings',
  tags,
  summary: 'List the ratings of a business',
  middleware,
  request: { params: SlugParam, query: ListQuery },
  responses: { ...page, ...problems(...findingProblems, 'invalid_query') },
})

const mayBringIn = needs('imports:write', jsonBody(4_000_000))
const bringIn = createRoute({
  method: 'post',
  path: '/businesses/{slug}/imports',
  tags,
  summary: 'Bring in ratings given elsewhere',
  ...mayBringIn,
  description: `${mayBringIn.description} They carry the proof \`imported\` and stay out of the headline score.`,
  request: {
    params: SlugParam,
    body: { ...json(ImportBatch, 'The ratings.'), required: true },
  },
  responses: {
    200: json(ImportResult, 'What the batch changed.'),
    ...problems(...guardProblems, 'unknown_touchpoint', 'invalid_body', 'busy', 'unavailable'),
  },
})

const answerPage = async (
  c: Context<AppEnv>,
  shard: string,
  scope: ListScope,
  query: ListQuery,
): Promise<RatingPage> => {
  const { ratings, cursor } = await listRatings(openShard(c.env, shard), scope, query)
  if (!cursor) return { ratings, next: null }
  const address = new URL(c.req.url)
  address.searchParams.set('cursor', cursor)
  const next = address.pathname + address.search
  c.header('link', `<${next}>; rel="next"`)
  return { ratings, next }
}

export const publicRoutes = () =>
  newRouter()
    // The public reads the ratings of one touchpoint.
    .openapi(listOfTouchpoint, async (c) => {
      const { code, business } = await findTouchpoint(c.env, c.req.valid('param').code)
      const scope = { businessId: business.id, touchpoint: code }
      return c.json(await answerPage(c, business.shard, scope, c.req.valid('query')), 200)
    })
    // The public reads the ratings of a business.
    .openapi(listOfBusiness, async (c) => {
      const business = await findBusiness(openDirectory(c.env), c.req.valid('param').slug)
      return c.json(await answerPage(c, business.shard, { businessId: business.id }, c.req.valid('query')), 200)
    })
    // A business brings in ratings that were given elsewhere.
    .openapi(bringIn, async (c) => {
      const batch = c.req.valid('json')
      const touchpoint = await findTouchpoint(c.env, batch.touchpoint)
      if (touchpoint.business.id !== c.var.business.id) throw new Fault('unknown_touchpoint')
      const result = await importRatings(c.env, touchpoint, batch, Date.now())
      const { business, actor } = c.var
      const said = `${batch.source}: ${result.added}`
      if (result.added > 0) await noting(openDirectory(c.env), business.id, actor, 'ratings.imported', said)
      return c.json(result, 200)
    })
