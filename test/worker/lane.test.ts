import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { capacity } from '../../worker/lane/queue.ts'
import type { Write } from '../../worker/lane/writes.ts'
import { ratingDraft } from '../support/draft.ts'

const write = (comment: string | null = null): Write => ({ kind: 'rate', rating: ratingDraft({ comment }) })

const openLane = () => {
  const business = { id: crypto.randomUUID(), shard: 'DB' }
  return { business, lane: env.LANES.getByName(business.id) }
}
const countOf = (id: string) =>
  env.DB.prepare('SELECT count(*) AS n FROM ratings WHERE business_id = ?1').bind(id).first<number>('n')

describe('the Lane', () => {
  it('makes ratings that arrive together share a commit', async () => {
    const { business, lane } = openLane()
    await Promise.all(Array.from({ length: 100 }, () => lane.write(business, [write()])))
    const version = await env.DB.prepare('SELECT version FROM heads WHERE business_id = ?1')
      .bind(business.id)
      .first<number>('version')
    expect(await countOf(business.id)).toBe(100)
    expect(version).toBeLessThan(20)
  })

  it('refuses politely what is beyond its capacity, and saves the rest', async () => {
    const { business, lane } = openLane()
    const calls = Array.from({ length: 3 }, () =>
      lane.write(
        business,
        Array.from({ length: 900 }, () => write()),
      ),
    )
    const outcomes = (await Promise.all(calls)).flat()
    const refused = outcomes.filter((outcome) => 'refused' in outcome && outcome.refused === 'busy')
    expect(refused).toHaveLength(900)
    expect(await countOf(business.id)).toBe(1800)
    expect(1800).toBeLessThanOrEqual(capacity)
    expect(await lane.write(business, [write()])).toMatchObject([{ isNew: true }])
  })

  it('goes on where it stood after it was thrown out of memory', async () => {
    const { business, lane } = openLane()
    await lane.write(business, [write()])
    await evictDurableObject(lane)
    const [outcome] = await lane.write(business, [write()])
    expect(outcome).toMatchObject({ rating: { seq: 2 } })
  })

  it('reads its head again when somebody else has written', async () => {
    const { business, lane } = openLane()
    await lane.write(business, [write()])
    await env.DB.prepare('UPDATE heads SET seq = 41, version = 7 WHERE business_id = ?1').bind(business.id).run()
    const [outcome] = await lane.write(business, [write()])
    expect(outcome).toMatchObject({ rating: { seq: 42 } })
  })

  it('saves comments of the greatest length, many at once', async () => {
    const { business, lane } = openLane()
    const outcomes = await lane.write(
      business,
      Array.from({ length: 400 }, () => write('漢'.repeat(5000))),
    )
    expect(outcomes.every((outcome) => 'rating' in outcome && outcome.isNew)).toBe(true)
    expect(await countOf(business.id)).toBe(400)
  })

  it('commits at once what gives a counter more texts than ratings', async () => {
    const { business, lane } = openLane()
    const silent = ratingDraft({ comment: null })
    await lane.write(business, [{ kind: 'rate', rating: silent }])
    const { id, touchpoint, receiptHash } = silent
    const claim = { id, touchpoint, receiptHash: receiptHash ?? '', at: 2 }
    const outcomes = await lane.write(business, [
      { kind: 'amend', ...claim, changes: { comment: 'Said.' } },
      write('Said.'),
    ])
    expect(outcomes).toMatchObject([{ isNew: true }, { isNew: true }])
    const head = await env.DB.prepare('SELECT seq, version FROM heads WHERE business_id = ?1').bind(business.id).first()
    expect(head).toEqual({ seq: 2, version: 2 })
  })

  it('lets a write that the database refuses hurt nobody else', async () => {
    const { business, lane } = openLane()
    const poison: Write = { kind: 'rate', rating: ratingDraft({ stars: 9 }) }
    const writes = [...Array.from({ length: 10 }, () => write()), poison, ...Array.from({ length: 10 }, () => write())]
    const outcomes = await lane.write(business, writes)
    expect(outcomes[10]).toEqual({ refused: 'unavailable' })
    expect(outcomes.filter((outcome) => 'rating' in outcome)).toHaveLength(20)
    expect(await countOf(business.id)).toBe(20)
    const highest = await env.DB.prepare('SELECT max(seq) AS n FROM ratings WHERE business_id = ?1')
      .bind(business.id)
      .first('n')
    expect(highest).toBe(20)
  })

  describe('when D1 fails', () => {
    type Mode = 'before' | 'after' | 'always'
    const failing = (mode: Mode, times: number): D1Database => {
      let left = times
      const fail = () => {
        if (mode !== 'always' && left-- <= 0) return false
        return true
      }
      const batch: D1Database['batch'] = async <T>(statements: D1PreparedStatement[]) => {
        if (!fail()) return env.DB.batch<T>(statements)
        if (mode === 'after') await env.DB.batch(statements)
        throw new Error('D1_ERROR: Network connection lost.')
      }
      return new Proxy(env.DB, { get: (db, name) => (name === 'batch' ? batch : Reflect.get(db, name).bind(db)) })
    }
    const withDatabase = async (mode: Mode, times = 1) => {
      const { business, lane } = openLane()
      const invitation = 'ab'.repeat(32)
      await env.DB.prepare(
        `INSERT INTO invitations (business_id, hash, touchpoint, day, channel, locale, expires_at)
         VALUES (?1, unhex(?2), 'TILL0000', '2026-01-01', 'web', 'en', 9e15)`,
      )
        .bind(business.id, invitation)
        .run()
      const writes: Write[] = [write(), { kind: 'rate', rating: ratingDraft(), invitation }]
      const outcomes = await runInDurableObject(lane, async (instance) => {
        // The Lane finds its shard by the name of a binding: this one is D1 with faults in front.
        Object.assign((instance as unknown as { env: object }).env, { FAULTY: failing(mode, times) })
        return instance.write({ ...business, shard: 'FAULTY' }, writes)
      })
      return { business, outcomes, lane, writes }
    }

    it('tries again when nothing was written', async () => {
      const { business, outcomes } = await withDatabase('before')
      expect(outcomes).toMatchObject([
        { isNew: true, rating: { seq: 1 } },
        { isNew: true, rating: { seq: 2 } },
      ])
      expect(await countOf(business.id)).toBe(2)
    })

    it('finds what was written when the answer was lost', async () => {
      const { business, outcomes } = await withDatabase('after')
      expect(outcomes).toMatchObject([{ rating: { seq: 1 } }, { rating: { seq: 2 } }])
      expect(await countOf(business.id)).toBe(2)
      const sql = `SELECT question, proof, sum(n) AS n FROM tallies WHERE business_id = ?1 AND day = 'all'
        GROUP BY question, proof ORDER BY question, proof`
      const { results } = await env.DB.prepare(sql).bind(business.id).all()
      expect(results).toEqual([
        // It was followed and answered.
        { question: 'invited', proof: 'invited', n: 2 },
        { question: 'stars', proof: 'invited', n: 1 },
        { question: 'stars', proof: 'open', n: 1 },
      ])
    })

    it('acknowledges nothing when it cannot write, and saves the same later', async () => {
      const { business, outcomes, lane, writes } = await withDatabase('always')
      expect(outcomes).toEqual([{ refused: 'unavailable' }, { refused: 'unavailable' }])
      expect(await countOf(business.id)).toBe(0)
      expect(await lane.write(business, writes)).toMatchObject([{ isNew: true }, { isNew: true }])
    })
  })
})
