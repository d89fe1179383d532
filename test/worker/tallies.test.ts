import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sendToLane } from '../../worker/lane/send.ts'
import type { RatingDraft, Write } from '../../worker/lane/writes.ts'
import { ratingDraft } from '../support/draft.ts'
import { countsOf } from './support/recount.ts'

type Step = {
  who: number
  act: 'rate' | 'amend' | 'withdraw' | 'forget'
  stars: number
  comment: string | null
  copies: number
}

const step = fc.record<Step>({
  who: fc.nat(7),
  act: fc.constantFrom('rate', 'rate', 'amend', 'withdraw', 'forget'),
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
    receiptHash: hash(who),
    fingerprint: hash(who),
  })

const writeOf = ({ who, act, stars, comment }: Step, at: number): Write => {
  const rating = draft(who)
  const claim = { id: rating.id, touchpoint: rating.touchpoint, receiptHash: hash(who), at }
  if (act === 'rate') return { kind: 'rate', rating }
  if (act === 'forget') return { kind: 'forget', id: rating.id }
  return act === 'amend' ? { kind: 'amend', ...claim, changes: { stars, comment } } : { kind: 'withdraw', ...claim }
}

describe('the tallies and the ledger', () => {
  it('equal a recount of the raw rows after any order of submit, amend, withdraw, forget and repeat', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { maxLength: 12 }), { maxLength: 6 }), async (rounds) => {
        const business = { id: crypto.randomUUID(), shard: 'DB' }
        for (const [at, steps] of rounds.entries()) {
          const calls = steps.flatMap((one) => Array.from({ length: one.copies }, () => [writeOf(one, at + 1)]))
          await Promise.all(calls.map((writes) => sendToLane(env, business, writes)))
        }
        const { stored, recounted, differences } = await countsOf(business.id)
        expect(stored).toEqual(recounted)
        expect(differences).toEqual([])
        const head = await env.DB.prepare('SELECT seq FROM heads WHERE business_id = ?1').bind(business.id).first('seq')
        const newest = await env.DB.prepare('SELECT max(seq) AS n FROM ratings WHERE business_id = ?1')
          .bind(business.id)
          .first('n')
        expect(head).toBe(newest)
      }),
      { numRuns: 60 },
    )
  })
})
