// Who may do what in a business. Guards, better-auth's roles and the scopes of keys are all made of this table.
import * as z from 'zod'
import { keyScopes, roles, scopes } from './lists.ts'

export { keyScopes, roles }

export const Scope = z.enum(scopes).describe('One thing that may be done.')
export type Scope = z.infer<typeof Scope>

export const Role = z
  .enum(roles)
  .describe(
    'owner: everything; manager: all but members, keys and the end of the business; agent: the inbox; analyst: reads.',
  )
export type Role = z.infer<typeof Role>

const reads: readonly Scope[] = ['business:read', 'touchpoints:read', 'ratings:read']
const ownersOnly: readonly Scope[] = ['members:write', 'keys:write', 'keys:read', 'business:delete']

export const scopesOf: Readonly<Record<Role, readonly Scope[]>> = {
  owner: scopes,
  manager: scopes.filter((scope) => !ownersOnly.includes(scope)),
  agent: [...reads, 'ratings:work'],
  analyst: [...reads, 'data:export'],
}

export const KeyScope = z.enum(keyScopes as [Scope, ...Scope[]]).describe('One thing that the key may do.')
