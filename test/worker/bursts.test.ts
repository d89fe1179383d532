// Many ratings from one network within seconds: all of them count, and all of them carry a label. Times are said by the
// ratings, so that an afternoon takes no afternoon.
import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { Proof } from '../../worker/contract/vocabulary.ts'
import { networkOf } from '../../worker/lane/network.ts'
import { accepted, sendToLane } from '../../worker/lane/send.ts'
import type { RatingDraft, Write } from '../../worker/lane/writes.ts'
import { disclose } from '../../worker/ledger/disclose.ts'
import { meanOf } from '../../worker/measures/histogram.ts'
import { ratingDraft } from '../support/draft.ts'
import { newRating } from '../support/rating.ts'
import { bodyOf, openShop, request } from './support/shop.ts'

const start = Date.UTC(2026, 10, 20, 12)
const newBusiness = () => ({ id: crypto.randomUUID(), shard: 'DB' })
type Business = ReturnType<typeof newBusiness>

const at = (seconds: number, more: Partial<RatingDraft> = {}, source = '192.0.2.7'): Write => ({
  kind: 'rate',
  rating: ratingDraft({ receivedAt: start + seconds * 1000, ...more }),
  source,
})

/** In commits of `size`, one after the other. */
const send = async (business: Business, writes: Write[], size = 500) => {
  for (let from = 0; from < writes.length; from += size) {
    const outcomes = await sendToLane(env, business, writes.slice(from, from + size))
    expect(outcomes.map(accepted)).toHaveLength(Math.min(size, writes.length - from))
  }
}

const many = (count: number, make: (index: number) => Write) => Array.from({ length: count }, (_, index) => make(index))

const labels = async ({ id }: Business): Promise<(number | null)[]> => {
  const rows = env.DB.prepare('SELECT burst FROM ratings WHERE business_id = ?1 ORDER BY seq').bind(id)
  return (await rows.all<{ burst: number | null }>()).results.map(({ burst }) => burst)
}
const times = <Value>(count: number, value: Value) => Array.from({ length: count }, () => value)

