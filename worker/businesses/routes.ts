import { createRoute } from '@hono/zod-openapi'
import { needsUserOrOperator } from '../accounts/guard.ts'
import { Business, BusinessPage, BusinessPageQuery, NewBusiness } from '../contract/business.ts'
import { openDirectory, splitPage } from '../db.ts'
import { Fault } from '../faults.ts'
import { jsonBody } from '../http/body.ts'
import { SlugParam } from '../http/params.ts'
import { json, newRouter, problems } from '../http/router.ts'
import { mayOpenBusinesses } from '../instance/settings.ts'
import { createBusiness } from './create.ts'
import { findBusiness, findingProblems, listBusinesses, showBusinesses } from './find.ts'

const tags = ['Businesses']
const list = createRoute({
  method: 'get',
  path: '/businesses',
  tags,
  summary: 'List the businesses',
  request: { query: BusinessPageQuery },
  responses: { 200: json(BusinessPage, 'Businesses in the order of their slugs.'), ...problems('invalid_query') },
})

const forOpening = ['sign_in_needed', 'key_wrong', 'foreign_origin', 'not_allowed'] as const

const create = createRoute({
  method: 'post',
  path: '/businesses',
  tags,
  summary: 'Open a business',
  ...needsUserOrOperator(jsonBody()),
  description: 'Whoever opens it is its owner. Where sign-up is not open, only the operator may.',
  request: { body: { ...json(NewBusiness, 'The business.'), required: true } },
  responses: {
    201: json(Business, 'The business as the public sees it.'),
    ...problems(...forOpening, 'slug_taken', 'broken_json', 'invalid_body', 'type_not_supported', 'body_too_large'),
  },
})

const show = createRoute({
  method: 'get',
  path: '/businesses/{slug}',
  tags,
  summary: 'Show a business',
  request: { params: SlugParam },
  responses: { 200: json(Business, 'The business as the public sees it.'), ...problems(...findingProblems) },
})

export const businessRoutes = () =>
  newRouter()
    // The public looks through the businesses, in the order of their slugs.
    .openapi(list, async (c) => {
      const { limit, cursor } = c.req.valid('query')
      const { page, hasMore } = splitPage(await listBusinesses(c.env, limit, cursor), limit)
      const next = hasMore ? `/v1/businesses?limit=${limit}&cursor=${page.at(-1)?.slug}` : null
      if (next) c.header('link', `<${next}>; rel="next"`)
      return c.json({ businesses: await showBusinesses(c.env, page), next }, 200)
    })
    // Somebody opens a business.
    .openapi(create, async (c) => {
      const directory = openDirectory(c.env)
      const { actor } = c.var
      if (!(await mayOpenBusinesses(directory, actor)))
        throw new Fault('not_allowed', 'New businesses are opened by the operator.')
      const row = await createBusiness(directory, c.req.valid('json'), actor, Date.now())
      const [business] = await showBusinesses(c.env, [row])
      return c.json(business as Business, 201, { location: `/v1/businesses/${row.slug}` })
    })
    // The public sees one business.
    .openapi(show, async (c) => {
      const row = await findBusiness(openDirectory(c.env), c.req.valid('param').slug)
      const [business] = await showBusinesses(c.env, [row])
      return c.json(business as Business, 200)
    })
