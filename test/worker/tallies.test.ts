import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sendToLane } from '../../worker/lane/send.ts'
import type { RatingDraft, Write } from '../../worker/lane/writes.ts'
import { ratingDraft } from '../support/draft.ts'
import { countsOf } from './support/recount.ts'

type Step = {
  who: number
  act: 'rate' | 'flood' | 'amend' | 'withdraw' | 'forget' | 'invalidate'
  stars: number
  comment: string | null
  copies: number
}

const step = fc.record<Step>({
  who: fc.nat(47),
  act: fc.constantFrom('rate', 'rate', 'flood', 'flood', 'amend', 'withdraw', 'forget', 'invalidate'),
  stars: fc.integer({ min: 1, max: 5 }),
  comment: fc.constantFrom(null, 'said'),
  copies: fc.integer({ min: 1, max: 3 }),
})

const hash = (who: number) => who.toString(16).padStart(64, '0')

const draft = (who: number): RatingDraft =>
  ratingDraft({
    id: `rating-${who}`,
    stars: 1 + (who % 5),
    touchpoint: who % 2 ? 'DOOR' : 'TILL',
    subject: who % 3 ? 'Rye' : null,
    channel: who % 2 ? 'qr' : 'web',
    locale: who % 4 ? 'lv' : 'en',
    day: who % 2 ? '2026-01-01' : '2026-01-02',
    comment: who % 3 ? null : 'said',
    answers: who % 2 ? null : '{"improve":"More rolls","service":3}',
    // So that some floods are over before the next begins.
    receivedAt: 1 + who * 1000,
    receiptHash: hash(who),
    fingerprint: hash(who),
  })

/** Most customers have one network between them; of the others none is known. */
const rateOf = (who: number): Write => {
  const rating = draft(who)
  return who % 5 ? { kind: 'rate', rating, source: '192.0.2.1' } : { kind: 'rate', rating }
}

/** Thirty customers in a row. */
const floodFrom = (who: number) => Array.from({ length: 30 }, (_, at) => rateOf(who + at))

const writesOf = ({ who, act, stars, comment }: Step, at: number): Write[] => {
  if (act === 'flood') return floodFrom(who)
  return [writeOf({ who, act, stars, comment }, at)]
}

const writeOf = ({ who, act, stars, comment }: Omit<Step, 'copies'>, at: number): Write => {
  const rating = draft(who)
  const claim = { id: rating.id, touchpoint: rating.touchpoint, receiptHash: hash(who), at }
  if (act === 'rate') return rateOf(who)
  if (act === 'invalidate') return { kind: 'invalidate', id: rating.id, at }
  if (act === 'forget') return { kind: 'forget', id: rating.id }
  return act === 'amend' ? { kind: 'amend', ...claim, changes: { stars, comment } } : { kind: 'withdraw', ...claim }
}

const recountedBursts = `SELECT burst AS number, min(seq) AS first, count(*) AS ratings, min(received_at) AS started, max(received_at) AS ended,
    iif(count(DISTINCT touchpoint) = 1, min(touchpoint), NULL) AS touchpoint,
    ${[1, 2, 3, 4, 5].map((n) => `sum(stars = ${n} AND withdrawn_at IS NULL AND invalidated_at IS NULL) AS s${n}`).join(', ')}
  FROM ratings WHERE business_id = ?1 AND burst IS NOT NULL GROUP BY burst ORDER BY burst`
const storedBursts = `SELECT number, number AS first, ratings, started_at AS started, ended_at AS ended, touchpoint,
    stars_1 AS s1, stars_2 AS s2, stars_3 AS s3, stars_4 AS s4, stars_5 AS s5
  FROM bursts WHERE business_id = ?1 ORDER BY number`

const rows = async (sql: string, id: string) => (await env.DB.prepare(sql).bind(id).all()).results

describe('the tallies and the ledger', () => {
  it('equal a recount of the raw rows after any order of submit, amend, withdraw, forget, invalidate and repeat', async () => {
    let bursts = 0
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { maxLength: 12 }), { maxLength: 6 }), async (rounds) => {
        const business = { id: crypto.randomUUID(), shard: 'DB' }
        for (const [at, steps] of rounds.entries()) {
          const calls = steps.flatMap((one) => Array.from({ length: one.copies }, () => writesOf(one, at + 1)))
          await Promise.all(calls.map((writes) => sendToLane(env, business, writes)))
        }
        const { stored, recounted, differences } = await countsOf(business.id)
        expect(stored).toEqual(recounted)
        expect(differences).toEqual([])
        expect(await rows(storedBursts, business.id)).toEqual(await rows(recountedBursts, business.id))
        bursts += (await rows(storedBursts, business.id)).length
        const head = await env.DB.prepare('SELECT seq FROM heads WHERE business_id = ?1').bind(business.id).first('seq')
        const newest = await env.DB.prepare('SELECT max(seq) AS n FROM ratings WHERE business_id = ?1')
          .bind(business.id)
          .first('n')
        expect(head).toBe(newest)
      }),
      { numRuns: 60 },
    )
    // Otherwise nothing was said of bursts.
    expect(bursts).toBeGreaterThan(0)
  })
})
