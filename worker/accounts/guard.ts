// The one guard of everything that belongs to a business. A route declares the scope that it needs; the documentation
// and the test of the tenants' isolation read the same declaration.

import { and, eq } from 'drizzle-orm'
import type { MiddlewareHandler } from 'hono'
import { createMiddleware } from 'hono/factory'
import { businesses } from '../../drizzle/schema/businesses.ts'
import { members } from '../../drizzle/schema/members.ts'
import { isCalled } from '../businesses/find.ts'
import { keyScopes, type Role, roles, type Scope, scopesOf } from '../contract/access.ts'
import { type Directory, openDirectory } from '../db.ts'
import { Fault, type FaultCode } from '../faults.ts'
import type { AppEnv } from '../http/router.ts'
import { type Actor, actorOf, type OperatorActor, type UserActor } from './actor.ts'

type BusinessRow = typeof businesses.$inferSelect
type Found = { business: BusinessRow; role: Role | null }

/** What a guarded handler knows. */
export type Guarded = AppEnv & { Variables: { actor: Actor; business: BusinessRow; scopes: readonly Scope[] } }
type ForOpening = AppEnv & { Variables: { actor: UserActor | OperatorActor } }
export type ForUser = AppEnv & { Variables: { actor: UserActor } }

const findFor = async (directory: Directory, slug: string, userId: string): Promise<Found | undefined> => {
  const isMember = and(eq(members.organizationId, businesses.id), eq(members.userId, userId))
  return directory
    .select({ business: businesses, role: members.role })
    .from(businesses)
    .leftJoin(members, isMember)
    .where(isCalled(directory, slug))
    .get()
}

/** What the actor may do there; undefined where the business is none of theirs, which looks as if there were none. */
const scopesAt = (actor: Actor, { business, role }: Found): readonly Scope[] | undefined => {
  if (actor.kind === 'operator') return scopesOf.owner
  if (actor.kind === 'key') return actor.businessId === business.id ? actor.scopes : undefined
  return role ? scopesOf[role] : undefined
}

const guard = (scope: Scope) =>
  createMiddleware<Guarded>(async (c, next) => {
    const actor = await actorOf(c)
    const found = await findFor(openDirectory(c.env), c.req.param('slug') ?? '', actor.id ?? '')
    const scopes = found && scopesAt(actor, found)
    if (!found || !scopes) throw new Fault('unknown_business')
    if (!scopes.includes(scope)) throw new Fault('not_allowed', `This needs ${scope}.`)
    c.set('actor', actor)
    c.set('business', found.business)
    c.set('scopes', scopes)
    await next()
  })

/** The problems that the guard adds to a route. */
export const guardProblems = [
  'sign_in_needed',
  'key_wrong',
  'key_hurried',
  'foreign_origin',
  'not_allowed',
  'unknown_business',
] as const satisfies FaultCode[]

const rolesWith = (scope: Scope) => roles.filter((role) => scopesOf[role].includes(scope))

/** Declares what a route of a business needs: for the guard, the documentation, and the tests. */
export const needs = <More extends MiddlewareHandler[]>(scope: Scope, ...more: More) => ({
  security: [{ session: [] }, ...(keyScopes.includes(scope) ? [{ key: [] }] : []), { operator: [] }],
  'x-scope': scope,
  description: `Needs the scope \`${scope}\`, which these roles have: ${rolesWith(scope).join(', ')}.`,
  middleware: [guard(scope), ...more] as [ReturnType<typeof guard>, ...More],
})

const signedIn = createMiddleware<ForUser>(async (c, next) => {
  const actor = await actorOf(c)
  if (actor.kind !== 'user') throw new Fault('sign_in_needed')
  c.set('actor', actor)
  await next()
})

/** Declares that a route is for whoever is signed in, about themselves. */
export const needsUser = <More extends MiddlewareHandler[]>(...more: More) => ({
  security: [{ session: [] }],
  middleware: [signedIn, ...more] as [typeof signedIn, ...More],
})

const userOrOperator = createMiddleware<ForOpening>(async (c, next) => {
  const actor = await actorOf(c)
  if (actor.kind === 'key') throw new Fault('not_allowed', 'A key belongs to one business.')
  c.set('actor', actor)
  await next()
})

/** Declares that a route is for the operator’s token and for whoever is signed in. */
export const needsUserOrOperator = <More extends MiddlewareHandler[]>(...more: More) => ({
  security: [{ session: [] }, { operator: [] }],
  middleware: [userOrOperator, ...more] as [typeof userOrOperator, ...More],
})

type ForOperator = AppEnv & { Variables: { actor: UserActor | OperatorActor; business: BusinessRow } }

// Whether there is such a business, only the operator learns here.
const operatorOnly = createMiddleware<ForOperator>(async (c, next) => {
  const actor = await actorOf(c)
  if (actor.kind === 'key' || (actor.kind === 'user' && !actor.isOperator))
    throw new Fault('not_allowed', 'This is for the operator.')
  const found = await findFor(openDirectory(c.env), c.req.param('slug') ?? '', '')
  if (!found) throw new Fault('unknown_business')
  c.set('actor', actor)
  c.set('business', found.business)
  await next()
})

/** Declares that a route about a business is for the operator of the instance alone, and not for those who run the business. */
export const needsOperator = <More extends MiddlewareHandler[]>(...more: More) => ({
  security: [{ session: [] }, { operator: [] }],
  'x-access': 'operator',
  description: 'For the operator of the instance alone.',
  middleware: [operatorOnly, ...more] as [typeof operatorOnly, ...More],
})
