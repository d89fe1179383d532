// Tells a wrong method (405 with Allow) from a wrong path (404).
import type { Context, Hono } from 'hono'
import { TrieRouter } from 'hono/router/trie-router'
import { Fault } from '../faults.ts'
import { problemResponse, sitePage, wantsPage } from './problems.ts'
import type { AppEnv } from './router.ts'

const methods = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] as const

/** Answers what no route answered. Reads the app's own route table, so it cannot drift from it. */
export const answerUnrouted = (app: Hono<AppEnv>) => {
  const router = new TrieRouter<true>()
  for (const { method, path } of app.routes) if (method !== 'ALL') router.add(method, path, true)

  return (c: Context<AppEnv>): Response | Promise<Response> => {
    const allowed = methods.filter((method) => router.match(method, c.req.path)[0].length > 0)
    if (allowed.length === 0) return wantsPage(c) ? sitePage(c) : problemResponse(c, new Fault('unknown_path'))
    const allow = [...allowed, ...(allowed.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ')
    return problemResponse(c, new Fault('method_not_allowed', `Use one of ${allow}.`), { allow })
  }
}
