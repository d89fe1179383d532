import { createRoute } from '@hono/zod-openapi'
import type { Context } from 'hono'
import * as z from 'zod'
import { type Guarded, guardProblems, needs } from '../accounts/guard.ts'
import { findOverdueBefore } from '../arrivals/find.ts'
import { findBusiness, findingProblems } from '../businesses/find.ts'
import { dayIn } from '../calendar.ts'
import { DriverInsights } from '../contract/drivers.ts'
import { Insights, InsightsQuery, SubjectInsights } from '../contract/insights.ts'
import { Overview, OverviewQuery } from '../contract/overview.ts'
import { Summary, SummaryQuery } from '../contract/summary.ts'
import { openDirectory, openShard, shardDatabase } from '../db.ts'
import { cached } from '../http/caching.ts'
import { CodeParam, SlugParam } from '../http/params.ts'
import { type AppEnv, json, newRouter, problems } from '../http/router.ts'
import { listOwnQuestions } from '../questions/find.ts'
import { findPurposes, findTouchpoint } from '../touchpoints/find.ts'
import { readDrivers } from './drivers.ts'
import { type Known, readInsights } from './insights.ts'
import { readOverview } from './overview.ts'
import { readStarTallies, type SummaryScope } from './read.ts'
import { readSubjects } from './subjects.ts'
import { summarise } from './summarise.ts'

const common = { method: 'get' as const, tags: ['Summaries'], middleware: cached({ seconds: 0 }) }
const ok = { 200: json(Summary, 'The summary. Counts are as of the last commit.') }
const SubjectParam = SlugParam.extend({ subject: z.string().describe('The name of the subject.') })

const ofTouchpoint = createRoute({
  ...common,
  path: '/touchpoints/{code}/summary',
  summary: 'Sum up a touchpoint',
  request: { params: CodeParam, query: SummaryQuery },
  responses: { ...ok, ...problems('unknown_touchpoint', 'invalid_query') },
})
const ofBusiness = createRoute({
  ...common,
  path: '/businesses/{slug}/summary',
  summary: 'Sum up a business',
  request: { params: SlugParam, query: SummaryQuery },
  responses: { ...ok, ...problems(...findingProblems, 'invalid_query') },
})
const ofSubject = createRoute({
  ...common,
  path: '/businesses/{slug}/subjects/{subject}/summary',
  summary: 'Sum up a subject',
  request: { params: SubjectParam, query: SummaryQuery },
  responses: { ...ok, ...problems(...findingProblems, 'invalid_query') },
})

const overview = createRoute({
  method: 'get',
  path: '/businesses/{slug}/overview',
  tags: ['Summaries'],
  summary: 'See how a period went',
  ...needs('ratings:read'),
  request: { params: SlugParam, query: OverviewQuery },
  responses: {
    200: json(Overview, 'The period beside the one before.'),
    ...problems(...guardProblems, 'invalid_query'),
  },
})

const insights = createRoute({
  method: 'get',
  path: '/businesses/{slug}/insights',
  tags: ['Summaries'],
  summary: 'See what the answers say',
  ...needs('ratings:read'),
  request: { params: SlugParam, query: InsightsQuery },
  responses: {
    200: json(Insights, 'Each measure with its margin, beside the period before.'),
    ...problems(...guardProblems, 'invalid_query'),
  },
})

const drivers = createRoute({
  method: 'get',
  path: '/businesses/{slug}/insights/drivers',
  tags: ['Summaries'],
  summary: 'See what goes with satisfaction',
  ...needs('ratings:read'),
  request: { params: SlugParam, query: InsightsQuery },
  responses: {
    200: json(DriverInsights, 'Key drivers, from a sample of the period.'),
    ...problems(...guardProblems, 'invalid_query'),
  },
})

const subjects = createRoute({
  method: 'get',
  path: '/businesses/{slug}/insights/subjects',
  tags: ['Summaries'],
  summary: 'See how products, people and places do',
  ...needs('ratings:read'),
  request: { params: SlugParam, query: InsightsQuery },
  responses: {
    200: json(SubjectInsights, 'The subjects by their kind, those with enough ratings in order.'),
    ...problems(...guardProblems, 'invalid_query'),
  },
})

/** The shard, the business and today there. */
const here = (c: Context<Guarded>) => {
  const { id, shard, timeZone } = c.var.business
  return [shardDatabase(c.env, shard), id, dayIn(timeZone, Date.now())] as const
}

const knownOf = async (c: Context<Guarded>): Promise<Known> => {
  const directory = openDirectory(c.env)
  const { id } = c.var.business
  const [questions, purposes] = await Promise.all([listOwnQuestions(directory, id), findPurposes(directory, id)])
  return { questions, stageOf: (touchpoint) => purposes.get(touchpoint)?.stage ?? null }
}

const summaryOf = async (c: Context<AppEnv>, shard: string, scope: SummaryScope, query: SummaryQuery) =>
  summarise(await readStarTallies(openShard(c.env, shard), scope, query), query.proof)

export const summaryRoutes = () =>
  newRouter()
    // How one touchpoint does.
    .openapi(ofTouchpoint, async (c) => {
      const { code, business } = await findTouchpoint(c.env, c.req.valid('param').code)
      const scope = { businessId: business.id, touchpoint: code }
      return c.json(await summaryOf(c, business.shard, scope, c.req.valid('query')), 200)
    })
    // How a business does.
    .openapi(ofBusiness, async (c) => {
      const { id, shard } = await findBusiness(openDirectory(c.env), c.req.valid('param').slug)
      return c.json(await summaryOf(c, shard, { businessId: id }, c.req.valid('query')), 200)
    })
    // How one subject of a business does: a product, an agent, a location.
    .openapi(ofSubject, async (c) => {
      const { slug, subject } = c.req.valid('param')
      const { id, shard } = await findBusiness(openDirectory(c.env), slug)
      return c.json(await summaryOf(c, shard, { businessId: id, subject }, c.req.valid('query')), 200)
    })
    // How a business did in a period, for those who run it.
    .openapi(overview, async (c) => {
      const { id, shard, timeZone } = c.var.business
      const now = Date.now()
      const overdueBefore = await findOverdueBefore(openShard(c.env, shard), id, now)
      const db = shardDatabase(c.env, shard)
      return c.json(await readOverview(db, id, c.req.valid('query'), dayIn(timeZone, now), overdueBefore), 200)
    })
    // What the answers to the questions say, for those who run the business.
    .openapi(insights, async (c) => {
      const [db, id, today] = here(c)
      return c.json(await readInsights(db, id, c.req.valid('query'), today, await knownOf(c)), 200)
    })
    // What goes with their satisfaction.
    .openapi(drivers, async (c) => {
      const [db, id, today] = here(c)
      const own = await listOwnQuestions(openDirectory(c.env), id)
      return c.json(await readDrivers(db, id, c.req.valid('query'), today, own), 200)
    })
    // How products, people and places do.
    .openapi(subjects, async (c) => {
      const [db, id, today] = here(c)
      const purposes = await findPurposes(openDirectory(c.env), id)
      const kindOf = (touchpoint: string) => purposes.get(touchpoint)?.subjectKind ?? null
      return c.json(await readSubjects(db, id, c.req.valid('query'), today, kindOf), 200)
    })
