// A business invites customers to rate: one link each.
import { createRoute } from '@hono/zod-openapi'
import { guardProblems, needs } from '../accounts/guard.ts'
import { isoTime } from '../calendar.ts'
import { MadeInvitations, NewInvitations } from '../contract/invitation.ts'
import { openDirectory } from '../db.ts'
import { bodyProblems, jsonBody } from '../http/body.ts'
import { CodeParam, SlugParam } from '../http/params.ts'
import { json, newRouter, problems } from '../http/router.ts'
import { findOwnTouchpoint } from '../touchpoints/find.ts'
import { makeInvitations } from './make.ts'

const mayInvite = needs('invitations:write', jsonBody())
const make = createRoute({
  method: 'post',
  path: '/businesses/{slug}/touchpoints/{code}/invitations',
  tags: ['Invitations'],
  summary: 'Invite customers to rate',
  ...mayInvite,
  description: `${mayInvite.description} Each link is good for one rating, whose proof is \`invited\`. Which rating came of which link is not stored. How many were made, followed and answered is for all to see.`,
  request: {
    params: SlugParam.extend(CodeParam.shape),
    body: { ...json(NewInvitations, 'How many.'), required: true },
  },
  responses: {
    201: json(MadeInvitations, 'The links.'),
    ...problems(...guardProblems, 'unknown_touchpoint', 'unavailable', ...bodyProblems),
  },
})

export const invitingRoutes = () =>
  newRouter()
    // A business, or its shop system, gets links to hand out.
    .openapi(make, async (c) => {
      const { business, actor } = c.var
      const touchpoint = await findOwnTouchpoint(openDirectory(c.env), business.id, c.req.valid('param').code)
      const wanted = c.req.valid('json')
      const made = await makeInvitations(c.env, business, touchpoint, wanted, actor, Date.now())
      const page = new URL(`/r/${touchpoint.code}`, c.req.url)
      const links = made.secrets.map((secret) => `${page}?i=${secret}`)
      c.header('cache-control', 'no-store')
      return c.json({ links, expiresAt: isoTime(made.expiresAt) }, 201)
    })
