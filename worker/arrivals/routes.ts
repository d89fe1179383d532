// A business says what happens by itself when a rating arrives.
import { createRoute } from '@hono/zod-openapi'
import { guardProblems, needs } from '../accounts/guard.ts'
import { noting } from '../audit/note.ts'
import { Arrivals } from '../contract/arrivals.ts'
import { openDirectory, openShard } from '../db.ts'
import { bodyProblems, jsonBody } from '../http/body.ts'
import { originOf } from '../http/origin.ts'
import { SlugParam } from '../http/params.ts'
import { json, newRouter, problems } from '../http/router.ts'
import { changeArrivals } from './change.ts'
import { arrivalsOf, findArrivals } from './find.ts'
import { inWords } from './words.ts'

const tags = ['Inbox']
const path = '/businesses/{slug}/arrivals'

const show = createRoute({
  method: 'get',
  path,
  tags,
  summary: 'See what happens when a rating arrives',
  ...needs('ratings:read'),
  request: { params: SlugParam },
  responses: { 200: json(Arrivals, 'What happens.'), ...problems(...guardProblems) },
})

const change = createRoute({
  method: 'put',
  path,
  tags,
  summary: 'Say what happens when a rating arrives',
  ...needs('business:write', jsonBody()),
  request: {
    params: SlugParam,
    body: { ...json(Arrivals, 'All of it, in the place of what was said before.'), required: true },
  },
  responses: {
    200: json(Arrivals, 'What happens from now on.'),
    ...problems(...guardProblems, 'unknown_touchpoint', 'unknown_member', ...bodyProblems),
  },
})

export const arrivalRoutes = () =>
  newRouter()
    // Whoever works on ratings sees what is done by itself.
    .openapi(show, async (c) => {
      const { id, shard } = c.var.business
      return c.json(arrivalsOf(await findArrivals(openShard(c.env, shard), id)), 200)
    })
    // Whoever runs the business decides it.
    .openapi(change, async (c) => {
      const { business, actor } = c.var
      const directory = openDirectory(c.env)
      const said = await changeArrivals(c.env, directory, business, c.req.valid('json'), originOf(c))
      await noting(directory, business.id, actor, 'arrivals.changed', inWords(said))
      return c.json(said, 200)
    })
