// The instance itself: claimed by whoever holds its set-up code, then run by its operator.
import * as z from 'zod'
import { Email, PersonName } from './account.ts'

const signUpModes = ['open', 'invited', 'closed'] as const
export const SignUpMode = z
  .enum(signUpModes)
  .describe('Who may sign up: open: anybody; invited: who is invited to a business; closed: nobody.')
export type SignUpMode = z.infer<typeof SignUpMode>

export const Instance = z
  .object({
    isClaimed: z.boolean().describe('Whether somebody runs it yet.'),
    signUp: SignUpMode,
    hasMail: z.boolean().describe('Whether it can send mail: to confirm addresses, to sign in by a link, to invite.'),
    keepsMails: z
      .boolean()
      .describe('Whether it keeps mails to be looked at under /dev/mail/ instead of sending them.'),
  })
  .meta({ id: 'Instance', description: 'How this instance is set up.' })
export type Instance = z.infer<typeof Instance>

export const InstanceChange = z
  .strictObject({ signUp: SignUpMode })
  .meta({ id: 'InstanceChange', description: 'What the operator changes.' })

export const ResetLinkFor = z
  .strictObject({ email: Email })
  .meta({ id: 'ResetLinkFor', description: 'Who has forgotten the password.' })

export const ResetLink = z
  .object({ link: z.url().describe('Works once, for one hour. Whoever opens it chooses the password.') })
  .meta({ id: 'ResetLink', description: 'A link to be handed over. It is shown this once.' })
export type ResetLink = z.infer<typeof ResetLink>

const minPassword = 10
const maxPassword = 200

export const Claim = z
  .strictObject({
    code: z.string().max(100).describe('The set-up code, as `npm start` or the deployment printed it.'),
    name: PersonName,
    email: z.email().max(254).describe('Your e-mail address.'),
    password: z.string().min(minPassword).max(maxPassword).describe('A new password, 10 to 200 characters.'),
    signUp: SignUpMode.default('invited'),
  })
  .meta({ id: 'Claim', description: 'What makes somebody the operator of a fresh instance.' })
export type Claim = z.infer<typeof Claim>
