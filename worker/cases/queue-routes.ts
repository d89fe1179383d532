// A business looks at texts before the public does, and cannot see their stars.
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { guardProblems, needs } from '../accounts/guard.ts'
import { noting } from '../audit/note.ts'
import { QueueId, TextDecision, TextQueue } from '../contract/queue.ts'
import { openDirectory, shardDatabase } from '../db.ts'
import { bodyProblems, jsonBody } from '../http/body.ts'
import { SlugParam } from '../http/params.ts'
import { json, newRouter, problems } from '../http/router.ts'
import { tellOfCases } from '../lane/send.ts'
import { deedOn } from './deed.ts'
import { findWaiting, readQueue } from './queue.ts'
import { show, withhold } from './work.ts'

const tags = ['Inbox']

const mayLook = needs('ratings:withhold')
const look = createRoute({
  method: 'get',
  path: '/businesses/{slug}/queue',
  tags,
  summary: 'Look at the texts that wait',
  ...mayLook,
  description: `${mayLook.description} Words alone: nothing says which rating they belong to, or how many stars it has, and the inbox has the stars without the words. Whoever watches the numbers from minute to minute can still guess where few ratings come in, because stars count in public at once.`,
  request: { params: SlugParam },
  responses: { 200: json(TextQueue, 'The texts.'), ...problems(...guardProblems) },
})

const mayDecide = needs('ratings:withhold', jsonBody())
const decide = createRoute({
  method: 'put',
  path: '/businesses/{slug}/queue/{id}',
  tags,
  summary: 'Show a text that waits, or withhold it',
  ...mayDecide,
  description: `${mayDecide.description} One that nobody decides about is shown by itself, 7 days after it was written.`,
  request: {
    params: SlugParam.extend({ id: z.string().describe('The id in the queue.') }),
    body: { ...json(TextDecision, 'What becomes of it.'), required: true },
  },
  responses: {
    204: { description: 'It is decided. From now on the inbox has the words.' },
    ...problems(...guardProblems, 'unknown_text', ...bodyProblems),
  },
})

export const queueRoutes = () =>
  newRouter()
    // Whoever decides reads the words, and nothing else.
    .openapi(look, async (c) => {
      const { id, shard, holds } = c.var.business
      c.header('cache-control', 'private, no-store')
      return c.json({ setting: holds, ...(await readQueue(shardDatabase(c.env, shard), id, Date.now())) }, 200)
    })
    // They show it, or withhold it for a reason.
    .openapi(decide, async (c) => {
      const { business, actor } = c.var
      const id = QueueId.safeParse(c.req.valid('param').id).data ?? ''
      const seq = await findWaiting(shardDatabase(c.env, business.shard), business.id, id, Date.now())
      const { reason } = c.req.valid('json')
      const deed = deedOn(c, seq)
      await (reason === null ? show(deed) : withhold(deed, reason))
      const action = reason === null ? 'text.shown' : 'text.withheld'
      await noting(openDirectory(c.env), business.id, actor, action, String(seq), deed.now)
      tellOfCases(c.env, business, [seq])
      return c.body(null, 204)
    })
