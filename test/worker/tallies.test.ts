import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sendToLane } from '../../worker/lane/send.ts'
import type { RatingDraft, Write } from '../../worker/lane/writes.ts'
import { differences } from '../../worker/ledger/compare.ts'
import { disclose } from '../../worker/ledger/disclose.ts'
import { readEntry } from '../../worker/ledger/entry.ts'
import { Fold } from '../../worker/ledger/fold.ts'
import { readEntries, readSize } from '../../worker/ledger/store.ts'
import { ratingDraft } from '../support/draft.ts'

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

const recount = `WITH counted AS (SELECT * FROM ratings WHERE business_id = ?1 AND withdrawn_at IS NULL AND invalidated_at IS NULL),
    invalid AS (SELECT * FROM ratings WHERE business_id = ?1 AND invalidated_at IS NOT NULL),
    given AS (SELECT seq, 'stars' AS question, stars AS value FROM counted
      UNION ALL SELECT seq, a.key, iif(a.type = 'text', 0, a.value) FROM counted, json_each(answers) AS a),
    places AS (SELECT seq, '' AS subject FROM counted
      UNION ALL SELECT seq, subject FROM counted WHERE subject IS NOT NULL),
    days AS (SELECT seq, day FROM counted UNION ALL SELECT seq, 'all' FROM counted)
  SELECT p.subject, d.day, c.touchpoint, question, c.channel, c.proof, c.locale, value, count(*) AS n, count(comment) AS withText
  FROM counted AS c JOIN given USING (seq) JOIN places AS p USING (seq) JOIN days AS d USING (seq)
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
  UNION ALL
  SELECT '', d.value, touchpoint, 'invalidated', channel, proof, locale, stars, count(*), count(comment)
  FROM invalid, json_each(json_array(day, 'all')) AS d GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 ORDER BY 1, 2, 3, 4, 5, 6, 7, 8`
const stored = `SELECT subject, day, touchpoint, question, channel, proof, locale, value, n, with_text AS withText
  FROM tallies WHERE business_id = ?1 AND n > 0 ORDER BY 1, 2, 3, 4, 5, 6, 7, 8`

const recountedBursts = `SELECT burst AS number, min(seq) AS first, count(*) AS ratings, min(received_at) AS started, max(received_at) AS ended,
    iif(count(DISTINCT touchpoint) = 1, min(touchpoint), NULL) AS touchpoint,
    ${[1, 2, 3, 4, 5].map((n) => `sum(stars = ${n} AND withdrawn_at IS NULL AND invalidated_at IS NULL) AS s${n}`).join(', ')}
  FROM ratings WHERE business_id = ?1 AND burst IS NOT NULL GROUP BY burst ORDER BY burst`
const storedBursts = `SELECT number, number AS first, ratings, started_at AS started, ended_at AS ended, touchpoint,
    stars_1 AS s1, stars_2 AS s2, stars_3 AS s3, stars_4 AS s4, stars_5 AS s5
  FROM bursts WHERE business_id = ?1 ORDER BY number`

/** What the ledger adds up to. */
const logged = async (id: string) => {
  const fold = new Fold()
  for (const entry of await readEntries(env.DB, id, 0, await readSize(env.DB, id))) fold.take(readEntry(entry))
  return fold.totals()
}

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
        expect(await rows(stored, business.id)).toEqual(await rows(recount, business.id))
        expect(await rows(storedBursts, business.id)).toEqual(await rows(recountedBursts, business.id))
        bursts += (await rows(storedBursts, business.id)).length
        expect(differences(await disclose(env.DB, business.id), await logged(business.id))).toEqual([])
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
