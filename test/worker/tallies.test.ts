import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sendToLane } from '../../worker/lane/send.ts'
import type { RatingDraft, Write } from '../../worker/lane/writes.ts'
import { differences, figuresOf } from '../../worker/ledger/compare.ts'
import { disclose } from '../../worker/ledger/disclose.ts'
import { readEntry } from '../../worker/ledger/entry.ts'
import { Fold } from '../../worker/ledger/fold.ts'
import { readEntries, readSize } from '../../worker/ledger/store.ts'
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

const recount = `WITH counted AS (SELECT * FROM ratings WHERE business_id = ?1 AND withdrawn_at IS NULL),
    given AS (SELECT seq, 'stars' AS question, stars AS value FROM counted
      UNION ALL SELECT seq, a.key, iif(a.type = 'text', 0, a.value) FROM counted, json_each(answers) AS a),
    places AS (SELECT seq, '' AS subject FROM counted
      UNION ALL SELECT seq, subject FROM counted WHERE subject IS NOT NULL),
    days AS (SELECT seq, day FROM counted UNION ALL SELECT seq, 'all' FROM counted)
  SELECT p.subject, d.day, c.touchpoint, question, c.channel, c.proof, c.locale, value, count(*) AS n, count(comment) AS withText
  FROM counted AS c JOIN given USING (seq) JOIN places AS p USING (seq) JOIN days AS d USING (seq)
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
  UNION ALL SELECT '', 'all', touchpoint, 'withdrawn_stars', channel, proof, locale, stars, count(*), 0
  FROM ratings WHERE business_id = ?1 AND withdrawn_at IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
  ORDER BY 1, 2, 3, 4, 5, 6, 7, 8`
const stored = `SELECT subject, day, touchpoint, question, channel, proof, locale, value, n, with_text AS withText
  FROM tallies WHERE business_id = ?1 AND n > 0 ORDER BY 1, 2, 3, 4, 5, 6, 7, 8`

/** What the ledger adds up to. */
const logged = async (id: string) => {
  const fold = new Fold()
  for (const entry of await readEntries(env.DB, id, 0, await readSize(env.DB, id))) fold.take(readEntry(entry))
  return fold.totals()
}

const rows = async (sql: string, id: string) => (await env.DB.prepare(sql).bind(id).all()).results

describe('the tallies and the ledger', () => {
  it('equal a recount of the raw rows after any order of submit, amend, withdraw, forget and repeat', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { maxLength: 12 }), { maxLength: 6 }), async (rounds) => {
        const business = { id: crypto.randomUUID(), shard: 'DB' }
        for (const [at, steps] of rounds.entries()) {
          const calls = steps.flatMap((one) => Array.from({ length: one.copies }, () => [writeOf(one, at + 1)]))
          await Promise.all(calls.map((writes) => sendToLane(env, business, writes)))
        }
        expect(await rows(stored, business.id)).toEqual(await rows(recount, business.id))
        const [said, log] = [await disclose(env.DB, business.id), await logged(business.id)]
        expect(differences(figuresOf(said), figuresOf(log))).toEqual([])
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
