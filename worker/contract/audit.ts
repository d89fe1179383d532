// Who did what in a business.
import * as z from 'zod'

const actions = [
  'appeal.made',
  'appeal.refused',
  'arrivals.changed',
  'business.changed',
  'business.closing',
  'business.kept',
  'business.opened',
  'comment.featured',
  'comment.unfeatured',
  'data.exported',
  'key.made',
  'key.replaced',
  'key.revoked',
  'logo.changed',
  'logo.removed',
  'member.changed',
  'member.invited',
  'member.joined',
  'member.left',
  'member.removed',
  'invitation.cancelled',
  'invitations.made',
  'question.changed',
  'question.made',
  'rating.entered',
  'ratings.imported',
  'ratings.invalidated',
  'reply.edited',
  'reply.made',
  'reply.removed',
  'testimonials.ordered',
  'text.shown',
  'text.shown_again',
  'text.withheld',
  'touchpoint.archived',
  'touchpoint.changed',
  'touchpoint.opened',
  'touchpoint.paused',
] as const
export const Action = z.enum(actions).describe('What was done.')
export type Action = z.infer<typeof Action>

const AuditEntry = z
  .object({
    id: z.string(),
    at: z.iso.datetime().describe('When, UTC.'),
    actor: z.string().describe('Who: a person’s or key’s name as it was then, operator, or customer.'),
    action: Action,
    target: z.string().describe('What it was done to.'),
  })
  .meta({ id: 'AuditEntry', description: 'One thing that was done.' })
export type AuditEntry = z.infer<typeof AuditEntry>

export const AuditPage = z
  .object({
    entries: z.array(AuditEntry),
    next: z.string().nullable().describe('The address of the next page; null on the last.'),
  })
  .meta({ id: 'AuditPage', description: 'One page of what was done, newest first.' })
export type AuditPage = z.infer<typeof AuditPage>
