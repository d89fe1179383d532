// Invitations to rate: each is for one customer, and good for one rating.
import * as z from 'zod'
import { invitationsAtMost } from './lists.ts'

export const InvitationSecret = z
  .string()
  .max(100)
  .describe(
    'The secret of the invitation that the customer follows. The rating is `invited` where it is good, `open` where it is unknown, expired or of another touchpoint.',
  )

export const NewInvitations = z
  .strictObject({
    count: z.int().min(1).max(invitationsAtMost).describe(`How many, one a customer: 1 to ${invitationsAtMost}.`),
    days: z.int().min(1).max(365).default(90).describe('How many days they are good for.'),
  })
  .meta({ id: 'NewInvitations', description: 'Links to be handed out, one a customer.' })
export type NewInvitations = z.infer<typeof NewInvitations>

export const MadeInvitations = z
  .object({
    links: z.array(z.string()).describe('The links. They are shown once: only hashes are stored.'),
    expiresAt: z.iso.datetime().describe('Until when they are good, UTC.'),
  })
  .meta({ id: 'MadeInvitations', description: 'Links, each good for one rating.' })
export type MadeInvitations = z.infer<typeof MadeInvitations>
