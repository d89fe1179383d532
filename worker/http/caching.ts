import { etag } from 'hono/etag'
import { createMiddleware } from 'hono/factory'
import type { AppEnv } from './router.ts'

type Options = {
  /** How long a copy may be used without asking; 0: always ask, by its ETag. */
  seconds: number
  /** The request header that the answer depends on. */
  vary?: string
}

const withETag = etag()

/** Says how long an answer may be kept, and answers 304 to who has it already. */
export const cached = ({ seconds, vary }: Options) =>
  createMiddleware<AppEnv>(async (c, next) => {
    await withETag(c, next)
    if (c.res.status >= 400) return
    const stale = seconds > 0 ? `, stale-while-revalidate=${seconds * 10}` : ', must-revalidate'
    c.header('cache-control', `public, max-age=${seconds}${stale}`)
    if (vary) c.header('vary', vary)
  })
