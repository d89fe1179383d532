// The site whose page makes the browser ask, and whether it is one of those that may.
import type { Context } from 'hono'
import { Fault } from '../faults.ts'

type Call = Pick<Context, 'req'>

const ownOrigin = (c: Call) => new URL(c.req.url).origin

const originIn = (address: string | undefined) =>
  address && URL.canParse(address) ? new URL(address).origin : undefined

/**
 * The origin of the other site whose page asks, `null` where it hides its name. Undefined for our own pages, and where no
 * page says that it does.
 */
export const foreignOrigin = (c: Call): string | undefined => {
  const said = c.req.header('origin')
  // A script's request names its page in Referer alone.
  const origin = said === undefined ? originIn(c.req.header('referer')) : (originIn(said) ?? 'null')
  return origin === ownOrigin(c) ? undefined : origin
}

/** `https://*.example.com` lists every subdomain of example.com, and not example.com itself. */
const matches = (origin: string, listed: string) => {
  const [scheme, host] = listed.split('*')
  if (host === undefined) return origin === listed
  return origin.startsWith(scheme ?? '') && origin.endsWith(host) && origin.length > listed.length - 1
}

/** An empty list lets everybody in. */
export const isListed = (origin: string | undefined, origins: readonly string[]): boolean =>
  origin === undefined || origins.length === 0 || origins.some((listed) => matches(origin, listed))

/** Throws `origin_not_allowed` where the page of a site that is not listed asks. */
export const refuseUnlisted = (c: Call, origins: readonly string[]): void => {
  if (!isListed(foreignOrigin(c), origins)) throw new Fault('origin_not_allowed')
}
