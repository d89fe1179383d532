import type { Context } from 'hono'
import type { AppEnv } from './router.ts'

/** Where the instance is, for links in mails and for what browsers may do: as the operator set it, else where the request came to. */
export const originOf = ({ req, env }: Pick<Context<AppEnv>, 'req' | 'env'>): string =>
  new URL(env.ORIGIN || req.url).origin
