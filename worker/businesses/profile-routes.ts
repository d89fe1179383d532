// A business sees and changes itself, and ends.
import { createRoute } from '@hono/zod-openapi'
import { guardProblems, needs } from '../accounts/guard.ts'
import { Closing, Profile, ProfileChange } from '../contract/profile.ts'
import { openDirectory } from '../db.ts'
import { bodyProblems, jsonBody } from '../http/body.ts'
import { SlugParam } from '../http/params.ts'
import { json, newRouter, problems } from '../http/router.ts'
import { changeBusiness } from './change.ts'
import { close, keep, refuseOtherSlug, tellOwners } from './close.ts'
import { profileOf } from './profile.ts'

const tags = ['Businesses']
const profile = { 200: json(Profile, 'The business as it sees itself.') }

const show = createRoute({
  method: 'get',
  path: '/businesses/{slug}/profile',
  tags,
  summary: 'See your business',
  ...needs('business:read'),
  request: { params: SlugParam },
  responses: { ...profile, ...problems(...guardProblems) },
})

const mayChange = needs('business:write', jsonBody())
const change = createRoute({
  method: 'patch',
  path: '/businesses/{slug}',
  tags,
  summary: 'Change your business',
  ...mayChange,
  description: `${mayChange.description} An old slug leads to the new one for ever, and no other business can take it. After a change of the time zone, ratings that are there already keep their day.`,
  request: { params: SlugParam, body: { ...json(ProfileChange, 'What changes.'), required: true } },
  responses: { ...profile, ...problems(...guardProblems, 'slug_taken', ...bodyProblems) },
})

const mayEnd = needs('business:delete', jsonBody())
const end = createRoute({
  method: 'post',
  path: '/businesses/{slug}/closing',
  tags,
  summary: 'End your business',
  ...mayEnd,
  description: `${mayEnd.description} In 14 days everything is deleted: ratings, touchpoints, members, keys. Until then no rating is taken, and an owner can take it back. The slugs are never given again.`,
  request: { params: SlugParam, body: { ...json(Closing, 'The slug once more.'), required: true } },
  responses: { ...profile, ...problems(...guardProblems, ...bodyProblems) },
})

const goOn = createRoute({
  method: 'delete',
  path: '/businesses/{slug}/closing',
  tags,
  summary: 'Keep your business after all',
  ...needs('business:delete'),
  request: { params: SlugParam },
  responses: { ...profile, ...problems(...guardProblems) },
})

export const profileRoutes = () =>
  newRouter()
    // A business sees itself.
    .openapi(show, async (c) => {
      c.header('cache-control', 'private, no-store')
      return c.json(await profileOf(c.env, c.var.business), 200)
    })
    // It changes what it says of itself.
    .openapi(change, async (c) => {
      const { business, actor } = c.var
      const row = await changeBusiness(openDirectory(c.env), actor, business, c.req.valid('json'), Date.now())
      return c.json(await profileOf(c.env, row), 200)
    })
    // An owner ends it, in two weeks.
    .openapi(end, async (c) => {
      const { business, actor } = c.var
      refuseOtherSlug(business, c.req.valid('json').slug)
      const row = await close(openDirectory(c.env), actor, business, Date.now())
      if (business.closesAt === null) tellOwners(c.env, row, actor, new URL(c.req.url).origin)
      return c.json(await profileOf(c.env, row), 200)
    })
    // An owner keeps it after all.
    .openapi(goOn, async (c) => {
      const { business, actor } = c.var
      return c.json(await profileOf(c.env, await keep(openDirectory(c.env), actor, business, Date.now())), 200)
    })
