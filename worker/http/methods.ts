// Tells a wrong method (405 with Allow) from a wrong path (404).
import type { Context, Hono } from 'hono'
import { TrieRouter } from 'hono/router/trie-router'
import { Fault } from '../faults.ts'
import { problemResponse } from './problems.ts'
import type { AppEnv } from './router.ts'

const methods = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] as const

const isOfApi = (c: Context) => c.req.path.startsWith('/v1')

/** Answers what no route answered. Reads the app's own route table, so it cannot drift from it. */
export const answerUnrouted = (app: Hono<AppEnv>, answerPage: (c: Context<AppEnv>) => Promise<Response>) => {
  const router = new TrieRouter<true>()
  for (const { method, path } of app.routes) if (method !== 'ALL') router.add(method, path, true)

  return (c: Context<AppEnv>): Response | Promise<Response> => {
    const allowed = methods.filter((method) => router.match(method, c.req.path)[0].length > 0)
    if (allowed.length === 0) return isOfApi(c) ? problemResponse(c, new Fault('unknown_path')) : answerPage(c)
    const allow = [...allowed, ...(allowed.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ')
    return problemResponse(c, new Fault('method_not_allowed', `Use one of ${allow}.`), { allow })
  }
}
