// From what the customer wants and what the server has acknowledged to the next request, and on to the next record.
import type { FirstBody, Kind, RatingRecord, Wish } from './types.ts'

/** The body of an answer, whoever sent it. */
interface Answer {
  id?: unknown
  code?: unknown
}

export interface Request {
  method: 'POST' | 'PATCH' | 'DELETE'
  body?: FirstBody | Wish
  /** What the server holds once it has agreed. */
  acked: Wish
}

/**
 * By its revision the server tells the last change from one that comes late, from another tab or out of a slow network.
 * The clock, so that it also grows where the last one could not be kept; one more, where the clock was set back.
 */
export const wish = (want: Wish, changes: Partial<Wish>): Wish => ({
  ...want,
  ...changes,
  revision: Math.max(Date.now(), (want.revision ?? 0) + 1),
})

/** Undefined when the server holds what the customer wants. */
export const nextRequest = ({ first, want, acked, gone }: RatingRecord): Request | undefined => {
  if (!acked) return { method: 'POST', body: first, acked: { stars: first.stars } }
  if (gone) return { method: 'DELETE', acked: want }
  // What is acknowledged is a copy of what was wanted then, so the order of the fields is the same.
  return JSON.stringify(want) === JSON.stringify(acked)
    ? undefined
    : { method: 'PATCH', body: want, acked: { ...want } }
}

/** Whether Candor itself has agreed or refused; anything else came from something in between, or asks for patience. */
export const isFinal = (own: string, status: number, type: string | null, { id, code }: Answer) =>
  status < 300 ? id === own : status < 429 && typeof code === 'string' && /problem/.test(`${type}`)

/**
 * The record after an answer, undefined when there is nothing left to remember, and what the page is told.
 * Status 0 means: not now.
 */
export const afterAnswer = (
  record: RatingRecord,
  { method, acked: agreed }: Request,
  status: number,
): [RatingRecord | undefined, Kind | undefined] => {
  const { acked, gone } = record
  if (!status) return [record, 'queued']
  const isDone = status < 300
  // Never there, or withdrawn in the meantime: by another tab, or on the hosted page.
  const isGone = status === 404 || status === 409
  if (method === 'DELETE')
    return isDone || isGone ? [undefined, 'withdrawn'] : [{ ...record, gone: undefined }, 'error']
  if (isDone) return [{ ...record, acked: agreed }, acked ? 'amended' : gone ? undefined : 'rated']
  return [acked && !isGone ? { ...record, want: { ...acked } } : undefined, 'error']
}
