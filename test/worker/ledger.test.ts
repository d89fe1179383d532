// The ledger as others see it: written with each rating, signed within seconds, and adding up to what is published.
import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { differences, figuresOf } from '../../worker/ledger/compare.ts'
import { fromBase64, toBase64 } from '../../worker/ledger/encoding.ts'
import { commitmentTo, readEntry } from '../../worker/ledger/entry.ts'
import { openNote, readVkey } from '../../worker/ledger/note.ts'
import { isIncluded } from '../../worker/ledger/proofs.ts'
import { sealLedger } from '../../worker/ledger/seal.ts'
import { readEntries } from '../../worker/ledger/store.ts'
import { leafHash } from '../../worker/ledger/tree.ts'
import { type Source, verifyLog } from '../../worker/ledger/verify.ts'
import { ratingDraft } from '../support/draft.ts'
import { newRating } from '../support/rating.ts'
import { bodyOf, openShop, operator, request } from './support/shop.ts'

const encoder = new TextEncoder()

const openLog = async () => {
  const shop = await openShop()
  const { ledger } = await bodyOf(request('GET', `/v1/businesses/${shop.slug}`))
  const id = String(ledger).split('/').at(-1) ?? ''
  const read: Source = async (path) => {
    const answer = await request('GET', `${ledger}/${path}`)
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    return new Uint8Array(await answer.arrayBuffer())
  }
  const work = (method: string, path: string, body?: unknown) =>
    request(method, `/v1/businesses/${shop.slug}/${path}`, body, operator)
  return {
    ...shop,
    id,
    ledger: String(ledger),
    read,
    work,
    seal: () => sealLedger(env, env.DB, id),
    verify: (more = {}) => verifyLog(read, more),
    disclosure: () => bodyOf(request('GET', `/v1/businesses/${shop.slug}/disclosure`)),
    entries: async (end: number) => (await readEntries(env.DB, id, 0, end)).map(readEntry),
  }
}

