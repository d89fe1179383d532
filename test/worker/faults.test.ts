// Every call of D1 that a deed makes, from the request to the signed checkpoint, times everything that can go wrong with it:
// whoever asks again has done it once.
import { createExecutionContext, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../worker/app.ts'
import type { Bindings } from '../../worker/env.ts'
import { sha256 } from '../../worker/hash.ts'
import { RecentArrivals } from '../../worker/lane/arrivals.ts'
import { Committer } from '../../worker/lane/committer.ts'
import type { BusinessRef, Write } from '../../worker/lane/writes.ts'
import { bundleOf, tileOf } from '../../worker/ledger/serve.ts'
import { readCheckpoint } from '../../worker/ledger/store.ts'
import { readTilePath } from '../../worker/ledger/tiles.ts'
import { verifyLog } from '../../worker/ledger/verify.ts'
import { forgetTouchpoint } from '../../worker/touchpoints/find.ts'
import { newRating } from '../support/rating.ts'
import { type Fault, FaultyDatabase, faults } from './support/faulty.ts'
import { countsOf, entriesOf } from './support/recount.ts'
import { operator } from './support/shop.ts'

type Call = [method: string, path: string, body?: unknown, headers?: Record<string, string>]
type Sent = ReturnType<typeof newRating>
type Shop = { id: string; slug: string; code: string; ratings: string }
type Case = {
  /** What is there before. */
  given?: Sent[]
  deeds: (shop: Shop, given: Sent[]) => Call[]
  /** Stars and comment of each rating afterwards; null: withdrawn. */
  leaves: ([stars: number, comment: string | null] | null)[]
  logs: string[]
}

const app = createApp()
const all = { comment: 'Warm bread.', author: 'Anna', contact: 'anna@people.test', subject: 'Rye' }
const answered = { ...all, answers: { speed: 4, improve: 'More rolls' } }
const invitation = 'an-invitation-of-tests'
const asCustomer = ({ receipt }: Sent) => ({ authorization: `Bearer ${receipt}` })

const rate =
  (...sent: Parameters<typeof newRating>[0][]): Case['deeds'] =>
  ({ ratings }) =>
    sent.map((one): Call => ['POST', ratings, newRating(one)])
const amend =
  (changes: unknown): Case['deeds'] =>
  ({ ratings }, given) =>
    given.map((one): Call => ['PATCH', `${ratings}/${one.id}`, changes, asCustomer(one)])
const withdraw: Case['deeds'] = ({ ratings }, given) =>
  given.map((one): Call => ['DELETE', `${ratings}/${one.id}`, undefined, asCustomer(one)])
const withholding = ({ slug }: Shop) => `/v1/businesses/${slug}/inbox/1/withholding`
const imported = Array.from({ length: 20 }, (_, n) => ({
  sourceId: String(n),
  stars: 1 + (n % 5),
  comment: `No. ${n}`,
}))
const aRating = () => [newRating({ stars: 4, ...answered })]

const cases: Record<string, Case> = {
  'a rating of stars alone': { deeds: rate({ stars: 4 }), leaves: [[4, null]], logs: ['rated 4'] },
  'a rating with everything': {
    deeds: rate({ stars: 2, ...answered }),
    leaves: [[2, 'Warm bread.']],
    logs: ['rated 2'],
  },
  'an invited rating': {
    deeds: rate({ stars: 5, ...all, invitation }),
    leaves: [[5, 'Warm bread.']],
    logs: ['rated 5'],
  },
  'a rating that is sent again': {
    given: aRating(),
    deeds: ({ ratings }, [sent]) => [['POST', ratings, sent]],
    leaves: [[4, 'Warm bread.']],
    logs: ['rated 4'],
  },
  'other stars': {
    given: aRating(),
    deeds: amend({ stars: 1 }),
    leaves: [[1, 'Warm bread.']],
    logs: ['rated 4', 'amended 1'],
  },
  'other words': {
    given: aRating(),
    deeds: amend({ comment: 'Cold bread.', revision: 2 }),
    leaves: [[4, 'Cold bread.']],
    logs: ['rated 4', 'amended 4'],
  },
  'other stars and words and answers': {
    given: aRating(),
    deeds: amend({ stars: 2, comment: null, answers: { speed: 1 } }),
    leaves: [[2, null]],
    logs: ['rated 4', 'amended 2'],
  },
  'what the ledger does not hold': {
    given: aRating(),
    deeds: amend({ publish: true, contact: null }),
    leaves: [[4, 'Warm bread.']],
    logs: ['rated 4'],
  },
  'a withdrawal': { given: aRating(), deeds: withdraw, leaves: [null], logs: ['rated 4', 'withdrawn 4'] },
  'twenty that are brought in': {
    deeds: ({ slug, code }) => [
      ['POST', `/v1/businesses/${slug}/imports`, { source: 's', touchpoint: code, ratings: imported }, operator],
    ],
    leaves: imported.map(({ stars, comment }) => [stars, comment]),
    logs: imported.map(({ stars }) => `rated ${stars}`),
  },
  'a text that is withheld': {
    given: aRating(),
    deeds: (shop) => [['PUT', withholding(shop), { reason: 'off_topic' }, operator]],
    leaves: [[4, 'Warm bread.']],
    logs: ['rated 4', 'withheld 4'],
  },
}

let opened = 0

/** Straight into the database, whose shard is the one with the fault. */
const open = async ({ given = [] }: Case) => {
  opened += 1
  const id = crypto.randomUUID().replaceAll('-', '')
  const [slug, code, shard] = [`faults-${opened}`, `CASE${String(opened).padStart(4, '0')}`, `FAULTY_${id}`]
  const shop = { id, slug, code, shard, ratings: `/v1/touchpoints/${code}/ratings` }
  const hash = (await sha256(invitation)).toHex()
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO businesses (id, slug, name, description, locale, time_zone, shard, created_at, updated_at)
       VALUES (?1, ?2, 'Faults', '', 'en', 'UTC', ?3, 1, 1)`,
    ).bind(id, slug, shard),
    env.DB.prepare(
      `INSERT INTO touchpoints (code, business_id, name, channel, locales, questions, created_at)
       VALUES (?1, ?2, 'Till', 'web', '["en"]', '["speed","improve"]', 1)`,
    ).bind(code, id),
    env.DB.prepare(
      `INSERT INTO invitations (business_id, hash, touchpoint, day, channel, locale, expires_at)
       VALUES (?1, unhex(?2), ?3, '2026-01-01', 'web', 'en', 9e15)`,
    ).bind(id, hash, code),
  ])
  // Written past the Lane, which has nothing to remember then.
  const committer = new Committer({ ...env, [shard]: env.DB } as Bindings, new RecentArrivals())
  const LANES = { getByName: () => committerAsLane(committer) }
  for (const sent of given) await insist({ ...env, [shard]: env.DB, LANES }, ['POST', shop.ratings, sent])
  forgetTouchpoint(code)
  return shop
}

const committerAsLane = (committer: Committer) => ({
  write: (business: BusinessRef, writes: Write[]) => committer.commit(business, writes),
})

/** As a client does: again, until it is told what became of it. */
const insist = async (bindings: object, [method, path, body, headers]: Call) => {
  for (let tries = 0; tries < 8; tries += 1) {
    const init = { method, headers: { 'content-type': 'application/json', ...headers } }
    const request = new Request(`https://candor.test${path}`, body ? { ...init, body: JSON.stringify(body) } : init)
    const answer = await app.fetch(request, bindings, createExecutionContext())
    if (answer.ok) return
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, expect.stringMatching(/^[12]$/)])
  }
  throw new Error(`${method} ${path} was never answered`)
}

