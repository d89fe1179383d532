// What the clock does, called as Cloudflare calls it.

import { createScheduledController, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { monthsBefore } from '../../worker/calendar.ts'
import worker from '../../worker/index.ts'
import { sealLedger } from '../../worker/ledger/seal.ts'
import { stepsOf } from '../../worker/upkeep/batches.ts'
import { removeBusiness } from '../../worker/upkeep/remove.ts'
import { png } from '../support/picture.ts'
import { newRating } from '../support/rating.ts'
import { addMember, claim, database, mailTo, openBusiness as openWith, type Person, signUp } from './support/people.ts'
import { bodyOf, operator, request } from './support/shop.ts'

let anna: Person
beforeAll(async () => {
  await claim()
  anna = await signUp('Anna')
})

const tick = () => worker.scheduled(createScheduledController(), env)

/** A business with one rating a month old and one of today, both talked about. */
const openTalkedAbout = async (owner = anna) => {
  const business = await openWith(owner)
  const { path } = business
  const { code } = await bodyOf(owner.call('POST', `${path}/touchpoints`, { name: 'Till', channel: 'web' }))
  const sent = ['Old words.', 'New words.'].map((comment) =>
    newRating({ comment, author: 'Ben', publish: true, stars: 2 }),
  )
  for (const rating of sent) await request('POST', `/v1/touchpoints/${code}/ratings`, rating)
  for (const number of [1, 2]) {
    await owner.call('PUT', `${path}/inbox/${number}/reply`, { text: `Reply ${number}.` })
    await owner.call('POST', `${path}/inbox/${number}/notes`, { text: `Note ${number}.` })
    await owner.call('PUT', `${path}/inbox/${number}/testimonial`)
  }
  const id = await database()
    .prepare('SELECT id FROM businesses WHERE slug = ?')
    .bind(business.slug)
    .first<string>('id')
  const old = monthsBefore(Date.now(), 1) - 1
  await database().prepare('UPDATE ratings SET received_at = ? WHERE business_id = ? AND seq = 1').bind(old, id).run()
  const seen = async () => (await bodyOf(request('GET', `${path}/ratings?sort=oldest`))).ratings
  return { ...business, id: id as string, code, sent, seen }
}

describe('retention', () => {
  it('forgets the words of what is older, and keeps its stars', async () => {
    const { owner, path, seen } = await openTalkedAbout()
    const before = await bodyOf(request('GET', path))
    await owner.call('PATCH', path, { retentionMonths: 1 })
    await tick()
    expect(await seen()).toMatchObject([
      { stars: 2, comment: null, author: null, reply: null },
      { stars: 2, comment: 'New words.', author: 'Ben', reply: { text: 'Reply 2.' } },
    ])
    const summary = await bodyOf(request('GET', `${path}/summary`))
    expect(summary).toMatchObject({ n: 2, stars: { 2: 2 }, withText: 1 })
    const { testimonials } = await bodyOf(request('GET', `${path}/testimonials`))
    expect(testimonials).toMatchObject([{ number: 2 }])
    expect((await bodyOf(request('GET', path))).version).not.toBe(before.version)
    const { case: one, events } = await bodyOf(owner.call('GET', `${path}/inbox/1`))
    expect(one).toMatchObject({ comment: null, author: null, reply: null, status: 'in_progress' })
    expect(JSON.stringify(events)).not.toMatch(/Reply 1|Note 1/)
    expect(JSON.stringify((await bodyOf(owner.call('GET', `${path}/inbox/2`))).events)).toMatch(/Note 2/)
  })

  it('leaves nothing of the words in the database', async () => {
    const { owner, path, id } = await openTalkedAbout()
    await owner.call('PATCH', path, { retentionMonths: 1 })
    await tick()
    for (const table of ['ratings', 'replies', 'case_events']) {
      const { results } = await database().prepare(`SELECT * FROM ${table} WHERE business_id = ?`).bind(id).all()
      expect([table, JSON.stringify(results).match(/(Old words|Reply 1|Note 1)/)]).toEqual([table, null])
    }
  })

  it('forgets a contact and written answers too, and goes on counting the other answers', async () => {
    const { owner, path, code, id } = await openTalkedAbout()
    const questions = ['improve', 'speed']
    await owner.call('PATCH', `${path}/touchpoints/${code}`, { questions })
    const said = [
      { contact: 'ben@people.test' },
      { answers: { improve: 'More rolls', speed: 5 } },
      { answers: { improve: 'Nothing' } },
    ]
    for (const one of said) await request('POST', `/v1/touchpoints/${code}/ratings`, newRating(one))
    await database().prepare('UPDATE ratings SET received_at = 1 WHERE business_id = ?').bind(id).run()
    await owner.call('PATCH', path, { retentionMonths: 1 })
    await tick()
    const { results } = await database()
      .prepare('SELECT contact, answers FROM ratings WHERE business_id = ? AND seq > 2 ORDER BY seq')
      .bind(id)
      .all()
    expect(results).toEqual([
      { contact: null, answers: null },
      { contact: null, answers: '{"speed":5}' },
      { contact: null, answers: null },
    ])
    const counted = await database()
      .prepare(
        "SELECT question, value, n FROM tallies WHERE business_id = ? AND day = 'all' AND question IN ('improve', 'speed') ORDER BY 1",
      )
      .bind(id)
      .all()
    expect(counted.results).toEqual([
      { question: 'improve', value: 0, n: 0 },
      { question: 'speed', value: 5, n: 1 },
    ])
    const { version } = await bodyOf(request('GET', path))
    await tick()
    expect((await bodyOf(request('GET', path))).version).toBe(version)
  })

  it('changes nothing the second time, nor where nothing is to be forgotten', async () => {
    const [forgetful, other] = [await openTalkedAbout(), await openTalkedAbout()]
    await forgetful.owner.call('PATCH', forgetful.path, { retentionMonths: 1 })
    await tick()
    const versions = async () =>
      Promise.all([forgetful, other].map(async ({ path }) => (await bodyOf(request('GET', path))).version))
    const before = await versions()
    await tick()
    expect(await versions()).toEqual(before)
    expect((await other.seen())[0].comment).toBe('Old words.')
  })

  it('lets the customer withdraw what was forgotten', async () => {
    const { owner, path, code, sent } = await openTalkedAbout()
    await owner.call('PATCH', path, { retentionMonths: 1 })
    await tick()
    const address = `/v1/touchpoints/${code}/ratings/${sent[0]?.id}`
    const receipt = { authorization: `Bearer ${sent[0]?.receipt}` }
    expect(await bodyOf(request('GET', address, undefined, receipt))).toMatchObject({ stars: 2, comment: null })
    expect((await request('DELETE', address, undefined, receipt)).status).toBe(200)
    expect((await bodyOf(request('GET', `${path}/summary`))).n).toBe(1)
  })

  it('works through more than one batch', async () => {
    const { owner, path, id } = await openTalkedAbout()
    const { code } = await bodyOf(owner.call('POST', `${path}/touchpoints`, { name: 'Old', channel: 'api' }))
    for (let start = 0; start < 1200; start += 100) {
      const ratings = Array.from({ length: 100 }, (_, index) => ({
        sourceId: `${start + index}`,
        stars: 3,
        comment: 'Long ago.',
        ratedAt: '2001-01-01T00:00:00Z',
      }))
      const batch = { source: 'test', touchpoint: code, ratings }
      expect((await request('POST', `${path}/imports`, batch, operator)).status).toBe(200)
    }
    await owner.call('PATCH', path, { retentionMonths: 120 })
    await tick()
    const left = await database()
      .prepare('SELECT count(comment) AS n FROM ratings WHERE business_id = ?')
      .bind(id)
      .first('n')
    expect(left).toBe(2)
    expect(await bodyOf(request('GET', `${path}/summary?proof=imported`))).toMatchObject({ n: 1200, withText: 0 })
  })

  it.each([
    ['2026-03-31', 1, '2026-02-28'],
    ['2024-03-31', 1, '2024-02-29'],
    ['2026-01-15', 13, '2024-12-15'],
    ['2026-12-31', 120, '2016-12-31'],
  ])('counts from %s back %i months to %s', (from, months, to) => {
    expect(new Date(monthsBefore(Date.parse(from), months)).toISOString().slice(0, 10)).toBe(to)
  })
})

describe('the end of a business', () => {
  const due = (id: string, closesAt: number) =>
    database().prepare('UPDATE businesses SET closes_at = ? WHERE id = ?').bind(closesAt, id).run()

  const tables = async (): Promise<string[]> => {
    const sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%`business_id`%'"
    return (await database().prepare(sql).all<{ name: string }>()).results.map(({ name }) => name)
  }
  /** Names of the tables that still know it. */
  const leftIn = async (id: string) => {
    const counts = (await tables()).map(async (table) => {
      const sql = `SELECT count(*) AS n FROM ${table} WHERE business_id = ?`
      return [table, await database().prepare(sql).bind(id).first<number>('n')] as const
    })
    return (await Promise.all(counts)).filter(([, n]) => n).map(([table]) => table)
  }

  const heldByLane = (id: string) =>
    runInDurableObject(env.LANES.getByName(id), (_, { storage }) =>
      storage.sql
        .exec<{ name: string }>(
          "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'",
        )
        .toArray()
        .map(({ name }) => name),
    )

  it('is asked for by its slug, told to all owners, and can be taken back', async () => {
    const olga = await signUp('Olga')
    const business = await openTalkedAbout(olga)
    const second = await addMember(business, 'owner')
    const { owner, path, slug } = business
    const wrong = await bodyOf(owner.call('POST', `${path}/closing`, { slug: 'other' }))
    expect(wrong).toMatchObject({ status: 422, errors: [{ pointer: '/slug', code: 'other_slug' }] })
    const version = async () => (await bodyOf(request('GET', path))).version
    const before = await version()
    const { closesAt } = await bodyOf(owner.call('POST', `${path}/closing`, { slug }))
    const closing = await version()
    expect(closing).not.toBe(before)
    const days = (Date.parse(closesAt) - Date.now()) / 86_400_000
    expect(days).toBeGreaterThan(13.9)
    expect(days).toBeLessThanOrEqual(14)
    const mailed = async (email: string) => {
      for (let tries = 0; tries < 400; tries += 1) {
        const text = await mailTo(email)
        if (text.includes('everything is deleted')) return text
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      throw new Error(`${email} was not told`)
    }
    for (const { email } of [olga, second]) expect(await mailed(email)).toContain(closesAt.slice(0, 10))
    expect((await bodyOf(owner.call('POST', `${path}/closing`, { slug }))).closesAt).toBe(closesAt)
    expect((await bodyOf(request('GET', path))).slug).toBe(slug)
    expect((await bodyOf(owner.call('DELETE', `${path}/closing`))).closesAt).toBeNull()
    expect(await version()).not.toBe(closing)
    await tick()
    expect(await bodyOf(request('GET', `${path}/summary`))).toMatchObject({ n: 2 })
    const { entries } = await bodyOf(owner.call('GET', `${path}/audit?limit=100`))
    const actions = entries.map(({ action }: { action: string }) => action)
    expect(actions).toEqual(expect.arrayContaining(['business.closing', 'business.kept']))
  })

  it('is the owners’ alone', async () => {
    const business = await openWith(anna)
    const manager = await addMember(business, 'manager')
    const answer = await manager.call('POST', `${business.path}/closing`, { slug: business.slug })
    expect(await bodyOf(answer)).toMatchObject({ status: 403, code: 'not_allowed' })
  })

  it('leaves nothing but slugs that nobody is given again', async () => {
    const { owner, path, slug, id } = await openTalkedAbout()
    const [kept, next] = [await openTalkedAbout(), `${slug}-2`]
    await owner.send('PUT', `${path}/logo`, png(1, 1))
    await owner.call('PATCH', `${path}/inbox`, { changes: [{ number: 1, change: { addTags: ['a'] } }] })
    await owner.call('PUT', `${path}/inbox/2/withholding`, { reason: 'off_topic' })
    await env.DB.prepare(`INSERT INTO appeals (business_id, seq, text, at) VALUES (?1, 2, 'Why?', 1)`).bind(id).run()
    await owner.call('POST', `${path}/keys`, { name: 'Key', scopes: ['ratings:read'] })
    await owner.call('POST', `${path}/invitations`, { email: 'x@people.test', role: 'agent' })
    const { touchpoints } = await bodyOf(owner.call('GET', `${path}/touchpoints/all`))
    await owner.call('POST', `${path}/touchpoints/${touchpoints[0].code}/invitations`, { count: 1 })
    await owner.call('POST', `${path}/questions`, { kind: 'text', wording: { en: { text: 'What else?' } } })
    await owner.call('PUT', `${path}/arrivals`, { rules: [], alert: null, replyHours: 24 })
    const ratings = `/v1/touchpoints/${touchpoints[0].code}/ratings`
    for (let n = 0; n < 20; n += 1) await request('POST', ratings, newRating(), { 'cf-connecting-ip': '192.0.2.1' })
    await owner.call('PATCH', path, { slug: next })
    await sealLedger(env, env.DB, id)
    await env.DB.prepare('INSERT INTO ledger_tiles (business_id, level, n, hashes) VALUES (?1, 0, 0, zeroblob(8192))')
      .bind(id)
      .run()
    // Whatever can hold something of a business holds something of this one, or this test proves nothing.
    expect((await leftIn(id)).sort()).toEqual((await tables()).sort())
    expect((await bodyOf(owner.call('GET', `/v1/businesses/${next}/inbox?q=words`))).cases).toHaveLength(2)
    expect(await heldByLane(id)).toContain('words')
    await due(id, Date.now() - 61_000)
    expect((await request('GET', `/v1/businesses/${next}`)).status).toBe(404)
    await tick()
    expect(await leftIn(id)).toEqual([])
    expect(await heldByLane(id)).toEqual([])
    expect(await database().prepare('SELECT id FROM businesses WHERE id = ?').bind(id).first()).toBeNull()
    for (const gone of [slug, next]) {
      expect((await request('GET', `/v1/businesses/${gone}`)).status).toBe(404)
      expect((await request('GET', `/b/${gone}/`, undefined, { accept: 'text/html' })).status).toBe(404)
      const again = await owner.call('POST', '/v1/businesses', { slug: gone, name: 'Again' })
      expect(await bodyOf(again)).toMatchObject({ status: 409, code: 'slug_taken' })
    }
    const me = await bodyOf(owner.call('GET', '/v1/me'))
    expect(me.businesses.map((one: { slug: string }) => one.slug)).not.toContain(next)
    expect(await bodyOf(request('GET', `${kept.path}/summary`))).toMatchObject({ n: 2, withText: 2 })
  })

  it('is gone for everybody from the moment that it is due', async () => {
    const { owner, path, slug, id } = await openTalkedAbout()
    await due(id, Date.now() - 1)
    expect((await request('GET', path)).status).toBe(404)
    expect((await owner.call('GET', `${path}/profile`)).status).toBe(404)
    expect((await owner.call('DELETE', `${path}/closing`)).status).toBe(404)
    const listed: string[] = []
    for (let next: string | null = '/v1/businesses?limit=100'; next; ) {
      const page: { businesses: { slug: string }[]; next: string | null } = await bodyOf(request('GET', next))
      listed.push(...page.businesses.map((one) => one.slug))
      next = page.next
    }
    expect(listed).not.toContain(slug)
    // Whoever was let in just before still has a minute.
    await tick()
    expect(await leftIn(id)).not.toEqual([])
  })

  it('comes in steps, and goes on where it was interrupted', async () => {
    const { id } = await openTalkedAbout()
    await due(id, Date.now() - 61_000)
    let runs = 0
    const isThere = () => database().prepare('SELECT 1 FROM businesses WHERE id = ?').bind(id).first()
    for (let steps = 1; await isThere(); steps += 1, runs += 1) {
      await removeBusiness(env, { id, shard: 'DB' }, Date.now(), stepsOf(steps))
    }
    expect(runs).toBeGreaterThan(5)
    expect(await leftIn(id)).toEqual([])
  })
})
