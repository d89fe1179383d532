// What a business sees and decides of its own touchpoints.
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { guardProblems, needs } from '../accounts/guard.ts'
import { TemplateList, templateKeys, templates } from '../contract/templates.ts'
import { OwnTouchpoint, TouchpointChange } from '../contract/touchpoint-settings.ts'
import { Locale } from '../contract/vocabulary.ts'
import { openDirectory } from '../db.ts'
import { bodyProblems, jsonBody } from '../http/body.ts'
import { cached } from '../http/caching.ts'
import { CodeParam, SlugParam } from '../http/params.ts'
import { json, newRouter, problems } from '../http/router.ts'
import { templateIn } from '../languages/templates.ts'
import { changeTouchpoint } from './change.ts'
import { findOwnTouchpoint } from './find.ts'
import { listTouchpoints } from './list.ts'
import { ownTouchpoint } from './own.ts'

const tags = ['Touchpoints']
const OwnParams = SlugParam.extend(CodeParam.shape)
const one = json(OwnTouchpoint, 'The touchpoint, with all that its business decides.')

const offer = createRoute({
  method: 'get',
  path: '/templates',
  tags,
  summary: 'List what can be asked about',
  request: { query: z.strictObject({ locale: Locale.default('en') }) },
  middleware: cached({ seconds: 3600 }),
  responses: { 200: json(TemplateList, 'Templates to open touchpoints with.'), ...problems('invalid_query') },
})

const list = createRoute({
  method: 'get',
  path: '/businesses/{slug}/touchpoints/all',
  tags,
  summary: 'List all your touchpoints',
  ...needs('touchpoints:read'),
  request: { params: SlugParam },
  responses: {
    200: json(z.object({ touchpoints: z.array(OwnTouchpoint) }), 'Oldest first, archived ones included.'),
    ...problems(...guardProblems),
  },
})

const show = createRoute({
  method: 'get',
  path: '/businesses/{slug}/touchpoints/{code}',
  tags,
  summary: 'Show your touchpoint',
  ...needs('touchpoints:read'),
  request: { params: OwnParams },
  responses: { 200: one, ...problems(...guardProblems, 'unknown_touchpoint') },
})

const mayChange = needs('touchpoints:write', jsonBody())
const change = createRoute({
  method: 'patch',
  path: '/businesses/{slug}/touchpoints/{code}',
  tags,
  summary: 'Change your touchpoint',
  ...mayChange,
  description: `${mayChange.description} In force everywhere within 10 seconds; a browser that has the widget may use it for 5 minutes more.`,
  request: { params: OwnParams, body: { ...json(TouchpointChange, 'What changes.'), required: true } },
  responses: { 200: one, ...problems(...guardProblems, 'unknown_touchpoint', ...bodyProblems) },
})

export const settingsRoutes = () =>
  newRouter()
    // Whoever opens a touchpoint chooses what to ask about.
    .openapi(offer, (c) => {
      const { locale } = c.req.valid('query')
      const offered = templateKeys.map((key) => ({ key, channel: templates[key].channel, ...templateIn(locale, key) }))
      return c.json({ locale, templates: offered }, 200)
    })
    // A business sees all its touchpoints.
    .openapi(list, async (c) => {
      const rows = await listTouchpoints(openDirectory(c.env), c.var.business.id)
      return c.json({ touchpoints: rows.map(ownTouchpoint) }, 200)
    })
    // A business sees one of them.
    .openapi(show, async (c) => {
      const row = await findOwnTouchpoint(openDirectory(c.env), c.var.business.id, c.req.valid('param').code)
      return c.json(ownTouchpoint(row), 200)
    })
    // A business renames, dresses, places, pauses, archives or opens one.
    .openapi(change, async (c) => {
      const { business, actor } = c.var
      const { code } = c.req.valid('param')
      const directory = openDirectory(c.env)
      const row = await changeTouchpoint(directory, business.id, code, c.req.valid('json'), actor, Date.now())
      return c.json(ownTouchpoint(row), 200)
    })
