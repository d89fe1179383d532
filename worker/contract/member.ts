// The team of a business.
import * as z from 'zod'
import { Role } from './access.ts'

export const Member = z
  .object({
    id: z.string(),
    name: z.string().describe('The name the person gave.'),
    email: z.string().describe('The e-mail address the person signs in with.'),
    role: Role,
    since: z.iso.datetime().describe('When the person joined, UTC.'),
  })
  .meta({ id: 'Member', description: 'A person who belongs to a business.' })
export type Member = z.infer<typeof Member>

export const Colleague = z
  .object({ id: z.string().describe('The id by which ratings are assigned.'), name: z.string().describe('The name.') })
  .meta({ id: 'Colleague', description: 'Somebody who can be put in charge of a rating.' })
export type Colleague = z.infer<typeof Colleague>

export const MemberInvitation = z
  .object({
    id: z.string(),
    email: z.string().describe('Who is invited.'),
    role: Role,
    link: z.string().describe('The link to hand over; it is mailed where mail is set up.'),
    expiresAt: z.iso.datetime().describe('Until when it can be accepted, UTC.'),
  })
  .meta({ id: 'MemberInvitation', description: 'An invitation to join a business that nobody has answered yet.' })
export type MemberInvitation = z.infer<typeof MemberInvitation>

export const Team = z
  .object({
    members: z.array(Member),
    invitations: z.array(MemberInvitation).describe('Open ones, for those who may invite; none for others.'),
  })
  .meta({ id: 'Team', description: 'Who belongs to a business, and who has been asked to.' })

export const NewMemberInvitation = z
  .strictObject({ email: z.email().max(254).describe('Who is to be invited.'), role: Role })
  .meta({ id: 'NewMemberInvitation', description: 'An invitation to be made. An older one to the same person ends.' })

export const MemberChange = z.strictObject({ role: Role }).meta({ id: 'MemberChange', description: 'A new role.' })

/** What the invited person sees before saying yes or no. */
export const Welcome = z
  .object({
    business: z.object({ slug: z.string(), name: z.string() }).describe('Where it leads.'),
    email: z.string().describe('Whom it is for.'),
    role: Role,
    inviter: z.string().describe('Who invites.'),
  })
  .meta({ id: 'Welcome', description: 'An invitation as the invited person sees it.' })
export type Welcome = z.infer<typeof Welcome>
