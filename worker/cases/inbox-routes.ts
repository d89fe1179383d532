// A business looks through its ratings, and changes many at once.
import { createRoute } from '@hono/zod-openapi'
import type * as z from 'zod'
import { guardProblems, needs } from '../accounts/guard.ts'
import { findOverdueBefore } from '../arrivals/find.ts'
import { type CaseChange, CaseChanges, InboxPage, InboxQuery } from '../contract/case.ts'
import { openDirectory, openShard, shardDatabase } from '../db.ts'
import { Fault } from '../faults.ts'
import { bodyProblems, jsonBody } from '../http/body.ts'
import { SlugParam } from '../http/params.ts'
import { json, newRouter, problems } from '../http/router.ts'
import { searchLane, tellOfCases } from '../lane/send.ts'
import { memberNames } from '../members/find.ts'
import { matchOf } from '../search/words.ts'
import { type Call, deedOn } from './deed.ts'
import { refuseUnknown } from './detail.ts'
import { readInbox } from './inbox.ts'
import type { Driver } from './stretch.ts'
import { changeStatements } from './work.ts'

const tags = ['Inbox']

const inbox = createRoute({
  method: 'get',
  path: '/businesses/{slug}/inbox',
  tags,
  summary: 'Look through the inbox',
  ...needs('ratings:read'),
  request: { params: SlugParam, query: InboxQuery },
  responses: {
    200: json(InboxPage, 'A page, newest first.'),
    ...problems(...guardProblems, 'invalid_query', 'unavailable'),
  },
})

const changeMany = createRoute({
  method: 'patch',
  path: '/businesses/{slug}/inbox',
  tags,
  summary: 'Change many cases at once',
  ...needs('ratings:work', jsonBody()),
  request: { params: SlugParam, body: { ...json(CaseChanges, 'Which ratings, and what changes.'), required: true } },
  responses: {
    204: { description: 'All of them are changed.' },
    ...problems(...guardProblems, 'unknown_rating', 'unknown_member', ...bodyProblems),
  },
})

/** Which ratings hold the words; undefined where none are looked for. What has no words in it finds nothing. */
const searchFor = ({ env, var: { business } }: Call, typed = ''): Driver | undefined => {
  if (typed.trim() === '') return undefined
  const match = matchOf(typed)
  return match === null ? async () => [] : (below, width) => searchLane(env, business, match, below, width)
}

/** Throws `unknown_member` where somebody is to be in charge who does not belong to the business. */
const assigneeName = (names: Map<string, string>, id: string | null | undefined): string => {
  const name = id ? names.get(id) : ''
  if (name === undefined) throw new Fault('unknown_member')
  return name
}

const statementsOf = async (c: Call, changes: z.infer<typeof CaseChanges>['changes']) => {
  const names = await memberNames(openDirectory(c.env), c.var.business.id)
  return changes.flatMap(({ number, change }: { number: number; change: CaseChange }) =>
    changeStatements(deedOn(c, number), change, assigneeName(names, change.assignee)),
  )
}

export const inboxRoutes = () =>
  newRouter()
    // A business looks through its ratings.
    .openapi(inbox, async (c) => {
      const { business } = c.var
      const query = c.req.valid('query')
      const db = shardDatabase(c.env, business.shard)
      const overdueBefore = query.overdue
        ? await findOverdueBefore(openShard(c.env, business.shard), business.id, Date.now())
        : null
      const search = searchFor(c, query.q)
      const { cases, cursor } = await readInbox(db, business.id, query, { search, overdueBefore: overdueBefore ?? 0 })
      const address = new URL(c.req.url)
      address.searchParams.set('cursor', String(cursor))
      return c.json({ cases, next: cursor === null ? null : address.pathname + address.search }, 200)
    })
    // It changes many at once: all of them, or none.
    .openapi(changeMany, async (c) => {
      const { changes } = c.req.valid('json')
      const db = shardDatabase(c.env, c.var.business.shard)
      const numbers = changes.map(({ number }) => number)
      await refuseUnknown(db, c.var.business.id, numbers)
      await db.batch(await statementsOf(c, changes))
      tellOfCases(c.env, c.var.business, numbers)
      return c.body(null, 204)
    })
