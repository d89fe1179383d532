// Who takes back what they said leaves nothing of it behind, and the ledger still verifies.
import { createScheduledController, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import worker from '../../worker/index.ts'
import { verifyLog } from '../../worker/ledger/verify.ts'
import { newRating } from '../support/rating.ts'
import { type Dump, dumpDatabase, dumpLane, tablesWith } from './support/dump.ts'
import { bodyOf, openShop, operator, request } from './support/shop.ts'

/** Words that stand nowhere else; the index keeps words folded and without what they share with their neighbours. */
const secrets = {
  comment: 'Wombatparade “naïve” bread',
  word: 'ombatparad',
  author: 'Quirinus Žvaigzne',
  folded: 'uirinu',
  contact: 'quirinus@xylophone.test',
  answer: 'Vuvuzelas at dawn',
  reply: 'Dear Mr. Žvaigzne',
  note: 'phone Quirinus',
  tag: 'vip Žvaigzne',
}

const openTalkedAbout = async (name: string) => {
  const shop = await openShop({ name }, { questions: ['improve'] })
  const { comment, author, contact, answer } = secrets
  const rating = newRating({ stars: 2, comment, author, contact, publish: true, answers: { improve: answer } })
  await shop.rate()
  await shop.rate(rating)
  await shop.rate()
  const work = async (method: string, path: string, body?: unknown) => {
    const { status } = await request(method, `/v1/businesses/${shop.slug}/inbox${path}`, body, operator)
    expect([path, status < 300]).toEqual([path, true])
  }
  await work('PUT', '/2/testimonial')
  await work('PUT', '/2/reply', { text: `${secrets.reply}, “Wombatparade” it is.` })
  await work('PUT', '/2/reply', { text: `${secrets.reply}, we are sorry.` })
  await work('POST', '/2/notes', { text: `${secrets.note}: ${contact}` })
  await work('PATCH', '', { changes: [{ number: 2, change: { status: 'resolved', addTags: [secrets.tag] } }] })
  await work('PUT', '/2/withholding', { reason: 'personal_data' })
  const { ledger } = await bodyOf(request('GET', `/v1/businesses/${shop.slug}`))
  const id = String(ledger).split('/').at(-1) ?? ''
  const lane = env.LANES.getByName(id)
  const dump = async (): Promise<Dump> =>
    new Map([
      ...(await dumpDatabase(env.DB)),
      ...(await runInDurableObject(lane, (_, { storage }) => dumpLane(storage))),
    ])
  const salt = await env.DB.prepare('SELECT salt FROM ratings WHERE business_id = ? AND seq = 2')
    .bind(id)
    .first<ArrayBuffer>('salt')
  const all = [...Object.values(secrets), new Uint8Array(salt ?? new ArrayBuffer())]
  const found = async () => {
    const dumped = await dump()
    return all.map((secret) => tablesWith(dumped, secret))
  }
  const verify = () =>
    verifyLog(async (path) => new Uint8Array(await (await request('GET', `${ledger}/${path}`)).arrayBuffer()))
  return { ...shop, id, lane, rating, dump, found, verify }
}

/** As if a day had passed since words were taken out of the index. */
const nextDay = (lane: DurableObjectStub) =>
  runInDurableObject(lane, (_, { storage }) => {
    const erased = storage.kv.get<{ since: number }>('search-erased')
    if (erased) storage.kv.put('search-erased', { ...erased, since: erased.since - 24 * 3_600_000 })
  })

describe('a rating that its customer withdraws', () => {
  it('leaves not a byte of words, name, address or salt, nor of what was said about it, and all proofs hold', async () => {
    const { lane, rating, withdraw, found, verify } = await openTalkedAbout('Papagaj')
    await runDurableObjectAlarm(lane)
    const before = await found()
    // It was all there, so it would be seen if it still were.
    expect(before.map((tables) => tables.length > 0)).toEqual(before.map(() => true))
    expect(before[1]).toContain('lane: words_data')
    expect(before[6]).toEqual(expect.arrayContaining(['replies', 'case_events']))
    const signed = await verify()

    expect((await withdraw(rating)).status).toBe(200)
    expect((await found()).flat().filter((table) => !table.startsWith('lane: words'))).toEqual([])
    await runDurableObjectAlarm(lane)
    await nextDay(lane)
    await runDurableObjectAlarm(lane)
    expect((await found()).flat()).toEqual([])

    const { checkpoint, totals } = await verify()
    expect(checkpoint.size).toBe(signed.checkpoint.size + 1)
    expect(totals).toMatchObject({ received: 3, withdrawn: 1 })
  })
})

describe('a business that ends', () => {
  it('leaves not a byte of what its customers and it said, nor of its name', async () => {
    const { id, slug, found, dump, lane } = await openTalkedAbout('Kolibri')
    await runDurableObjectAlarm(lane)
    await request('POST', `/v1/businesses/${slug}/closing`, { slug }, operator)
    await env.DB.prepare('UPDATE businesses SET closes_at = 1 WHERE id = ?').bind(id).run()
    await worker.scheduled(createScheduledController(), env)
    expect((await found()).flat()).toEqual([])
    expect(tablesWith(await dump(), 'Kolibri')).toEqual([])
    expect(tablesWith(await dump(), id)).toEqual([])
  })
})
