import type { Context } from 'hono'

/** The network address of who asks, as Cloudflare says it: nobody else can. For seeing bursts, never to be kept or logged. */
export const addressOf = (c: Pick<Context, 'req'>): string | undefined => c.req.header('cf-connecting-ip')
