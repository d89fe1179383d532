import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { type Actor, authOf, type UserActor } from '../accounts/actor.ts'
import { guardProblems, needs } from '../accounts/guard.ts'
import { noting } from '../audit/note.ts'
import { Key, KeyRotation, MadeKey, NewKey } from '../contract/key.ts'
import { openDirectory } from '../db.ts'
import { Fault } from '../faults.ts'
import { bodyProblems, jsonBody } from '../http/body.ts'
import { SlugParam } from '../http/params.ts'
import { json, newRouter, problems } from '../http/router.ts'
import { hangUp } from '../lane/send.ts'
import { daysOf, endKey, findKey, listKeys, makeKeyFor, revokeKey } from './keys.ts'

const tags = ['Keys']
const KeyParam = SlugParam.extend({ id: z.string().describe('The id of the key.') })

const list = createRoute({
  method: 'get',
  path: '/businesses/{slug}/keys',
  tags,
  summary: 'List the keys',
  ...needs('keys:read'),
  request: { params: SlugParam },
  responses: {
    200: json(z.object({ keys: z.array(Key) }), 'Those that work, newest first.'),
    ...problems(...guardProblems),
  },
})

const make = createRoute({
  method: 'post',
  path: '/businesses/{slug}/keys',
  tags,
  summary: 'Make a key',
  ...needs('keys:write', jsonBody()),
  request: { params: SlugParam, body: { ...json(NewKey, 'What it is for, and what it may do.'), required: true } },
  responses: { 201: json(MadeKey, 'The key, shown this once.'), ...problems(...guardProblems, ...bodyProblems) },
})

const rotate = createRoute({
  method: 'post',
  path: '/businesses/{slug}/keys/{id}/rotate',
  tags,
  summary: 'Replace a key',
  ...needs('keys:write', jsonBody()),
  request: { params: KeyParam, body: { ...json(KeyRotation, 'How long both work.'), required: true } },
  responses: {
    201: json(MadeKey, 'The new key, shown this once. The old one ends when the hours are over.'),
    ...problems(...guardProblems, 'unknown_key', ...bodyProblems),
  },
})

const revoke = createRoute({
  method: 'delete',
  path: '/businesses/{slug}/keys/{id}',
  tags,
  summary: 'Revoke a key',
  ...needs('keys:write'),
  request: { params: KeyParam },
  responses: { 204: { description: 'It no longer works.' }, ...problems(...guardProblems, 'unknown_key') },
})

const person = (actor: Actor): UserActor => {
  if (actor.kind !== 'user') throw new Fault('not_allowed', 'Keys are made by people: sign in.')
  return actor
}

export const keyRoutes = () =>
  newRouter()
    // A business sees its keys.
    .openapi(list, async (c) =>
      c.json({ keys: await listKeys(openDirectory(c.env), c.var.business.id, Date.now()) }, 200),
    )
    // An owner makes a key.
    .openapi(make, async (c) => {
      const { business, actor } = c.var
      const made = await makeKeyFor(authOf(c), business.id, person(actor), c.req.valid('json'))
      await noting(openDirectory(c.env), business.id, actor, 'key.made', `${made.name} (${made.start}…)`)
      c.header('cache-control', 'no-store')
      return c.json(made, 201)
    })
    // An owner replaces a key; both work for a while.
    .openapi(rotate, async (c) => {
      const { business, actor } = c.var
      const directory = openDirectory(c.env)
      const now = Date.now()
      const old = await findKey(directory, business.id, c.req.valid('param').id, now)
      const made = await makeKeyFor(authOf(c), business.id, person(actor), { ...old, days: daysOf(old) })
      const { hours } = c.req.valid('json')
      await endKey(directory, old.id, hours, now)
      if (hours === 0) hangUp(c.env, business.id, { kind: 'key', id: old.id })
      await noting(directory, business.id, actor, 'key.replaced', `${old.name} (${old.start}…)`)
      c.header('cache-control', 'no-store')
      return c.json(made, 201)
    })
    // An owner revokes a key.
    .openapi(revoke, async (c) => {
      const { business, actor } = c.var
      const directory = openDirectory(c.env)
      const key = await findKey(directory, business.id, c.req.valid('param').id, Date.now())
      await revokeKey(directory, key.id)
      hangUp(c.env, business.id, { kind: 'key', id: key.id })
      await noting(directory, business.id, actor, 'key.revoked', `${key.name} (${key.start}…)`)
      return c.body(null, 204)
    })
