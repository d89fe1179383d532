import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { guardProblems, needs } from '../accounts/guard.ts'
import { noting } from '../audit/note.ts'
import { findBusiness, findingProblems } from '../businesses/find.ts'
import { Form, Touchpoint } from '../contract/touchpoint.ts'
import { NewTouchpoint, OwnTouchpoint } from '../contract/touchpoint-settings.ts'
import { openDirectory } from '../db.ts'
import { Fault } from '../faults.ts'
import { jsonBody } from '../http/body.ts'
import { cached } from '../http/caching.ts'
import { foreignOrigin, refuseUnlisted } from '../http/origins.ts'
import { CodeParam, SlugParam } from '../http/params.ts'
import { json, newRouter, problems } from '../http/router.ts'
import { createTouchpoint } from './create.ts'
import { findTouchpoint, isAsking } from './find.ts'
import { formOf } from './form.ts'
import { listPublicTouchpoints } from './list.ts'
import { ownTouchpoint } from './own.ts'
import { noticeSite } from './seen.ts'

const tags = ['Touchpoints']

const form = createRoute({
  method: 'get',
  path: '/touchpoints/{code}',
  tags,
  summary: 'Get the form of a touchpoint',
  description: 'In the language of `locale`, else of Accept-Language, else of the business.',
  request: {
    params: CodeParam,
    query: z.strictObject({ locale: z.string().max(35).optional().describe('The language wanted.') }),
  },
  // The page of a site that is not listed gets none, so no cache may give it another one's.
  middleware: cached({ seconds: 60, vary: 'accept-language, origin' }),
  responses: {
    200: json(Form, 'The form.'),
    ...problems('unknown_touchpoint', 'touchpoint_paused', 'origin_not_allowed', 'invalid_query'),
  },
})

const list = createRoute({
  method: 'get',
  path: '/businesses/{slug}/touchpoints',
  tags,
  summary: 'List the touchpoints of a business',
  description: 'Archived ones as long as they have ratings. While a business is being deleted, all are paused.',
  request: { params: SlugParam },
  responses: {
    200: json(z.object({ touchpoints: z.array(Touchpoint) }), 'The touchpoints, oldest first.'),
    ...problems(...findingProblems),
  },
})

const create = createRoute({
  method: 'post',
  path: '/businesses/{slug}/touchpoints',
  tags,
  summary: 'Open a touchpoint',
  ...needs('touchpoints:write', jsonBody()),
  request: { params: SlugParam, body: { ...json(NewTouchpoint, 'The touchpoint.'), required: true } },
  responses: {
    201: json(OwnTouchpoint, 'The touchpoint.'),
    ...problems(...guardProblems, 'code_taken', 'broken_json', 'invalid_body', 'type_not_supported'),
  },
})

export const touchpointRoutes = () =>
  newRouter()
    // Whoever asks for a rating gets the form in the reader's language.
    .openapi(form, async (c) => {
      const touchpoint = await findTouchpoint(c.env, c.req.valid('param').code)
      if (!isAsking(touchpoint)) throw new Fault('touchpoint_paused')
      refuseUnlisted(c, touchpoint.origins)
      noticeSite(c, touchpoint, foreignOrigin(c))
      return c.json(formOf(touchpoint, c.req.valid('query').locale, c.req.header('accept-language')), 200)
    })
    // The public sees where a business asks.
    .openapi(list, async (c) => {
      const business = await findBusiness(openDirectory(c.env), c.req.valid('param').slug)
      return c.json({ touchpoints: await listPublicTouchpoints(c.env, business) }, 200)
    })
    // A business opens a touchpoint.
    .openapi(create, async (c) => {
      const { business, actor } = c.var
      const directory = openDirectory(c.env)
      const touchpoint = await createTouchpoint(directory, business, c.req.valid('json'), Date.now())
      await noting(directory, business.id, actor, 'touchpoint.opened', `${touchpoint.name} (${touchpoint.code})`)
      return c.json(ownTouchpoint(touchpoint), 201, { location: `/v1/touchpoints/${touchpoint.code}` })
    })
