// What a page of the inbox costs on D1, which bills by rows: as much for few ratings as for many.
import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { findUnanswered } from '../../worker/cases/find.ts'
import { readInbox } from '../../worker/cases/inbox.ts'
import { InboxQuery } from '../../worker/contract/case.ts'
import type { Lane } from '../../worker/lane/lane.ts'
import { matchOf } from '../../worker/search/words.ts'
import { addCrowd } from '../support/crowd.ts'
import { type Meter, metered } from '../support/metered.ts'

const counts = [300, 12_000]
const businesses: string[] = []

beforeAll(async () => {
  for (const n of counts) {
    const id = crypto.randomUUID()
    await addCrowd(env.DB, id, 'TILL0000', n)
    const prepare = (lane: Lane) => lane.search({ id, shard: 'DB' }, '"bread"', 1, 1)
    for (let tries = 0; tries < 5; tries += 1) await runInDurableObject(env.LANES.getByName(id), prepare)
    businesses.push(id)
  }
})

/** The page through a Lane whose database is metered as well, and the rows that all of it has read. */
const pageOf = async (id: string, sent: Record<string, string>) => {
  const meter: Meter = { rows: 0, queries: 0 }
  const db = metered(env.DB, meter)
  const query = InboxQuery.parse(sent)
  const match = matchOf(query.q ?? '')
  const search = (below: number, width: number) =>
    runInDurableObject(env.LANES.getByName(id), (lane: Lane) => {
      Object.assign((lane as unknown as { env: object }).env, { METERED: db })
      return lane.search({ id, shard: 'METERED' }, match ?? '', below, width)
    })
  const { cases } = await readInbox(db, id, query, match === null ? {} : { search })
  return { found: cases.length, rows: meter.rows }
}

describe('rows read for a page', () => {
  it.each([
    ['the first', {}],
    ['a deep one', { cursor: '200' }],
    ['one star', { stars: '1', limit: '20' }],
    ['with a comment, without a reply', { text: 'true', answered: 'false' }],
    ['of a frequent word', { q: 'bread' }],
    ['of the beginnings of two words', { q: 'br co', limit: '20' }],
  ])('are the same for 300 and for 12,000 ratings: %s', async (_, query) => {
    const pages = await Promise.all(businesses.map((id) => pageOf(id, query)))
    const [few, many] = pages as [(typeof pages)[0], (typeof pages)[0]]
    expect(few.found).toBeGreaterThanOrEqual(20)
    expect(many.found).toBe(few.found)
    expect(many.rows / few.rows).toBeLessThan(1.2)
    expect(many.rows).toBeLessThan(1500)
  })

  it('follow what is found, not what is there: a rare tag, a rare word', async () => {
    const many = businesses[1] ?? ''
    expect(await pageOf(many, { tag: 'rare' })).toMatchObject({ found: 12 })
    expect((await pageOf(many, { tag: 'rare' })).rows).toBeLessThan(300)
    expect(await pageOf(many, { q: 'rareword' })).toMatchObject({ found: 3 })
    expect((await pageOf(many, { q: 'rareword' })).rows).toBeLessThan(100)
  })

  it('end at 4,000 ratings where nothing is found', async () => {
    const { found, rows } = await pageOf(businesses[1] ?? '', { channel: 'phone' })
    expect(found).toBe(0)
    expect(rows).toBeLessThan(6000)
  })
})

describe('rows read for what is unanswered', () => {
  it('end at 99 found ones, and at 4,000 ratings', async () => {
    const period = { from: '2026-01-01', to: '2026-12-31' }
    const read = async (id: string, received: number) => {
      const meter: Meter = { rows: 0, queries: 0 }
      const { unanswered } = await findUnanswered(metered(env.DB, meter), id, period, received, null)
      return { ...unanswered, rows: meter.rows }
    }
    const many = businesses[1] ?? ''
    const first = await read(many, 12_000)
    expect(first).toMatchObject({ count: 99, more: true })
    expect(first.rows).toBeLessThan(1000)
    const resolve = `INSERT INTO cases (business_id, seq, status, opened_at)
      SELECT business_id, seq, 'resolved', 0 FROM ratings WHERE business_id = ?1 AND stars IN (1, 2, 3, 4, 5)`
    await env.DB.prepare(resolve).bind(many).run()
    const resolved = await read(many, 12_000)
    expect(resolved).toMatchObject({ count: 0, more: true })
    expect(resolved.rows).toBeLessThan(13_000)
  })
})
