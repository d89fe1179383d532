import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { guardProblems, needs } from '../accounts/guard.ts'
import { noting } from '../audit/note.ts'
import { findBusiness, findingProblems } from '../businesses/find.ts'
import { Form, NewTouchpoint, Touchpoint } from '../contract/touchpoint.ts'
import { openDirectory } from '../db.ts'
import { jsonBody } from '../http/body.ts'
import { cached } from '../http/caching.ts'
import { CodeParam, SlugParam } from '../http/params.ts'
import { json, newRouter, problems } from '../http/router.ts'
import { createTouchpoint } from './create.ts'
import { findTouchpoint, listTouchpoints } from './find.ts'
import { formOf } from './form.ts'
import { qrCode } from './qr.ts'

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
  middleware: cached({ seconds: 60, vary: 'accept-language' }),
  responses: { 200: json(Form, 'The form.'), ...problems('unknown_touchpoint', 'invalid_query') },
})

const qr = createRoute({
  method: 'get',
  path: '/touchpoints/{code}/qr.svg',
  tags,
  summary: 'Get the QR code of a touchpoint',
  request: { params: CodeParam },
  middleware: cached({ seconds: 3600 }),
  responses: {
    200: {
      description: 'The QR code of the hosted rating page.',
      content: { 'image/svg+xml': { schema: z.string() } },
    },
    ...problems('unknown_touchpoint'),
  },
})

const list = createRoute({
  method: 'get',
  path: '/businesses/{slug}/touchpoints',
  tags,
  summary: 'List the touchpoints of a business',
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
    201: json(Touchpoint, 'The touchpoint.'),
    ...problems(...guardProblems, 'code_taken', 'broken_json', 'invalid_body', 'type_not_supported'),
  },
})

export const touchpointRoutes = () =>
  newRouter()
    // Whoever asks for a rating gets the form in the reader's language.
    .openapi(form, async (c) => {
      const touchpoint = await findTouchpoint(c.env, c.req.valid('param').code)
      return c.json(formOf(touchpoint, c.req.valid('query').locale, c.req.header('accept-language')), 200)
    })
    // A poster gets its QR code.
    .openapi(qr, async (c) => {
      const { code } = await findTouchpoint(c.env, c.req.valid('param').code)
      return c.body(qrCode(new URL(c.req.url).origin, code), 200, { 'content-type': 'image/svg+xml' })
    })
    // The public sees where a business asks.
    .openapi(list, async (c) => {
      const directory = openDirectory(c.env)
      const { id } = await findBusiness(directory, c.req.valid('param').slug)
      return c.json({ touchpoints: await listTouchpoints(directory, id) }, 200)
    })
    // A business opens a touchpoint.
    .openapi(create, async (c) => {
      const { business, actor } = c.var
      const directory = openDirectory(c.env)
      const touchpoint = await createTouchpoint(directory, business, c.req.valid('json'), Date.now())
      await noting(directory, business.id, actor, 'touchpoint.opened', `${touchpoint.name} (${touchpoint.code})`)
      return c.json(touchpoint, 201, { location: `/v1/touchpoints/${touchpoint.code}` })
    })
