// The screens of a business follow what happens, whoever did it.
import { createRoute } from '@hono/zod-openapi'
import { guardProblems, needs } from '../accounts/guard.ts'
import { LiveMessage } from '../contract/live.ts'
import { Fault } from '../faults.ts'
import { wantsSocket } from '../http/access.ts'
import { SlugParam } from '../http/params.ts'
import { newRouter, problems } from '../http/router.ts'
import { openSocket } from '../lane/send.ts'

const live = createRoute({
  method: 'get',
  path: '/businesses/{slug}/live',
  tags: ['Inbox'],
  summary: 'Hear what changes',
  ...needs('ratings:read'),
  request: { params: SlugParam },
  responses: {
    101: {
      description:
        'A WebSocket; each message is a LiveMessage as JSON. “ping” is answered with “pong”. After an hour, the next message is a close with 1012: come again.',
    },
    ...problems(...guardProblems, 'upgrade_needed', 'busy'),
  },
})

export const liveRoutes = () => {
  const router = newRouter()
  // What is said later than the answer has no other place in the document.
  router.openAPIRegistry.register('LiveMessage', LiveMessage)
  return (
    router
      // A screen stays open and hears what changes.
      .openapi(live, (c) => {
        if (!wantsSocket(c)) throw new Fault('upgrade_needed')
        return openSocket(c.env, c.var.business.id, c.var.actor)
      })
  )
}
