import { describe, expect, it } from 'vitest'
import { afterAnswer, isFinal, nextRequest, type Request, wish } from '../../site/widget/reconcile.ts'
import type { RatingRecord } from '../../site/widget/types.ts'

const first = { id: 'the-id', receipt: 'the-receipt', stars: 4, locale: 'en' }
const fresh: RatingRecord = { place: 'p', base: 'https://x.test', code: 'CAFE1234', first, want: { stars: 4 } }
const known: RatingRecord = { ...fresh, acked: { stars: 4 } }
const requestOf = (record: RatingRecord) => nextRequest(record) as Request

describe('the next request', () => {
  it('sends the rating as it was first given, even if the customer has changed it since', () => {
    expect(nextRequest({ ...fresh, want: { stars: 1 } })).toMatchObject({ method: 'POST', body: first })
  })

  it('is none when the server holds what the customer wants', () => {
    expect(nextRequest(known)).toBeUndefined()
  })

  it('sends what the customer has said, and nothing about what was never said', () => {
    const request = nextRequest({ ...known, want: { stars: 2, comment: 'Late' } })
    expect(request).toMatchObject({ method: 'PATCH' })
    expect(request?.body).toEqual({ stars: 2, comment: 'Late' })
  })

  it('counts its changes, so that a late one is known', () => {
    const before = Date.now()
    const once = wish(known.want, { stars: 2 })
    expect(requestOf({ ...known, want: once }).body).toEqual(once)
    expect(once.revision).toBeGreaterThanOrEqual(before)
    const ahead = { ...once, revision: 9e15 }
    expect(wish(ahead, { comment: 'Late' })).toEqual({ stars: 2, comment: 'Late', revision: 9e15 + 1 })
    expect(nextRequest({ ...known, want: once, acked: { ...once } })).toBeUndefined()
  })

  it('takes a text away with null', () => {
    const record = { ...known, acked: { stars: 4, comment: 'Late' }, want: { stars: 4, comment: null } }
    expect(requestOf(record).body).toEqual({ stars: 4, comment: null })
  })

  it('makes sure of the rating before it withdraws it', () => {
    expect(nextRequest({ ...fresh, gone: true })).toMatchObject({ method: 'POST' })
    expect(nextRequest({ ...known, gone: true })).toMatchObject({ method: 'DELETE' })
  })
})

describe('after an answer', () => {
  const changed = { ...known, want: { stars: 1 } }

  it('keeps everything when there is no final answer', () => {
    expect(afterAnswer(changed, requestOf(changed), 0)).toEqual([changed, 'queued'])
  })

  it.each([200, 201])('takes %i for saved, and once only', (status) => {
    const [after, kind] = afterAnswer(fresh, requestOf(fresh), status)
    expect([after, kind]).toEqual([known, 'rated'])
    expect(nextRequest(after as RatingRecord)).toBeUndefined()
  })

  it('goes on to send what changed while the request was under way', () => {
    const [after] = afterAnswer({ ...fresh, want: { stars: 1 } }, requestOf(fresh), 201)
    expect(nextRequest(after as RatingRecord)).toMatchObject({ method: 'PATCH', body: { stars: 1 } })
  })

  it('forgets a rating that is refused, and a change that is refused', () => {
    expect(afterAnswer(fresh, requestOf(fresh), 422)).toEqual([undefined, 'error'])
    expect(afterAnswer(changed, requestOf(changed), 422)).toEqual([known, 'error'])
  })

  it.each([404, 409])('forgets a rating that is no longer there (%i)', (status) => {
    expect(afterAnswer(changed, requestOf(changed), status)[0]).toBeUndefined()
  })

  it.each([401, 403, 422])(
    'keeps a rating that could not be withdrawn (%i), and does not try again by itself',
    (status) => {
      const leaving: RatingRecord = { ...known, gone: true }
      const [after, kind] = afterAnswer(leaving, requestOf(leaving), status)
      expect([after, kind]).toEqual([known, 'error'])
      expect(nextRequest(after as RatingRecord)).toBeUndefined()
    },
  )

  it.each([204, 404, 409])('counts %i as withdrawn', (status) => {
    const leaving: RatingRecord = { ...known, gone: true }
    expect(afterAnswer(leaving, requestOf(leaving), status)).toEqual([undefined, 'withdrawn'])
  })

  it('does not announce a rating that is only sent to be withdrawn', () => {
    const leaving: RatingRecord = { ...fresh, gone: true }
    expect(afterAnswer(leaving, requestOf(leaving), 201)[1]).toBeUndefined()
  })
})

describe('whether an answer is Candor’s own and final', () => {
  const problem = 'application/problem+json'

  it.each([200, 201])('agrees only by naming the rating (%i)', (status) => {
    expect(isFinal('the-id', status, 'application/json', { id: 'the-id' })).toBe(true)
    expect(isFinal('the-id', status, 'application/json', { id: 'another' })).toBe(false)
    expect(isFinal('the-id', status, 'application/json', {})).toBe(false)
    expect(isFinal('the-id', status, 'text/html', {})).toBe(false)
  })

  it.each([400, 401, 403, 404, 409, 413, 422])('refuses only by a problem with a code (%i)', (status) => {
    expect(isFinal('the-id', status, problem, { code: 'invalid_body' })).toBe(true)
    expect(isFinal('the-id', status, `${problem}; charset=utf-8`, { code: 'invalid_body' })).toBe(true)
    expect(isFinal('the-id', status, problem, { code: 1015 })).toBe(false)
    expect(isFinal('the-id', status, 'application/json', { code: 'invalid_body' })).toBe(false)
    expect(isFinal('the-id', status, null, { code: 'invalid_body' })).toBe(false)
  })

  it.each([302, 304, 404, 403])('takes a page of somebody in between for “not now” (%i)', (status) => {
    expect(isFinal('the-id', status, 'text/html', {})).toBe(false)
  })

  it.each([429, 500, 503])('waits where the server asks for patience (%i)', (status) => {
    expect(isFinal('the-id', status, problem, { code: 'busy' })).toBe(false)
  })
})
