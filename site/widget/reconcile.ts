// From what the customer wants and what the server has acknowledged to the next request, and on to the next record.
import type { FirstBody, Kind, RatingRecord, Wish } from './types.ts'

export interface Request {
  method: 'POST' | 'PATCH' | 'DELETE'
  path: string
  receipt?: string
  body?: FirstBody | Partial<Wish>
  /** What the server holds once it has agreed. */
  brings: Wish
}

/** Undefined when the server holds what the customer wants. */
export const nextRequest = ({ first, want, acked, gone }: RatingRecord): Request | undefined => {
  if (!acked) return { method: 'POST', path: '', body: first, brings: { stars: first.stars } }
  const own = { path: `/${first.id}`, receipt: first.receipt, brings: want }
  if (gone) return { ...own, method: 'DELETE' }
  const changes = Object.entries(want).filter(([field, value]) => value !== acked[field as keyof Wish])
  return changes.length ? { ...own, method: 'PATCH', body: Object.fromEntries(changes) } : undefined
}

/**
 * The record after an answer, undefined when there is nothing left to remember, and what the page is told.
 * Status 0 means: not now.
 */
export const afterAnswer = (
  record: RatingRecord,
  { method, brings }: Request,
  status: number,
): [RatingRecord | undefined, Kind | undefined] => {
  const { acked, gone } = record
  if (!status) return [record, 'queued']
  const isDone = status < 300
  // Never there, or withdrawn in the meantime: by another tab, or on the hosted page.
  const isGone = status === 404 || status === 409
  if (method === 'DELETE') return [undefined, isDone || isGone ? 'withdrawn' : 'error']
  if (isDone) return [{ ...record, acked: brings }, acked ? 'amended' : gone ? undefined : 'rated']
  return [acked && !isGone ? { ...record, want: acked } : undefined, 'error']
}