/** As the platform does: the alarm rings again until its work is done. */
const ring = async (lane: DurableObjectStub, tries = 8): Promise<void> => {
  const isDone = await runInDurableObject(lane, async (instance, { storage }) => {
    // Here and now, rather than some seconds later.
    await storage.deleteAlarm()
    const ringing = (instance as unknown as { alarm: () => Promise<void> }).alarm()
    return ringing.then(
      () => true,
      () => false,
    )
  })
  if (!isDone && tries > 0) await ring(lane, tries - 1)
}

const verify = (id: string) =>
  verifyLog(async (path) => {
    const checkpoint = await readCheckpoint(env.DB, id)
    if (path === 'vkey') return new Uint8Array(await (await app.request(`/ledger/${id}/vkey`, {}, env)).arrayBuffer())
    if (path === 'checkpoint') return new TextEncoder().encode(checkpoint?.note)
    const tile = readTilePath(path)
    if (!checkpoint || !tile) throw new Error(`${path} is not there`)
    const log = { db: env.DB, businessId: id, checkpoint }
    const bytes =
      tile.level === 'entries'
        ? await bundleOf(log, tile.n, tile.width)
        : await tileOf(log, { ...tile, level: tile.level })
    return bytes ?? new Uint8Array()
  })

const standing = async (id: string) => {
  const sql = 'SELECT stars, comment, withdrawn_at AS withdrawnAt FROM ratings WHERE business_id = ? ORDER BY seq'
  const { results } = await env.DB.prepare(sql).bind(id).all<{ stars: number; comment: string; withdrawnAt: number }>()
  return results.map(({ stars, comment, withdrawnAt }) => (withdrawnAt ? null : [stars, comment]))
}

