// What better-auth is told of a person. It takes more than Candor wants.
import * as z from 'zod'
import { line } from './text.ts'

export const Email = z.email().max(254).toLowerCase().describe('The e-mail address; upper and lower case are the same.')

/** In one line, because it stands in the subjects of mails. */
export const PersonName = line(100).min(1).describe('The name, as the team sees it.')

export const SignUp = z.object({
  name: PersonName,
  email: Email,
  password: z.string().describe('A new password, 10 to 200 characters.'),
  callbackURL: z.string().max(2000).optional().describe('Where the link in the mail leads in the end, on this site.'),
})

export const PersonChange = z.strictObject({ name: PersonName })

const PasskeyName = line(60).describe('What the passkey is known by.')

/** What the browser made, and its name. */
export const NewPasskey = z.looseObject({ name: PasskeyName.optional() })

export const PasskeyChange = z.strictObject({ id: z.string().max(64), name: PasskeyName.min(1) })

/** Whatever else is sent, it is about an address. */
export const Addressed = z.looseObject({ email: Email })

/** A new password ends every other session: one of them may be why there is a new one. */
export const PasswordChange = z.looseObject({}).transform((sent) => ({ ...sent, revokeOtherSessions: true }))
