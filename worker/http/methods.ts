// Tells a wrong method (405 with Allow) from a wrong path (404).
import type { Context, Hono } from 'hono'
import { TrieRouter } from 'hono/router/trie-router'
import { Fault } from '../faults.ts'
import { isRead, missingPage, problemResponse, wantsPage } from './problems.ts'
import type { AppEnv } from './router.ts'

const methods = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] as const

type FindMoved = (c: Context<AppEnv>) => Promise<string | undefined>

/**
 * Where a page of the site has moved to. Kept by nobody: it may move back. While the database does not answer, it has
 * not moved.
 */
const leadOn = async (c: Context<AppEnv>, findMoved: FindMoved): Promise<Response | undefined> => {
  if (!isRead(c) || c.req.path.startsWith('/v1')) return undefined
  const address = await findMoved(c).catch((error) => {
    console.warn('a moved page was not looked up', error)
    return undefined
  })
  if (address === undefined) return undefined
  c.header('cache-control', 'public, max-age=0, must-revalidate')
  return c.redirect(address + new URL(c.req.url).search, 301)
}

/**
 * Answers what neither the site nor a route answered. Reads the app's own route table, so it cannot drift from it.
 * `findMoved` says where a page of the site is today; undefined where it has not moved.
 */
export const answerUnrouted = (app: Hono<AppEnv>, findMoved: FindMoved) => {
  const router = new TrieRouter<true>()
  for (const { method, path } of app.routes) if (method !== 'ALL') router.add(method, path, true)

  const answerMissing = async (c: Context<AppEnv>) =>
    (await leadOn(c, findMoved)) ?? (wantsPage(c) ? missingPage(c) : problemResponse(c, new Fault('unknown_path')))

  return (c: Context<AppEnv>): Response | Promise<Response> => {
    const allowed = methods.filter((method) => router.match(method, c.req.path)[0].length > 0)
    if (allowed.length === 0) return answerMissing(c)
    const allow = [...allowed, ...(allowed.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ')
    return problemResponse(c, new Fault('method_not_allowed', `Use one of ${allow}.`), { allow })
  }
}