/** Runs a case with one fault. Answers with the calls that were made, and whether the fault was met. */
const run = async (one: Case, fault?: { at: number; kind: Fault }) => {
  const shop = await open(one)
  const faulty = new FaultyDatabase(fault)
  const db = faulty.over(env.DB)
  const { id, shard } = shop
  const lane = env.LANES.getByName(id)
  await runInDurableObject(lane, async (instance, { storage }) => {
    Object.assign((instance as unknown as { env: object }).env, { [shard]: db })
    await storage.put('business', { id, shard })
  })
  const calls = one.deeds(shop, one.given ?? [])
  await Promise.all(calls.map((call) => insist({ ...env, DB: db, [shard]: db }, call)))
  await ring(lane)
  const made = [...faulty.calls]
  await faulty.catchUp()
  if (fault?.kind === 'late') await ring(lane)
  expect(await standing(shop.id)).toEqual(one.leaves)
  expect((await entriesOf(shop.id)).map(({ kind, stars }) => `${kind} ${stars}`)).toEqual(one.logs)
  const { stored, recounted, differences } = await countsOf(shop.id)
  expect(stored).toEqual(recounted)
  expect(differences).toEqual([])
  expect((await verify(shop.id)).checkpoint.size).toBe(one.logs.length)
  return { made, wasMet: faulty.wasMet }
}

/** Not all at once: whoever waits in a queue is not to be taken for silent. */
const inTurns = async (width: number, works: (() => Promise<void>)[]) => {
  const left = [...works]
  const next = async () => {
    for (let work = left.shift(); work; work = left.shift()) await work()
  }
  await Promise.all(Array.from({ length: width }, next))
}

describe('when a call of D1 fails, loses its answer, hangs, or meets an overload', () => {
  const broken = new Map<string, unknown[]>()
  let met = 0

  /** Whoever hangs does nothing but wait, so many of them wait together. */
  beforeAll(async () => {
    const [quick, hanging]: (() => Promise<void>)[][] = [[], []]
    const setUp = async ([name, one]: [string, Case]) => {
      const { made } = await run(one)
      const failed: unknown[] = []
      broken.set(name, failed)
      for (const [at, method] of made.entries()) {
        for (const kind of faults.filter((some) => some !== 'late' || method === 'batch' || method === 'run')) {
          const where = `${kind} at call ${at} of ${made.join(', ')}`
          const work = () =>
            run(one, { at, kind }).then(
              ({ wasMet }) => {
                met += Number(wasMet)
              },
              (error) => void failed.push(where, error),
            )
          ;(kind === 'hangs' || kind === 'late' ? hanging : quick)?.push(work)
        }
      }
    }
    await inTurns(
      4,
      Object.entries(cases).map((one) => () => setUp(one)),
    )
    await Promise.all([inTurns(120, hanging ?? []), inTurns(6, quick ?? [])])
  }, 300_000)

  it.each(Object.keys(cases))('%s is done once, is counted once, and is in the ledger once', (name) => {
    expect(broken.get(name)).toEqual([])
  })

  it('was tried at every call of every deed', () => {
    console.log(`${met} cases of a fault of D1`)
    expect(met).toBeGreaterThanOrEqual(400)
  })
})