describe('one scripted client', () => {
  it('has all its ratings accepted, counted and labelled, those before the line too', async () => {
    const shop = await openShop()
    const answers = await Promise.all(
      times(30, 0).map(() =>
        request('POST', shop.ratings, newRating({ stars: 1, comment: 'Bad.', publish: true }), {
          'cf-connecting-ip': '203.0.113.9',
        }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual(times(30, 201))
    const other = { 'cf-connecting-ip': '203.0.113.10' }
    for (let n = 0; n < 6; n += 1) await request('POST', shop.ratings, newRating({ stars: 5 }), other)
    const { ratings } = await bodyOf(request('GET', `${shop.ratings}?limit=100`))
    const label = { number: 1, ratings: 30, seconds: expect.any(Number) }
    expect(ratings.map(({ burst }: { burst: unknown }) => burst)).toEqual([...times(6, null), ...times(30, label)])
    expect((await shop.summary()).n).toBe(36)
    const { bursts } = await bodyOf(request('GET', `/v1/businesses/${shop.slug}/disclosure`))
    expect(bursts).toMatchObject({
      count: 1,
      ratings: 30,
      newest: [{ number: 1, ratings: 30, touchpoint: shop.code, stars: [30, 0, 0, 0, 0] }],
      withoutBursts: { n: 6, mean: 5, standing: 'early' },
    })
  })

  it('is seen one rating at a time as well, goes on while it goes on, and begins anew after a quiet minute', async () => {
    const business = newBusiness()
    await send(business, [...many(19, (n) => at(n)), at(20, {}, '192.0.2.8')], 1)
    expect(await labels(business)).toEqual(times(20, null))
    await send(business, [at(21), at(80)], 1)
    expect(await labels(business)).toEqual([...times(19, 1), null, 1, 1])
    await send(business, [at(140), ...many(20, (n) => at(300 + n))], 1)
    expect((await labels(business)).slice(22)).toEqual([null, ...times(20, 24)])
  })

  it('gains nothing by sending again, by an old rating, or by another address of its own network', async () => {
    const business = newBusiness()
    const writes = many(19, (n) => at(n, {}, `2001:db8:1:2:${n}::1`))
    await send(business, [at(-7200), ...writes, ...writes, ...writes])
    expect(await labels(business)).toEqual(times(20, null))
    await send(business, [at(20, {}, '2001:0DB8:0001:0002:ffff:1:2:3'), at(21, {}, '2001:db8:1:3::1')])
    expect(await labels(business)).toEqual([null, ...times(20, 2), null])
  })

  it('is seen where D1 loses the answer after the commit', async () => {
    const business = newBusiness()
    await send(
      business,
      many(15, (n) => at(n)),
    )
    await runInDurableObject(env.LANES.getByName(business.id), async (instance) => {
      let left = 1
      const batch: D1Database['batch'] = async <T>(statements: D1PreparedStatement[]) => {
        const results = await env.DB.batch<T>(statements)
        if (left-- > 0) throw new Error('D1_ERROR: Network connection lost.')
        return results
      }
      const faulty = new Proxy(env.DB, {
        get: (db, name) => (name === 'batch' ? batch : Reflect.get(db, name).bind(db)),
      })
      Object.assign((instance as unknown as { env: object }).env, { FAULTY: faulty })
      await instance.write(
        { id: business.id, shard: 'FAULTY' },
        many(10, (n) => at(20 + n)),
      )
    })
    await send(business, [at(31)])
    expect(await labels(business)).toEqual(times(26, 1))
  })
})

describe('no burst', () => {
  it('are 500 people behind one address over an afternoon: all accepted, none labelled', async () => {
    const business = newBusiness()
    // One every half minute, and at three o'clock a coach with fifteen guests.
    const afternoon = [...many(485, (n) => at(n * 30)), ...many(15, (n) => at(10_801 + n))]
    const inOrder = afternoon.sort((a, b) =>
      a.kind === 'rate' && b.kind === 'rate' ? a.rating.receivedAt - b.rating.receivedAt : 0,
    )
    await send(business, inOrder, 50)
    expect(await labels(business)).toEqual(times(500, null))
  })

  it('are a kiosk, invited customers, what staff enter, and those whose address tells nothing', async () => {
    const business = newBusiness()
    await send(business, [
      ...many(40, () => at(0, { channel: 'kiosk' })),
      ...(['invited', 'receipt', 'staff', 'imported'] as const).flatMap((proof) => many(40, () => at(0, { proof }))),
      ...many(40, () => at(0, {}, '127.0.0.1')),
      ...many(40, () => ({ kind: 'rate', rating: ratingDraft() })),
    ])
    expect(await labels(business)).toEqual(times(280, null))
  })

  it('costs no row more than a rating whose address is not known', async () => {
    const business = newBusiness()
    const cost = async (write: Write) => {
      let rows = 0
      await runInDurableObject(env.LANES.getByName(business.id), async (instance) => {
        const batch: D1Database['batch'] = async <T>(statements: D1PreparedStatement[]) => {
          const results = await env.DB.batch<T>(statements)
          rows += results.reduce((sum, { meta }) => sum + meta.rows_written, 0)
          return results
        }
        const metered = new Proxy(env.DB, {
          get: (db, name) => (name === 'batch' ? batch : Reflect.get(db, name).bind(db)),
        })
        Object.assign((instance as unknown as { env: object }).env, { METERED: metered })
        await instance.write({ id: business.id, shard: 'METERED' }, [write])
      })
      return rows
    }
    await send(business, [at(0)])
    expect(await cost({ kind: 'rate', rating: ratingDraft() })).toBe(6)
    expect(await cost(at(1))).toBe(6)
  })
})

describe('the network address', () => {
  it('is one of IPv4, and the first 64 bits of IPv6', () => {
    expect(networkOf('192.0.2.1')).toBe('192.0.2.1')
    expect(networkOf('::ffff:192.0.2.1')).toBe('192.0.2.1')
    expect(networkOf('2001:DB8::1')).toBe('2001:db8:0:0')
    expect(networkOf('2001:db8:0:0:1::')).toBe('2001:db8:0:0')
    expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2')
    for (const nothing of ['', '127.0.0.1', '127.1.2.3', '::1']) expect(networkOf(nothing)).toBe(undefined)
  })

  it('is stored nowhere, nor is anything made of it alone', async () => {
    const business = newBusiness()
    await send(
      business,
      many(25, () => at(0, {}, '198.51.100.77')),
    )
    const { results } = await env.DB.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).all<{
      name: string
    }>()
    const named = results.filter(({ name }) => !/^(_cf|sqlite|d1)_/.test(name))
    const tables = await env.DB.batch(named.map(({ name }) => env.DB.prepare(`SELECT * FROM "${name}"`)))
    const kept = await runInDurableObject(env.LANES.getByName(business.id), (_, { storage }) => storage.list())
    const dump = JSON.stringify([tables.map(({ results: rows }) => rows), [...kept]])
    expect(dump).toContain(business.id)
    expect(dump).not.toMatch(/198\.51\.100/)
  })
})

describe('bot ratings by the thousand', () => {
  it('move the mean of invited and of receipt ratings by exactly nothing', async () => {
    const business = newBusiness()
    const real = (proof: Proof) => many(50, (n) => at(n * 60, { proof, stars: 3 + (n % 3) }, `192.0.2.${n}`))
    await send(business, [...real('invited'), ...real('receipt'), ...real('open')])
    const before = await disclose(env.DB, business.id)
    // A third from one place, a third from a hundred, a third from everywhere.
    const sources = [
      () => '203.0.113.1',
      (n: number) => `203.0.113.${n % 100}`,
      (n: number) => `198.51.${n >> 8}.${n % 256}`,
    ]
    const bots = Number(env.BOTS)
    const bot = (n: number) =>
      at(4000 + n / 100, { stars: 1, comment: null, author: null }, sources[n % 3]?.(Math.floor(n / 3)))
    await send(business, many(bots, bot))
    const after = await disclose(env.DB, business.id)
    expect(after.received).toBe(150 + bots)
    for (const proof of ['invited', 'receipt'] as const) {
      expect(meanOf(after.counted[proof] ?? [])).toBe(meanOf(before.counted[proof] ?? []))
      expect(after.counted[proof]).toEqual(before.counted[proof])
    }
    // One place is labelled whole; one rating a place is nothing that anybody could tell from customers.
    const labelled = (await labels(business)).filter((burst) => burst !== null).length
    expect(labelled).toBeGreaterThanOrEqual(Math.ceil(bots / 3))
    expect(after.bursts.ratings).toBe(labelled)
    expect(after.bursts.withoutBursts.n).toBe(150 + bots - labelled)
  })
})
