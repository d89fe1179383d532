// A router whose routes are documented by their contracts, and answer bad input with a problem.
import { OpenAPIHono } from '@hono/zod-openapi'
import type * as z from 'zod'
import { Problem } from '../contract/problem.ts'
import type { Bindings } from '../env.ts'
import { Fault, type FaultCode } from '../faults.ts'
import { fieldFaults } from './fields.ts'
import { problemKinds } from './problems.ts'

export type AppEnv = { Bindings: Bindings; Variables: { requestId: string } }

export type AppRouter = OpenAPIHono<AppEnv>

export const newRouter = (): AppRouter =>
  new OpenAPIHono<AppEnv>({
    defaultHook: async (result, c) => {
      if (result.success) return
      const isBody = result.target === 'json'
      const input = isBody ? await c.req.json() : c.req.query()
      throw new Fault(isBody ? 'invalid_body' : 'invalid_query', undefined, fieldFaults(result.error.issues, input))
    },
  })

/** A JSON body in a route's documentation. */
export const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

/** The problems a route can answer with, for its documentation. */
export const problems = (...codes: FaultCode[]) => {
  const byStatus = Object.groupBy(codes, (code) => String(problemKinds[code].status))
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, same = []]) => [
      status,
      {
        description: same.map((code) => `\`${code}\`: ${problemKinds[code].detail}`).join(' '),
        content: { 'application/problem+json': { schema: Problem } },
      },
    ]),
  )
}
