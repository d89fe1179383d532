// What better-auth is asked for beside passwords: businesses with members and invitations, keys, links, codes, passkeys.
import { apiKey } from '@better-auth/api-key'
import { passkey } from '@better-auth/passkey'
import { magicLink, organization, twoFactor } from 'better-auth/plugins'
import { keyNameLimit } from '../contract/key.ts'
import type { Bindings } from '../env.ts'
import { hasMail, sendMail } from '../mail/send.ts'
import { checkKey, keyPrefix, makeKey } from './key-format.ts'
import { linkMailFor } from './link.ts'
import { accessControl, authRoles } from './roles.ts'

const minute = 60
const day = 24 * 60 * minute

export const signInPageOf = (origin: string): string => `${origin}/dashboard/sign-in/`

const businesses = (env: Bindings, origin: string) =>
  organization({
    ac: accessControl,
    roles: authRoles,
    creatorRole: 'owner',
    allowUserToCreateOrganization: false,
    disableOrganizationDeletion: true,
    invitationExpiresIn: 7 * day,
    membershipLimit: 1000,
    cancelPendingInvitationsOnReInvite: true,
    requireEmailVerificationOnInvitation: hasMail(env),
    sendInvitationEmail: ({ id, email, inviter, organization: business }) =>
      sendMail(env, email, 'invite', {
        inviter: inviter.user.name,
        business: business.name,
        url: `${origin}/dashboard/join/?id=${id}`,
      }),
  })

const keys = () =>
  apiKey({
    references: 'organization',
    defaultPrefix: keyPrefix,
    requireName: true,
    maximumNameLength: keyNameLimit,
    customKeyGenerator: makeKey,
    customAPIKeyValidator: ({ key }) => checkKey(key),
    startingCharactersConfig: { charactersLength: keyPrefix.length + 4 },
    rateLimit: { enabled: true, timeWindow: 60_000, maxRequests: 600 },
    keyExpiration: { minExpiresIn: 0, maxExpiresIn: 3650 },
    enableMetadata: true,
    deferUpdates: true,
  })

const links = (env: Bindings, origin: string) =>
  magicLink({
    disableSignUp: true,
    expiresIn: 10 * minute,
    sendMagicLink: async ({ email, url }) => {
      const kind = await linkMailFor(env, email)
      if (kind) await sendMail(env, email, kind, { url: kind === 'link' ? url : signInPageOf(origin) })
    },
  })

export const pluginsOf = (env: Bindings, origin: string) => [
  businesses(env, origin),
  keys(),
  links(env, origin),
  twoFactor({ issuer: 'Candor' }),
  passkey({ rpID: new URL(origin).hostname, rpName: 'Candor', origin }),
]
