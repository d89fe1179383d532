import { createRoute } from '@hono/zod-openapi'
import { and, desc, eq, lt } from 'drizzle-orm'
import * as z from 'zod'
import { audit } from '../../drizzle/schema/audit.ts'
import { guardProblems, needs } from '../accounts/guard.ts'
import { isoTime } from '../calendar.ts'
import { type Action, AuditPage } from '../contract/audit.ts'
import { pageLimit } from '../contract/text.ts'
import { type Directory, openDirectory, splitPage } from '../db.ts'
import { SlugParam } from '../http/params.ts'
import { json, newRouter, problems } from '../http/router.ts'

const list = createRoute({
  method: 'get',
  path: '/businesses/{slug}/audit',
  tags: ['Businesses'],
  summary: 'List what was done',
  ...needs('audit:read'),
  request: {
    params: SlugParam,
    query: z.strictObject({
      limit: pageLimit,
      cursor: z.uuid().optional().describe('Where the next page starts: follow `next`.'),
    }),
  },
  responses: { 200: json(AuditPage, 'Newest first.'), ...problems(...guardProblems, 'invalid_query') },
})

const readEntries = (directory: Directory, businessId: string, limit: number, cursor: string | undefined) =>
  directory
    .select({ id: audit.id, at: audit.at, actor: audit.actorName, action: audit.action, target: audit.target })
    .from(audit)
    .where(and(eq(audit.businessId, businessId), cursor ? lt(audit.id, cursor) : undefined))
    .orderBy(desc(audit.id))
    .limit(limit + 1)
    .all()

export const auditRoutes = () =>
  newRouter()
    // A business sees who did what.
    .openapi(list, async (c) => {
      const { limit, cursor } = c.req.valid('query')
      const { business } = c.var
      const { page, hasMore } = splitPage(await readEntries(openDirectory(c.env), business.id, limit, cursor), limit)
      const entries = page.map(({ at, action, ...rest }) => ({
        ...rest,
        action: action as Action,
        at: isoTime(at),
      }))
      const next = hasMore ? `/v1/businesses/${business.slug}/audit?limit=${limit}&cursor=${page.at(-1)?.id}` : null
      return c.json({ entries, next }, 200)
    })
