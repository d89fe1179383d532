// Brings the server to what the customer wants. Everything is idempotent there, so sending twice does no harm.
import { addressOf, send } from './client.ts'
import { newId, newReceipt } from './ids.ts'
import { afterAnswer, nextRequest, wish } from './reconcile.ts'
import { update } from './store.ts'
import type { Asked, Change, Kind, News, RatingRecord } from './types.ts'

export const listeners = new Set<(news: News) => void>()

/** After about a minute the pauses begin again at a second. */
const doublings = 7
let line = Promise.resolve()
let timer: ReturnType<typeof setTimeout>
let failures = 0
/** The server has asked for a pause. */
let rests = 0

const tryLater = (rest: number) => {
  rests ||= rest
  clearTimeout(timer)
  // Jitter only lengthens, so that the server's own wish is kept.
  const wait = Math.max(rests, 1000 * 2 ** (failures++ % doublings))
  timer = setTimeout(wake, wait * (1 + Math.random() / 2))
}

/** Sends one change; true when the next may follow. */
const settle = async (key: string): Promise<unknown> => {
  const before = (await update())[key]
  const request = !rests && before && nextRequest(before)
  if (!request) return 0
  const { place, base } = before
  const [status, code, rest] = await send(addressOf(base, before.code), before.first, request)
  let kind: Kind | undefined
  const records = await update((now) => {
    const record = now[key]
    if (!record) return
    const [after, news] = afterAnswer(record, request, status)
    delete now[key]
    // What could not be withdrawn returns to its place, unless that is taken.
    if (after) now[after.gone || now[place] ? key : place] = after
    // Where the disk is full the change is made again in memory.
    kind ??= news
  })
  const detail = { stars: request.acked.stars, code }
  const news = { kind, place, record: records[place], detail } as News
  if (kind) for (const listener of listeners) listener(news)
  if (status) failures = 0
  else tryLater(rest)
  return status
}

const settleAll = async () => {
  for (const key of Object.keys(await update())) while (await settle(key));
}

const wake = () => {
  rests = 0
  flush()
}

const flush = () => {
  line = line.then(settleAll).catch(() => {})
}

/** Changes what is wanted, keeps it, then sends it: once also where the server has asked for a pause. */
export const alter = async (change: Change) => {
  const records = await update(change)
  wake()
  return records
}

export const rate = async (asked: Asked, stars: number): Promise<RatingRecord> => {
  const { place } = asked
  const records = await alter((now) => {
    now[place] ??= {
      ...asked,
      first: { ...asked.first, id: newId(), receipt: newReceipt(), stars },
      want: { stars },
    }
    const { want } = now[place]
    if (want.stars !== stars) now[place].want = wish(want, { stars })
  })
  return records[place] as RatingRecord
}

/** Sends what earlier visits left, now and whenever the page comes back to life. */
export const begin = () => {
  for (const sign of ['online', 'visibilitychange']) addEventListener(sign, flush)
  flush()
}
