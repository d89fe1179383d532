// When a touchpoint was first seen where it asks, so that its business knows that the pasted line works. Of whoever looked
// nothing is kept.
import { and, eq, isNull } from 'drizzle-orm'
import type { Context } from 'hono'
import { touchpoints } from '../../drizzle/schema/touchpoints.ts'
import type { Channel } from '../contract/vocabulary.ts'
import { openDirectory } from '../db.ts'
import type { AppEnv } from '../http/router.ts'
import type { FoundTouchpoint } from './find.ts'

type Call = Context<AppEnv>

/** Seen already, as far as this isolate knows: later requests cost no write. */
const seen = new Set<string>()
const rememberedAtMost = 5000

/** Somebody looks, rather than a program that looks ahead. */
const isLook = ({ req }: Call) =>
  req.method === 'GET' &&
  !['sec-purpose', 'purpose', 'x-moz'].some((name) => /\bpre(fetch|view)\b/i.test(req.header(name) ?? ''))

const note = (c: Call, { code, seenAt }: FoundTouchpoint, site: string | null) => {
  if (seenAt !== null || seen.has(code) || !isLook(c)) return
  if (seen.size >= rememberedAtMost) seen.clear()
  seen.add(code)
  const isUnseen = and(eq(touchpoints.code, code), isNull(touchpoints.seenAt))
  const written = openDirectory(c.env).update(touchpoints).set({ seenAt: Date.now(), seenOn: site }).where(isUnseen)
  c.executionCtx.waitUntil(written.catch(() => seen.delete(code)))
}

/** The page of another site asks for the widget. */
export const noticeSite = (c: Call, touchpoint: FoundTouchpoint, site: string | undefined): void => {
  if (site && /^https?:.{1,290}$/.test(site)) note(c, touchpoint, site)
}

/** These ask on pages and in programs of the business; all others on the touchpoint's own page. */
const askedElsewhere: readonly Channel[] = ['web', 'api']

/** The touchpoint's own page is opened, and not from another page of ours, as its business does to try it. */
export const noticeVisit = (c: Call, touchpoint: FoundTouchpoint): void => {
  const referer = c.req.header('referer') ?? ''
  const isTried = referer.startsWith(`${new URL(c.req.url).origin}/`)
  if (!askedElsewhere.includes(touchpoint.channel) && !isTried) note(c, touchpoint, null)
}
