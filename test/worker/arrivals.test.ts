// What happens by itself when a rating arrives, done by the Lane some seconds later.
import { runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { attend } from '../../worker/arrivals/attend.ts'
import type { Arrivals } from '../../worker/contract/arrivals.ts'
import type { CaseDetail } from '../../worker/contract/case.ts'
import { newRating } from '../support/rating.ts'
import { addMember, claim, database, latestMail, openBusiness, type Person } from './support/people.ts'
import { bodyOf, request } from './support/shop.ts'

beforeAll(claim)

const minute = 60_000
const nothing = { reason: null, touchpoint: null, stars: null, assignee: null, tag: null }
const questions = ['contact_reason', 'recommend']

/** A business with a till and a phone line, and how its arrivals are said and attended to. */
const openAttended = async (said: Partial<Arrivals> = {}) => {
  const business = await openBusiness()
  const { owner, path, slug } = business
  const open = async (name: string, channel: string): Promise<string> =>
    (await bodyOf(owner.call('POST', `${path}/touchpoints`, { name, channel, questions }))).code
  const [till, line] = [await open('Till', 'web'), await open('Line', 'phone')]
  const say = (arrivals: Partial<Arrivals>) =>
    owner.call('PUT', `${path}/arrivals`, { rules: [], alert: null, replyHours: null, ...arrivals })
  if (Object.keys(said).length > 0) expect((await say(said)).status).toBe(200)
  const id = await database().prepare('SELECT id FROM businesses WHERE slug = ?').bind(slug).first<string>('id')
  const ref = { id: id ?? '', shard: 'DB' }
  const rate = async (more: Parameters<typeof newRating>[0] = {}, code = till) => {
    const rating = newRating(more)
    expect((await request('POST', `/v1/touchpoints/${code}/ratings`, rating)).status).toBe(201)
    const amend = (changes: unknown) =>
      request('PATCH', `/v1/touchpoints/${code}/ratings/${rating.id}`, changes, {
        authorization: `Bearer ${rating.receipt}`,
      })
    return { ...rating, amend }
  }
  const detail = (number: number): Promise<CaseDetail> => bodyOf(owner.call('GET', `${path}/inbox/${number}`))
  /** Attends to all that is there. */
  const attendAll = async (now = Date.now(), told: number[] = []) => {
    const next = await attend(env, ref, now, (numbers) => told.push(...numbers))
    return { next, told }
  }
  return { ...business, ref, till, line, say, rate, detail, attendAll }
}

const idOf = async (person: Person): Promise<string> => (await bodyOf(person.call('GET', '/v1/me'))).id

describe('rules', () => {
  it('assign and tag what arrives, by reason, touchpoint and stars, with a line in the history', async () => {
    const { owner, line, say, rate, detail, attendAll } = await openAttended()
    const me = await idOf(owner)
    const rules = [
      { ...nothing, reason: 1, tag: 'complaint' },
      { ...nothing, touchpoint: line.toLowerCase(), tag: 'phone' },
      { ...nothing, stars: 2, assignee: me },
      { ...nothing, stars: 1, touchpoint: line, tag: 'urgent' },
    ]
    expect((await bodyOf(say({ rules }))).rules[1].touchpoint).toBe(line)
    await rate({ stars: 5, answers: { contact_reason: 1 } })
    await rate({ stars: 2, answers: { contact_reason: 2 } })
    await rate({ stars: 1 }, line)
    await rate({ stars: 5 })
    const { next, told } = await attendAll()
    expect([next, told]).toEqual([null, [1, 2, 3]])
    const found = await Promise.all([1, 2, 3, 4].map(detail))
    expect(found.map(({ case: { tags, assignee, status } }) => [tags, assignee, status])).toEqual([
      [['complaint'], null, 'open'],
      [[], me, 'open'],
      [['phone', 'urgent'], me, 'open'],
      [[], null, 'new'],
    ])
    expect(found[2]?.events.map(({ actor, kind, detail: what }) => [actor, kind, what])).toEqual([
      ['rule', 'assigned', owner.name],
      ['rule', 'tagged', 'phone'],
      ['rule', 'tagged', 'urgent'],
    ])
  })

  it('are followed by the alarm of the Lane, also where the answer comes later than the stars', async () => {
    const { ref, rate, detail } = await openAttended({ rules: [{ ...nothing, reason: 5, tag: 'technical' }] })
    const { amend } = await rate({ stars: 3 })
    await runDurableObjectAlarm(env.LANES.getByName(ref.id))
    expect((await detail(1)).case.tags).toEqual([])
    await amend({ answers: { contact_reason: 5 } })
    await runDurableObjectAlarm(env.LANES.getByName(ref.id))
    expect((await detail(1)).case.tags).toEqual(['technical'])
  })

  it('do not do again what somebody has undone, nor take anything from whoever is in charge', async () => {
    const business = await openAttended()
    const { owner, path, say, rate, detail, attendAll } = business
    const [me, agent] = [await idOf(owner), await idOf(await addMember(business, 'agent'))]
    await say({ rules: [{ ...nothing, stars: 3, assignee: agent, tag: 'low' }] })
    const first = await rate({ stars: 1 })
    const second = await rate({ stars: 2 })
    const change = (changes: unknown[]) => owner.call('PATCH', `${path}/inbox`, { changes })
    await change([{ number: 2, change: { assignee: me } }])
    await attendAll()
    await change([{ number: 1, change: { assignee: null, removeTags: ['low'] } }])
    await Promise.all([first.amend({ comment: 'Cold.' }), second.amend({ comment: 'Cold too.' })])
    expect((await attendAll()).told).toEqual([])
    expect((await detail(1)).case).toMatchObject({ assignee: null, tags: [] })
    expect((await detail(2)).case).toMatchObject({ assignee: me, tags: ['low'] })
  })

  it('begin with what arrives after they were made, and leave what is imported alone', async () => {
    const { owner, path, till, say, rate, detail, attendAll } = await openAttended()
    await rate({ stars: 1 })
    await say({ rules: [{ ...nothing, stars: 1, tag: 'low' }] })
    const ratings = [{ sourceId: '1', stars: 1 }]
    await owner.call('POST', `${path}/imports`, { source: 'old', touchpoint: till, ratings })
    await rate({ stars: 1 })
    expect((await attendAll()).told).toEqual([3])
    expect((await detail(1)).case.tags).toEqual([])
  })

  it('come to all, in steps, however many arrive at once', async () => {
    const { rate, numbersTagged, attendAll } = await openCrowded()
    for (let count = 0; count < 60; count += 1) await rate({ stars: 1 })
    const now = Date.now()
    expect((await attendAll(now)).next).toBe(now)
    expect((await attendAll(now)).next).toBeNull()
    expect(await numbersTagged()).toBe(60)
  })

  it('name nobody who is gone', async () => {
    const business = await openAttended()
    const { owner, path, say, rate, detail, attendAll } = business
    const agent = await addMember(business, 'agent')
    await say({ rules: [{ ...nothing, stars: 5, assignee: await idOf(agent) }] })
    const { members } = await bodyOf(owner.call('GET', `${path}/members`))
    const { id } = members.find(({ email }: { email: string }) => email === agent.email)
    await owner.call('DELETE', `${path}/members/${id}`)
    await rate({ stars: 1 })
    await attendAll()
    expect((await detail(1)).case).toMatchObject({ assignee: null, status: 'new' })
  })

  const openCrowded = async () => {
    const business = await openAttended({ rules: [{ ...nothing, stars: 1, tag: 'low' }] })
    const tagged = 'SELECT count(*) AS n FROM rating_tags WHERE business_id = ?'
    const numbersTagged = () => database().prepare(tagged).bind(business.ref.id).first<number>('n')
    return { ...business, numbersTagged }
  }
})

describe('an alert', () => {
  it('tells whoever was chosen of unhappy customers, and leaves their words here', async () => {
    const business = await openAttended()
    const { owner, slug, say, rate, detail, attendAll } = business
    const agent = await addMember(business, 'agent')
    await say({ alert: { stars: 2, detractors: true, members: [await idOf(agent)] } })
    const before = await latestMail(owner.email)
    await rate({ stars: 3, comment: 'Zebra.' })
    await attendAll()
    expect(await latestMail(agent.email)).not.toContain('unhappy')
    await rate({ stars: 2, comment: 'Zebra.' })
    await attendAll()
    const mail = await latestMail(agent.email)
    expect(mail).toContain(`https://candor.test/dashboard/inbox/?b=${slug}&n=2`)
    expect(mail).toMatch(/^Hello agent,\n\na customer of Own is unhappy. The rating: 2 of 5 stars/)
    expect(mail).not.toContain('Zebra')
    expect(await latestMail(owner.email)).toBe(before)
    expect((await detail(2)).events).toMatchObject([{ actor: 'rule', kind: 'alerted' }])
    expect((await detail(2)).case.status).toBe('new')
  })

  it('comes once in fifteen minutes, about all that came meanwhile, and about each once', async () => {
    const { owner, slug, say, rate, attendAll } = await openAttended()
    await say({ alert: { stars: 1, detractors: true, members: [await idOf(owner)] } })
    const start = Date.now()
    const { amend } = await rate({ stars: 1 })
    expect((await attendAll(start)).next).toBeNull()
    const first = await latestMail(owner.email)
    expect(first).toContain('n=1')
    await rate({ stars: 1 })
    await rate({ stars: 4, answers: { recommend: 6 } })
    await rate({ stars: 4, answers: { recommend: 7 } })
    await amend({ comment: 'Still cold.' })
    expect((await attendAll(start + minute)).next).toBe(start + 15 * minute)
    expect(await latestMail(owner.email)).toBe(first)
    expect((await attendAll(start + 15 * minute)).next).toBeNull()
    const second = await latestMail(owner.email)
    expect(second).toContain('2 customers of Own are unhappy. The lowest rating: 1 of 5 stars')
    expect(second).toContain(`b=${slug}&stars=1,4`)
    expect((await attendAll(start + 60 * minute)).next).toBeNull()
    expect(await latestMail(owner.email)).toBe(second)
  })

  it('says nothing of what its customer has taken back', async () => {
    const { owner, till, say, rate, attendAll } = await openAttended()
    await say({ alert: { stars: 1, detractors: false, members: [await idOf(owner)] } })
    const before = await latestMail(owner.email)
    const { id, receipt } = await rate({ stars: 1 })
    const headers = { authorization: `Bearer ${receipt}` }
    await request('DELETE', `/v1/touchpoints/${till}/ratings/${id}`, undefined, headers)
    await attendAll()
    expect(await latestMail(owner.email)).toBe(before)
  })
})

describe('what is overdue', () => {
  it('are comments that have waited longer than the business wants for their first reply', async () => {
    const { owner, path, ref, till, say, rate } = await openAttended()
    for (const comment of ['Cold.', 'Late.', 'Rude.', 'Dry.', 'New.']) await rate({ stars: 2, comment })
    await rate({ stars: 1 })
    const imported = [{ sourceId: '1', stars: 1, comment: 'Of old.', ratedAt: '2020-01-01T00:00:00Z' }]
    await owner.call('POST', `${path}/imports`, { source: 'old', touchpoint: till, ratings: imported })
    const old = 'UPDATE ratings SET received_at = received_at - ?2 WHERE business_id = ?1 AND seq <> 5'
    await database()
      .prepare(old)
      .bind(ref.id, 25 * 60 * minute)
      .run()
    await owner.call('PUT', `${path}/inbox/1/reply`, { text: 'Sorry.' })
    await owner.call('PATCH', `${path}/inbox`, { changes: [{ number: 2, change: { status: 'resolved' } }] })
    const numbers = async () =>
      (await bodyOf(owner.call('GET', `${path}/inbox?overdue=true`))).cases.map((one: { number: number }) => one.number)
    const overview = async () => (await bodyOf(owner.call('GET', `${path}/overview`))).overdue
    expect([await numbers(), await overview()]).toEqual([[], null])
    await say({ replyHours: 24 })
    expect([await numbers(), await overview()]).toEqual([[4, 3], { count: 2, more: false }])
    await say({ replyHours: 48 })
    expect([await numbers(), await overview()]).toEqual([[], { count: 0, more: false }])
  })
})

describe('what is said of arrivals', () => {
  it('is nothing at first, and stands in the audit when it changes', async () => {
    const { owner, path, say } = await openAttended()
    expect(await bodyOf(owner.call('GET', `${path}/arrivals`))).toEqual({ rules: [], alert: null, replyHours: null })
    const rules = [{ ...nothing, stars: 2, tag: 'low' }]
    const said = await bodyOf(say({ rules, replyHours: 24 }))
    expect(said).toEqual({ rules, alert: null, replyHours: 24 })
    expect(await bodyOf(owner.call('GET', `${path}/arrivals`))).toEqual(said)
    const { entries } = await bodyOf(owner.call('GET', `${path}/audit`))
    expect(entries[0]).toMatchObject({ action: 'arrivals.changed', target: '1 rule, no alert, overdue after 24 h' })
  })

  it.each([
    ['a rule for everything', { rules: [{ ...nothing, tag: 'all' }] }, '/rules/0/reason'],
    ['a rule for nothing', { rules: [{ ...nothing, stars: 1 }] }, '/rules/0/assignee'],
    ['no such reason', { rules: [{ ...nothing, reason: 12, tag: 'x' }] }, '/rules/0/reason'],
    ['an alert to nobody', { alert: { stars: 1, detractors: false, members: [] } }, '/alert/members'],
    ['an alert for happy customers', { alert: { stars: 4, detractors: false, members: ['x'] } }, '/alert/stars'],
    ['less than an hour', { replyHours: 0 }, '/replyHours'],
  ])('is refused where it makes no sense: %s', async (_, said, pointer) => {
    const { say } = await openAttended()
    const answer = await bodyOf(say(said as Partial<Arrivals>))
    expect([answer.code, answer.errors?.[0]?.pointer]).toEqual(['invalid_body', pointer])
  })

  it('names people and places of the business alone', async () => {
    const [{ say }, other] = await Promise.all([openAttended(), openAttended()])
    const stranger = await idOf(await addMember(other, 'agent'))
    const rule = { ...nothing, stars: 1, tag: 'low' }
    for (const [said, code] of [
      [{ rules: [{ ...rule, touchpoint: other.till }] }, 'unknown_touchpoint'],
      [{ rules: [{ ...rule, assignee: stranger }] }, 'unknown_member'],
      [{ alert: { stars: 1, detractors: false, members: [stranger] } }, 'unknown_member'],
    ] as const)
      expect((await bodyOf(say(said as unknown as Partial<Arrivals>))).code).toBe(code)
  })
})
