import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { guardProblems, needs } from '../accounts/guard.ts'
import { noting } from '../audit/note.ts'
import { Colleague, Member, MemberChange, Team } from '../contract/member.ts'
import { openDirectory } from '../db.ts'
import { bodyProblems, jsonBody } from '../http/body.ts'
import { originOf } from '../http/origin.ts'
import { SlugParam } from '../http/params.ts'
import { json, newRouter, problems } from '../http/router.ts'
import { hangUp } from '../lane/send.ts'
import { changeRole, removeMember } from './change.ts'
import { memberNames } from './find.ts'
import { findMember, listInvitations, listMembers } from './team.ts'

const tags = ['Members']
const MemberParam = SlugParam.extend({ id: z.string().describe('The id of the member.') })

const colleagues = createRoute({
  method: 'get',
  path: '/businesses/{slug}/colleagues',
  tags,
  summary: 'List who can be put in charge',
  ...needs('ratings:read'),
  request: { params: SlugParam },
  responses: {
    200: json(z.object({ colleagues: z.array(Colleague) }), 'Names, without addresses.'),
    ...problems(...guardProblems),
  },
})

const list = createRoute({
  method: 'get',
  path: '/businesses/{slug}/members',
  tags,
  summary: 'List the team',
  ...needs('members:read'),
  request: { params: SlugParam },
  responses: { 200: json(Team, 'Members and open invitations, oldest first.'), ...problems(...guardProblems) },
})

const change = createRoute({
  method: 'patch',
  path: '/businesses/{slug}/members/{id}',
  tags,
  summary: 'Change the role of a member',
  ...needs('members:write', jsonBody()),
  request: { params: MemberParam, body: { ...json(MemberChange, 'The new role.'), required: true } },
  responses: {
    200: json(Member, 'The member as it is now.'),
    ...problems(...guardProblems, 'unknown_member', 'last_owner', ...bodyProblems),
  },
})

const remove = createRoute({
  method: 'delete',
  path: '/businesses/{slug}/members/{id}',
  tags,
  summary: 'Remove a member',
  ...needs('members:write'),
  request: { params: MemberParam },
  responses: { 204: { description: 'Removed.' }, ...problems(...guardProblems, 'unknown_member', 'last_owner') },
})

export const memberRoutes = () =>
  newRouter()
    // Whoever works on ratings sees who else does.
    .openapi(colleagues, async (c) => {
      const names = await memberNames(openDirectory(c.env), c.var.business.id)
      return c.json({ colleagues: [...names].map(([id, name]) => ({ id, name })) }, 200)
    })
    // A business sees its team.
    .openapi(list, async (c) => {
      const directory = openDirectory(c.env)
      const { id } = c.var.business
      // Where no mail is set up, the link is all that it takes to join: whoever may not invite must not have it.
      const mayInvite = c.var.scopes.includes('members:write')
      const invitations = mayInvite ? await listInvitations(directory, id, originOf(c), Date.now()) : []
      return c.json({ members: await listMembers(directory, id), invitations }, 200)
    })
    // An owner changes a role.
    .openapi(change, async (c) => {
      const directory = openDirectory(c.env)
      const { business, actor } = c.var
      const { id } = c.req.valid('param')
      const { role } = c.req.valid('json')
      const member = await findMember(directory, business.id, id)
      const person = await changeRole(directory, business.id, id, role)
      hangUp(c.env, business.id, { kind: 'user', id: person })
      await noting(directory, business.id, actor, 'member.changed', `${member.email}: ${member.role} → ${role}`)
      return c.json({ ...member, role }, 200)
    })
    // An owner removes a member.
    .openapi(remove, async (c) => {
      const directory = openDirectory(c.env)
      const { business, actor } = c.var
      const member = await findMember(directory, business.id, c.req.valid('param').id)
      const person = await removeMember(directory, business.id, member.id)
      hangUp(c.env, business.id, { kind: 'user', id: person })
      await noting(directory, business.id, actor, 'member.removed', member.email)
      return c.body(null, 204)
    })
