// A business takes its ratings with it.
import { createRoute } from '@hono/zod-openapi'
import type { Context } from 'hono'
import * as z from 'zod'
import { type Guarded, guardProblems, needs } from '../accounts/guard.ts'
import { noting } from '../audit/note.ts'
import { ExportedRating } from '../contract/export.ts'
import { openDirectory, shardDatabase } from '../db.ts'
import { SlugParam } from '../http/params.ts'
import { newRouter, problems } from '../http/router.ts'
import { memberNames } from '../members/find.ts'
import { type ExportFormat, exportRatings } from './export.ts'

const types: Record<ExportFormat, string> = { csv: 'text/csv; charset=utf-8', ndjson: 'application/x-ndjson' }

const common = {
  method: 'get' as const,
  tags: ['Businesses'],
  ...needs('data:export'),
  request: { params: SlugParam },
}
const refused = problems(...guardProblems)

const asCsv = createRoute({
  ...common,
  path: '/businesses/{slug}/export.csv',
  summary: 'Export the ratings as CSV',
  description: `${common.description} All ratings in order of arrival, one a row, without who is in charge and what was done. In UTF-8 with a byte order mark. A text that a spreadsheet would take for a formula has a quote before it. \`npm run import\` reads the file.`,
  responses: { 200: { description: 'The ratings.', content: { 'text/csv': { schema: z.string() } } }, ...refused },
})

const asNdjson = createRoute({
  ...common,
  path: '/businesses/{slug}/export.ndjson',
  summary: 'Export the ratings as NDJSON',
  description: `${common.description} All ratings in order of arrival, one a line, each with all that its business may see: who is in charge, and what was done, private notes among it.`,
  responses: {
    200: { description: 'The ratings.', content: { [types.ndjson]: { schema: ExportedRating } } },
    ...refused,
  },
})

const answer = async (c: Pick<Context<Guarded>, 'env' | 'var' | 'body'>, format: ExportFormat) => {
  const { business, actor, scopes } = c.var
  const directory = openDirectory(c.env)
  await noting(directory, business.id, actor, 'data.exported', format)
  const source = {
    db: shardDatabase(c.env, business.shard),
    businessId: business.id,
    mayReach: scopes.includes('ratings:work'),
    names: await memberNames(directory, business.id),
  }
  return c.body(exportRatings(source, format), 200, {
    'content-type': types[format],
    'content-disposition': `attachment; filename="${business.slug}-ratings.${format}"`,
    'cache-control': 'private, no-store',
  })
}

export const exportRoutes = () =>
  newRouter()
    // For a spreadsheet, and to be brought in elsewhere.
    .openapi(asCsv, (c) => answer(c, 'csv'))
    // For programs.
    .openapi(asNdjson, (c) => answer(c, 'ndjson'))