describe('the ledger', () => {
  it('holds an entry for each change of stars and words, and adds up to what is published', async () => {
    const { rate, amend, withdraw, work, seal, verify, disclosure, entries } = await openLog()
    const withText = (stars: number) => newRating({ stars, comment: 'Bread.' })
    const [one, two, three] = [withText(1), withText(4), withText(5)]
    for (const rating of [one, two, three, one]) await rate(rating)
    await amend(two, { stars: 2 })
    await amend(two, { stars: 2 })
    await amend(two, { publish: true })
    await withdraw(three)
    await withdraw(three)
    expect((await work('PUT', 'inbox/1/withholding', { reason: 'personal_data' })).status).toBeLessThan(300)
    await work('PUT', 'inbox/1/withholding', { reason: 'personal_data' })
    await work('PUT', 'inbox/1/withholding', { reason: 'off_topic' })
    await work('PUT', 'inbox/2/withholding', { reason: 'advertising' })
    await work('DELETE', 'inbox/2/withholding')
    await work('DELETE', 'inbox/2/withholding')
    await rate()
    await seal()
    const { totals, checkpoint } = await verify()
    const log = await entries(checkpoint.size)
    expect(log.map(({ kind, stars, reason }) => [kind, stars, reason])).toEqual([
      ['rated', 1, null],
      ['rated', 4, null],
      ['rated', 5, null],
      ['amended', 2, null],
      ['withdrawn', 5, null],
      ['withheld', 1, 'personal_data'],
      ['withheld', 1, 'off_topic'],
      ['withheld', 2, 'advertising'],
      ['shown', 2, null],
      ['rated', 4, null],
    ])
    const said = await disclosure()
    expect(said).toMatchObject({
      received: 4,
      withdrawn: 1,
      counted: { open: [1, 1, 0, 1, 0] },
      channels: { web: [1, 1, 0, 1, 0] },
      withdrawnStars: [0, 0, 0, 0, 1],
      summary: { n: 3, stars: { 1: 1, 2: 1, 4: 1 }, leftOut: {} },
      withheld: { off_topic: [1, 0, 0, 0, 0] },
      entries: 10,
      checkpoint: { size: 10 },
    })
    expect(differences(figuresOf(said), figuresOf(totals))).toEqual([])
  })

  it('is sealed by the alarm of the Lane, also what the business did about a text', async () => {
    const { id, rate, work, verify } = await openLog()
    await rate(newRating({ comment: 'Bread.' }))
    expect(await runDurableObjectAlarm(env.LANES.getByName(id))).toBe(true)
    expect((await verify()).checkpoint.size).toBe(1)
    await work('PUT', 'inbox/1/withholding', { reason: 'illegal' })
    expect(await runDurableObjectAlarm(env.LANES.getByName(id))).toBe(true)
    expect((await verify()).checkpoint.size).toBe(2)
  })

  it('says nothing of a word, and commits to all of them', async () => {
    const { id, rate, seal, entries, ratings } = await openLog()
    const rating = newRating({ comment: 'Zebracrossing', author: 'Jānis' })
    const own = await bodyOf(rate(rating))
    await seal()
    const [entry] = await entries(1)
    expect(JSON.stringify(await readEntries(env.DB, id, 0, 1))).not.toMatch(/zebra|Jānis/i)
    const proof = await request('GET', `${ratings}/${rating.id}/proof`, undefined, {
      authorization: `Bearer ${rating.receipt}`,
    })
    const extra = JSON.parse(new TextDecoder().decode(fromBase64(/^extra (.+)$/m.exec(await proof.text())?.[1] ?? '')))
    expect(own.entry).toBe(0)
    const content = { answers: null, comment: 'Zebracrossing', author: 'Jānis' }
    expect(entry?.commitment).toBe(commitmentTo(content, extra.salt))
  })

  it('gives each customer a proof that verifies without us, and nobody else', async () => {
    const { rate, amend, seal, ratings, read } = await openLog()
    const mine = newRating({ stars: 3 })
    await rate(mine)
    for (let n = 0; n < 5; n += 1) await rate()
    await amend(mine, { stars: 4 })
    const ask = (receipt = mine.receipt) =>
      request('GET', `${ratings}/${mine.id}/proof`, undefined, { authorization: `Bearer ${receipt}` })
    expect((await bodyOf(ask())).code).toBe('nothing_signed')
    await seal()
    expect((await ask(newRating().receipt)).status).toBe(403)
    const [head = '', ...rest] = (await (await ask()).text()).split('\n\n')
    const note = rest.join('\n\n')
    const [format, extra = '', index = '', ...path] = head.split('\n')
    expect(format).toBe('c2sp.org/tlog-proof@v1')
    const vkey = await readVkey(new TextDecoder().decode(await read('vkey')).split('\n')[0] ?? '')
    const [, size = '', root = ''] = (await openNote(note, [vkey])).split('\n')
    const { entry } = JSON.parse(new TextDecoder().decode(fromBase64(extra.slice(6))))
    expect(readEntry(entry)).toMatchObject({ kind: 'amended', stars: 4, rating: mine.id })
    const leaf = leafHash(encoder.encode(entry))
    expect(isIncluded(leaf, Number(index.slice(6)), Number(size), path.map(fromBase64), fromBase64(root))).toBe(true)
  })

  it('begins with whatever was signed of it before, over many tiles', async () => {
    const { code, slug, seal, verify } = await openLog()
    const seen = []
    for (const n of [200, 100, 500, 1, 255, 400]) {
      for (let start = 0; start < n; start += 100) {
        const ratings = Array.from({ length: Math.min(100, n - start) }, () => ({
          sourceId: crypto.randomUUID(),
          stars: 4,
        }))
        const batch = { source: 'test', touchpoint: code, ratings }
        expect((await request('POST', `/v1/businesses/${slug}/imports`, batch, operator)).status).toBe(200)
      }
      await seal()
      const { checkpoint } = await verify({ seen })
      seen.push({ size: checkpoint.size, root: toBase64(checkpoint.root) })
    }
    expect(seen.map(({ size }) => size)).toEqual([200, 300, 800, 801, 1056, 1456])
  })

  it('cannot be forked by two that seal at once', async () => {
    const { id, rate, seal, verify } = await openLog()
    for (let n = 0; n < 20; n += 1) await rate()
    const all = await Promise.allSettled([seal(), seal(), seal(), seal()])
    expect(all.some(({ status }) => status === 'fulfilled')).toBe(true)
    await rate()
    await Promise.allSettled([seal(), seal()])
    await seal()
    expect((await verify()).checkpoint.size).toBe(21)
    const { results } = await env.DB.prepare('SELECT size, previous FROM checkpoints WHERE business_id = ?1')
      .bind(id)
      .all<{ size: number; previous: number }>()
    expect(new Set(results.map(({ previous }) => previous)).size).toBe(results.length)
  })

  it('is not signed any further where what was signed is no longer what is stored', async () => {
    const { id, rate, seal, verify } = await openLog()
    await rate()
    await rate(newRating({ stars: 1 }))
    await seal()
    await env.DB.prepare(
      `UPDATE ledger_entries SET entries = replace(entries, char(10) || '1' || char(10), char(10) || '5' || char(10))
        WHERE business_id = ?1`,
    )
      .bind(id)
      .run()
    await expect(verify()).rejects.toMatchObject({ check: 'root' })
    await rate()
    await expect(seal()).rejects.toThrow('the ledger of')
  })

  it('is served as others expect it: types, caching, and nothing beyond what is signed', async () => {
    const { ledger, rate, seal } = await openLog()
    const get = (path: string) => request('GET', `${ledger}/${path}`)
    expect((await bodyOf(get('checkpoint'))).code).toBe('nothing_signed')
    await rate()
    await rate()
    await seal()
    await rate()
    const checkpoint = await get('checkpoint')
    expect(checkpoint.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(checkpoint.headers.get('cache-control')).toBe('public, max-age=5')
    expect(checkpoint.headers.get('access-control-allow-origin')).toBe('*')
    const tile = await get('tile/0/000.p/2')
    expect(tile.headers.get('cache-control')).toContain('immutable')
    expect((await tile.arrayBuffer()).byteLength).toBe(64)
    expect((await (await get('tile/0/000.p/1')).arrayBuffer()).byteLength).toBe(32)
    for (const path of [
      'tile/0/000.p/3',
      'tile/0/000',
      'tile/1/000.p/1',
      'tile/entries/001.p/1',
      'tile/0/0',
      'tile/x',
    ]) {
      expect([path, (await get(path)).status, (await bodyOf(get(path))).code]).toEqual([path, 404, 'unknown_tile'])
    }
    expect((await bodyOf(request('GET', `/ledger/${'0'.repeat(32)}/checkpoint`))).code).toBe('unknown_business')
  })

  it('takes the salt with the words: what was withdrawn can be guessed by nobody', async () => {
    const { id, rate, withdraw } = await openLog()
    const rating = newRating({ comment: 'yes' })
    await rate(rating)
    const salt = () =>
      env.DB.prepare('SELECT hex(salt) AS salt FROM ratings WHERE business_id = ?1').bind(id).first<string>('salt')
    expect(await salt()).toMatch(/^[0-9A-F]{64}$/)
    await withdraw(rating)
    expect(await salt()).toBe('')
  })

  it('goes on where D1 fails before a commit or loses the answer after it, with each rating in it once', async () => {
    const { id, rate, seal, verify } = await openLog()
    await rate()
    const lane = env.LANES.getByName(id)
    for (const mode of ['before', 'after'] as const) {
      await runInDurableObject(lane, async (instance) => {
        let left = 1
        const batch: D1Database['batch'] = async <T>(statements: D1PreparedStatement[]) => {
          if (left-- <= 0) return env.DB.batch<T>(statements)
          if (mode === 'after') await env.DB.batch(statements)
          throw new Error('D1_ERROR: Network connection lost.')
        }
        const faulty = new Proxy(env.DB, {
          get: (db, name) => (name === 'batch' ? batch : Reflect.get(db, name).bind(db)),
        })
        Object.assign((instance as unknown as { env: object }).env, { FAULTY: faulty })
        await instance.write({ id, shard: 'FAULTY' }, [{ kind: 'rate', rating: ratingDraft() }])
      })
    }
    await seal()
    expect((await verify()).totals).toMatchObject({ received: 3, counted: { open: [0, 0, 0, 1, 2] } })
  })
})
