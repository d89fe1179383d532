// Invitations to the team: made, taken back, looked at, accepted.
import { createRoute } from '@hono/zod-openapi'
import { and, eq } from 'drizzle-orm'
import * as z from 'zod'
import { memberInvitations } from '../../drizzle/schema/members.ts'
import { authOf } from '../accounts/actor.ts'
import { guardProblems, needs, needsUser } from '../accounts/guard.ts'
import { attempt } from '../attempts.ts'
import { noting } from '../audit/note.ts'
import { MemberInvitation, NewMemberInvitation, Welcome } from '../contract/member.ts'
import { openDirectory } from '../db.ts'
import { Fault } from '../faults.ts'
import { bodyProblems, jsonBody } from '../http/body.ts'
import { originOf } from '../http/origin.ts'
import { SlugParam } from '../http/params.ts'
import { json, newRouter, problems } from '../http/router.ts'
import { accept, invite } from './invite.ts'
import { listMemberships, readWelcome, shownInvitation } from './team.ts'

const tags = ['Members']
const InvitationParam = SlugParam.extend({ id: z.string().describe('The id of the invitation.') })
const LinkParam = z.object({ id: z.string().describe('The id in the link.') })

const inviteOne = createRoute({
  method: 'post',
  path: '/businesses/{slug}/invitations',
  tags,
  summary: 'Invite somebody to the team',
  ...needs('members:write', jsonBody()),
  request: { params: SlugParam, body: { ...json(NewMemberInvitation, 'Whom, and as what.'), required: true } },
  responses: {
    201: json(MemberInvitation, 'The invitation, with its link.'),
    ...problems(...guardProblems, 'already_member', 'too_many_invitations', 'too_many_attempts', ...bodyProblems),
  },
})

const cancel = createRoute({
  method: 'delete',
  path: '/businesses/{slug}/invitations/{id}',
  tags,
  summary: 'Take an invitation back',
  ...needs('members:write'),
  request: { params: InvitationParam },
  responses: { 204: { description: 'Taken back.' }, ...problems(...guardProblems, 'unknown_invitation') },
})

const welcome = createRoute({
  method: 'get',
  path: '/invitations/{id}',
  tags,
  summary: 'Show an invitation',
  description: 'For the holder of its link.',
  request: { params: LinkParam },
  responses: { 200: json(Welcome, 'Who invites, to what, as what.'), ...problems('unknown_invitation') },
})

const join = createRoute({
  method: 'post',
  path: '/invitations/{id}/accept',
  tags,
  summary: 'Accept an invitation',
  ...needsUser(),
  request: { params: LinkParam },
  responses: {
    200: json(z.object({ slug: z.string().describe('The business joined.') }), 'Joined.'),
    ...problems(
      'sign_in_needed',
      'foreign_origin',
      'unknown_invitation',
      'other_recipient',
      'address_unconfirmed',
      'already_member',
      'too_many_members',
    ),
  },
})

export const invitationRoutes = () =>
  newRouter()
    // An owner invites somebody.
    .openapi(inviteOne, async (c) => {
      const { business, actor } = c.var
      if (actor.kind !== 'user') throw new Fault('not_allowed', 'Invitations come from people: sign in.')
      const { email } = c.req.valid('json')
      // Each is a mail to somebody who has not asked for it.
      await attempt(c.env, 'invite', email, Date.now())
      const invitation = await invite(authOf(c), c.req.raw.headers, business.id, c.req.valid('json'))
      await noting(
        openDirectory(c.env),
        business.id,
        actor,
        'member.invited',
        `${invitation.email}: ${invitation.role}`,
      )
      return c.json(shownInvitation(invitation, originOf(c)), 201)
    })
    // An owner takes an invitation back.
    .openapi(cancel, async (c) => {
      const directory = openDirectory(c.env)
      const { business, actor } = c.var
      const isIt = and(
        eq(memberInvitations.organizationId, business.id),
        eq(memberInvitations.id, c.req.valid('param').id),
        eq(memberInvitations.status, 'pending'),
      )
      const taken = await directory.update(memberInvitations).set({ status: 'canceled' }).where(isIt).returning().get()
      if (!taken) throw new Fault('unknown_invitation')
      await noting(directory, business.id, actor, 'invitation.cancelled', taken.email)
      return c.body(null, 204)
    })
    // The invited person looks at the invitation.
    .openapi(welcome, async (c) => {
      c.header('cache-control', 'private, no-store')
      return c.json(await readWelcome(openDirectory(c.env), c.req.valid('param').id, Date.now()), 200)
    })
    // The invited person joins.
    .openapi(join, async (c) => {
      const directory = openDirectory(c.env)
      const { id } = c.req.valid('param')
      const { business } = await readWelcome(directory, id, Date.now())
      const isMember = async () =>
        (await listMemberships(directory, c.var.actor.id)).some(({ slug }) => slug === business.slug)
      const { invitation } = await accept(authOf(c), c.req.raw.headers, id, isMember)
      await noting(
        directory,
        invitation.organizationId,
        c.var.actor,
        'member.joined',
        `${c.var.actor.email}: ${invitation.role}`,
      )
      return c.json({ slug: business.slug }, 200)
    })
