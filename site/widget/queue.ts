// Brings the server to what the customer wants. Everything is idempotent there, so sending twice does no harm.
import { addressOf, send } from './client.ts'
import { newId, newReceipt } from './ids.ts'
import { afterAnswer, nextRequest } from './reconcile.ts'
import { update } from './store.ts'
import type { Change, Kind, News, RatingRecord } from './types.ts'

export interface Asked {
  place: string
  base: string
  code: string
  locale: string
  subject: string
}

/** A listener says whether the news was its own. `isFirst` is true for one of them only: the page hears of it once. */
export const listeners = new Set<(news: News, isFirst: boolean) => boolean>()
const tell = (news: News) => {
  let isFirst = true
  for (const listener of listeners) {
    if (listener(news, isFirst)) isFirst = false
  }
}

const longest = 60_000
let line = Promise.resolve()
let timer: ReturnType<typeof setTimeout>
let failures = 0
let restsUntil = 0

const tryLater = (rest: number) => {
  restsUntil = Date.now() + rest
  clearTimeout(timer)
  // Jitter only lengthens, so that the server's own wish is kept.
  timer = setTimeout(flush, Math.max(rest, Math.min(longest, 1000 * 2 ** failures++)) * (1 + Math.random() / 2))
}

/** Sends one change; true when the next may follow. */
const settle = async (key: string): Promise<boolean> => {
  const before = (await update())[key]
  const request = before && nextRequest(before)
  if (!request) return false
  const { place, base } = before
  const [status, code, rest] = await send(addressOf(base, before.code), request)
  let kind: Kind | undefined
  const records = await update((now) => {
    const record = now[key]
    if (!record) return
    const [after, news] = afterAnswer(record, request, status)
    delete now[key]
    if (after) now[key] = after
    kind = news
  })
  const detail = status < 300 ? { stars: request.brings.stars } : { code }
  if (kind) tell({ kind, place, record: records[place], detail })
  if (status) failures = 0
  else tryLater(rest)
  return status > 0
}

const settleAll = async () => {
  if (Date.now() < restsUntil) return
  for (const key of Object.keys(await update())) while (await settle(key));
}

const flush = () => {
  line = line.then(settleAll)
}

/** Changes what is wanted, keeps it, then sends it. */
export const alter = async (change: Change) => {
  const records = await update(change)
  flush()
  return records
}

export const rate = async ({ place, base, code, locale, subject }: Asked, stars: number): Promise<RatingRecord> => {
  const records = await alter((now) => {
    now[place] ??= {
      place,
      base,
      code,
      first: { id: newId(), receipt: newReceipt(), stars, locale, ...(subject && { subject }) },
      want: { stars },
    }
    now[place].want.stars = stars
  })
  return records[place] as RatingRecord
}

/** Sends what earlier visits left, now and whenever the page comes back to life. */
export const begin = () => {
  for (const sign of ['online', 'visibilitychange']) addEventListener(sign, flush)
  flush()
}
