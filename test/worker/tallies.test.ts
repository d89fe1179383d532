import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sendToLane } from '../../worker/lane/send.ts'
import type { RatingDraft, Write } from '../../worker/lane/writes.ts'
import { ratingDraft } from '../support/draft.ts'

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

const recount = `SELECT subject, day, touchpoint, channel, proof, locale, stars AS value, count(*) AS n, count(comment) AS withText
  FROM (SELECT '' AS subject, 'all' AS day, touchpoint, channel, proof, locale, stars, comment FROM ratings WHERE business_id = ?1 AND withdrawn_at IS NULL
    UNION ALL SELECT '', day, touchpoint, channel, proof, locale, stars, comment FROM ratings WHERE business_id = ?1 AND withdrawn_at IS NULL
    UNION ALL SELECT subject, 'all', touchpoint, channel, proof, locale, stars, comment FROM ratings WHERE business_id = ?1 AND withdrawn_at IS NULL AND subject IS NOT NULL
    UNION ALL SELECT subject, day, touchpoint, channel, proof, locale, stars, comment FROM ratings WHERE business_id = ?1 AND withdrawn_at IS NULL AND subject IS NOT NULL)
  GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY 1, 2, 3, 4, 5, 6, 7`
const stored = `SELECT subject, day, touchpoint, channel, proof, locale, value, n, with_text AS withText
  FROM tallies WHERE business_id = ?1 AND n > 0 ORDER BY 1, 2, 3, 4, 5, 6, 7`

const rows = async (sql: string, id: string) => (await env.DB.prepare(sql).bind(id).all()).results

describe('the tallies', () => {
  it('equal a recount of the raw rows after any order of submit, amend, withdraw, forget and repeat', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { maxLength: 12 }), { maxLength: 6 }), async (rounds) => {
        const business = { id: crypto.randomUUID(), shard: 'DB' }
        for (const [at, steps] of rounds.entries()) {
          const calls = steps.flatMap((one) => Array.from({ length: one.copies }, () => [writeOf(one, at + 1)]))
          await Promise.all(calls.map((writes) => sendToLane(env, business, writes)))
        }
        expect(await rows(stored, business.id)).toEqual(await rows(recount, business.id))
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
