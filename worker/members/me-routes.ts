// Somebody signed in, about themselves.
import { createRoute } from '@hono/zod-openapi'
import { needsUser } from '../accounts/guard.ts'
import { noting } from '../audit/note.ts'
import { Me } from '../contract/me.ts'
import { openDirectory } from '../db.ts'
import { SlugParam } from '../http/params.ts'
import { json, newRouter, problems } from '../http/router.ts'
import { mayOpenBusinesses } from '../instance/settings.ts'
import { hangUp } from '../lane/send.ts'
import { removeMember } from './change.ts'
import { findMembership, listMemberships } from './team.ts'

const tags = ['Members']

const me = createRoute({
  method: 'get',
  path: '/me',
  tags,
  summary: 'See who you are',
  ...needsUser(),
  request: {},
  responses: { 200: json(Me, 'You, and where you belong.'), ...problems('sign_in_needed') },
})

const leave = createRoute({
  method: 'delete',
  path: '/me/businesses/{slug}',
  tags,
  summary: 'Leave a business',
  description: 'Whatever your role. A business keeps at least one owner.',
  ...needsUser(),
  request: { params: SlugParam },
  responses: {
    204: { description: 'You belong to it no more.' },
    ...problems('sign_in_needed', 'foreign_origin', 'unknown_business', 'last_owner'),
  },
})

export const meRoutes = () =>
  newRouter()
    // Somebody signed in sees where they belong.
    .openapi(me, async (c) => {
      const directory = openDirectory(c.env)
      const { id, name, email, isOperator } = c.var.actor
      const [businesses, mayOpen] = await Promise.all([
        listMemberships(directory, id),
        mayOpenBusinesses(directory, c.var.actor),
      ])
      c.header('cache-control', 'private, no-store')
      return c.json({ id, name, email, isOperator, mayOpenBusinesses: mayOpen, businesses }, 200)
    })
    // They leave a business.
    .openapi(leave, async (c) => {
      const directory = openDirectory(c.env)
      const { actor } = c.var
      const { id, businessId } = await findMembership(directory, c.req.valid('param').slug, actor.id)
      await removeMember(directory, businessId, id)
      hangUp(c.env, businessId, actor)
      await noting(directory, businessId, actor, 'member.left', actor.email)
      return c.body(null, 204)
    })
