// Texts may wait to be looked at before the public sees them. Whatever is done about them knows nothing of their stars.
import { runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { holdSettings } from '../../worker/contract/lists.ts'
import { planCommit } from '../../worker/lane/plan.ts'
import { readHead, readKnown, writePlan } from '../../worker/lane/store.ts'
import type { Write } from '../../worker/lane/writes.ts'
import { keepUp } from '../../worker/upkeep/run.ts'
import { ratingDraft } from '../support/draft.ts'
import { day, openHolding, setClock } from './support/held.ts'
import { addMember, claim, database } from './support/people.ts'
import { bodyOf, request } from './support/shop.ts'

const start = Date.UTC(2030, 0, 7, 9)
const texts = ['Warm bread.', 'Write to anna@shop.example', 'What a shitty queue.', 'See www.other.example']

beforeAll(claim)
afterEach(() => vi.useRealTimers())

const idOf = async (path: string): Promise<string> =>
  (await bodyOf(request('GET', path))).ledger.split('/').at(-1) as string

describe('a text that is held', () => {
  it.each(holdSettings)('waits as long with one star as with five where %s are held', async (holds) => {
    const { rate, shown, held } = await openHolding(holds)
    setClock(start)
    const pairs = []
    for (const comment of texts) pairs.push([await rate({ stars: 1, comment }), await rate({ stars: 5, comment })])
    for (const [low, high] of pairs) {
      expect(low?.own.heldUntil).toBe(high?.own.heldUntil)
      const isHeld = holds === 'all' || (holds === 'flagged' && low?.comment !== texts[0])
      expect(low?.own.heldUntil).toBe(isHeld ? new Date(start + 7 * day).toISOString() : null)
    }
    const waiting = { never: 0, flagged: 6, all: 8 }[holds]
    expect(await held()).toBe(waiting)
    for (const at of [start, start + 7 * day - 1]) {
      setClock(at)
      const now = await shown()
      for (let one = 1; one <= 8; one += 2) expect(now[one]).toBe(now[one + 1])
      expect(Object.values(now).filter((comment) => comment === null)).toHaveLength(waiting)
    }
    setClock(start + 7 * day)
    expect(Object.values(await shown()).toSorted()).toEqual([...texts, ...texts].toSorted())
    expect(await held()).toBe(0)
  })

  it('counts with its stars at once', async () => {
    const { rate, path } = await openHolding('all')
    for (const stars of [1, 5, 5]) await rate({ stars, comment: 'Bread.' })
    const { counted } = await bodyOf(request('GET', `${path}/disclosure`))
    expect(counted).toEqual({ open: [1, 0, 0, 0, 2] })
    const { ratings } = await bodyOf(request('GET', `${path}/ratings`))
    expect(ratings.map(({ stars }: { stars: number }) => stars)).toEqual([5, 5, 1])
  })

  it.each(holdSettings)(
    'costs the same statements and rows with one star as with five where %s are held',
    async (holds) => {
      const costOf = async (stars: number, write: (stars: number) => Write, businessId = crypto.randomUUID()) => {
        const plan = planCommit(await readHead(env.DB, businessId), await readKnown(env.DB, businessId, ['one']), [
          write(stars),
        ])
        const cost = { statements: 0, rows: 0 }
        const batch = async (statements: D1PreparedStatement[]) => {
          const results = await env.DB.batch(statements)
          cost.statements += statements.length
          cost.rows += results.reduce((sum, { meta }) => sum + meta.rows_written, 0)
          return results
        }
        const metered = new Proxy(env.DB, {
          get: (target, name) => (name === 'batch' ? batch : Reflect.get(target, name).bind(target)),
        })
        await writePlan(metered, businessId, plan)
        return { businessId, cost }
      }
      const rate = (stars: number): Write => ({
        kind: 'rate',
        rating: ratingDraft({ id: 'one', stars, comment: texts[1] ?? '' }),
        holds,
      })
      const amend = (): Write => ({
        kind: 'amend',
        id: 'one',
        touchpoint: 'TILL0000',
        receiptHash: '00'.repeat(32),
        at: 2,
        holds,
        changes: { comment: 'Call +371 2000 0000' },
      })
      const [low, high] = [await costOf(1, rate), await costOf(5, rate)]
      expect(low.cost).toEqual(high.cost)
      expect(low.cost.rows).toBe(holds === 'never' ? 6 : 7)
      expect((await costOf(1, amend, low.businessId)).cost).toEqual((await costOf(5, amend, high.businessId)).cost)
    },
  )

  it('is shown by itself, and the pages of the business and its search hear of it', async () => {
    const { rate, read, version, path } = await openHolding('all')
    setClock(start)
    await rate({ comment: 'Sourdough.' })
    const lane = env.LANES.getByName(await idOf(path))
    await runDurableObjectAlarm(lane)
    const before = await version()
    expect((await read('inbox?q=sourdough')).cases).toEqual([])
    setClock(start + 7 * day)
    await runDurableObjectAlarm(lane)
    expect(await version()).not.toBe(before)
    expect((await read('inbox?q=sourdough')).cases).toMatchObject([{ comment: 'Sourdough.' }])
    expect(await read('queue')).toMatchObject({ waiting: 0, texts: [] })
  })

  it('is shown by the clock of the instance where the alarm of its Lane has failed', async () => {
    const { rate, version } = await openHolding('all')
    await rate({ comment: 'Rye.' })
    const before = await version()
    await keepUp(env, Date.now() + 7 * day)
    expect(await version()).not.toBe(before)
  })

  it('waits anew when it is worded anew, by the setting of that day, and not when its stars change', async () => {
    const { rate, amend, shown, call, path, code } = await openHolding('all')
    setClock(start)
    const rating = await rate({ stars: 2, comment: 'Cold.' })
    const until = rating.own.heldUntil
    setClock(start + day)
    expect((await amend(rating, { stars: 5 })).heldUntil).toBe(until)
    expect((await amend(rating, { comment: 'Cold soup.' })).heldUntil).toBe(new Date(start + 8 * day).toISOString())
    expect((await amend(rating, { publish: false })).heldUntil).toBeNull()
    await call('PATCH', path, { holds: 'never' })
    // An isolate remembers a touchpoint for ten seconds.
    setClock(start + day + 11_000)
    expect((await amend(rating, { publish: true, comment: 'Soup.' })).heldUntil).toBeNull()
    expect(await shown()).toEqual({ 1: 'Soup.' })
    expect(code).toHaveLength(8)
  })

  it('is never one that was brought in from elsewhere, which the public could read already', async () => {
    const { call, path, code, shown } = await openHolding('all')
    const ratings = [{ sourceId: '1', stars: 1, comment: 'Old words, www.other.example' }]
    await call('POST', `${path}/imports`, { touchpoint: code, source: 'elsewhere', ratings })
    expect(await shown()).toEqual({ 1: 'Old words, www.other.example' })
  })

  it('is erased with its rating', async () => {
    const { rate, withdraw, queue } = await openHolding('all')
    await withdraw(await rate({ comment: 'Mine.' }))
    expect(await queue()).toEqual({ setting: 'all', waiting: 0, texts: [] })
  })
})

describe('the queue', () => {
  it('has the words and the flags, and nothing that leads to the stars', async () => {
    const { rate, queue } = await openHolding('all')
    for (const stars of [1, 5]) await rate({ stars, comment: `Call 2000 000${stars}`, author: 'Anna', subject: 'Rye' })
    const { texts: waiting } = await queue()
    expect(waiting.map(({ comment }) => comment).toSorted()).toEqual(['Call 2000 0001', 'Call 2000 0005'])
    for (const one of waiting) {
      expect(Object.keys(one).toSorted()).toEqual(['author', 'comment', 'flags', 'id', 'locale'])
      expect(one.flags).toEqual(['phone'])
      expect(one.id).toMatch(/^[0-9a-f]{32}$/)
    }
  })

  it('has an order that is not that of arrival', async () => {
    const { rate, queue } = await openHolding('all')
    for (let n = 0; n < 12; n += 1) await rate({ comment: `${n}` })
    const order = (await queue()).texts.map(({ comment }) => Number(comment))
    expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, n) => n))
    expect(order).not.toEqual(order.toSorted((a, b) => a - b))
    expect(order).not.toEqual(order.toSorted((a, b) => b - a))
  })

  it('leaves a rating whose text waits looking like one without words everywhere else', async () => {
    const { rate, read, call, path } = await openHolding('all')
    await rate({ stars: 1 })
    await rate({ stars: 1, comment: 'Zebracrossing', author: 'Zoe', contact: 'zoe@people.test' })
    const places = [
      'inbox',
      'inbox/2',
      'inbox?q=zebracrossing',
      'inbox?q=zoe',
      'inbox?text=true',
      'testimonials',
      'ratings',
    ]
    for (const place of places) expect(JSON.stringify(await read(place)), place).not.toMatch(/zebra|zoe/i)
    for (const format of ['csv', 'ndjson']) {
      const file = await call('GET', `${path}/export.${format}`)
      expect(new TextDecoder().decode(await file.arrayBuffer())).not.toMatch(/zebra|zoe/i)
    }
    const asOne = async (number: number) => ({ ...(await read(`inbox/${number}`)).case, number: 0, receivedAt: '' })
    expect(await asOne(2)).toEqual(await asOne(1))
    for (const number of [1, 2]) {
      const answer = await call('PUT', `${path}/inbox/${number}/withholding`, { reason: 'off_topic' })
      expect(await bodyOf(answer)).toMatchObject({ code: 'nothing_to_withhold' })
      expect((await call('PUT', `${path}/inbox/${number}/testimonial`)).status).toBe(409)
    }
    // Nor where a page of a search goes on, which depends on what was found.
    await rate({ stars: 5, comment: 'Zebracrossing' })
    expect(await read('inbox?q=zebracrossing&limit=1')).toEqual({ cases: [], next: null })
  })

  it('shows a text at once, for all to see', async () => {
    const { rate, queue, decide, shown, read, own, version } = await openHolding('all')
    const rating = await rate({ stars: 1, comment: 'Salty.' })
    const [before, [text]] = [await version(), (await queue()).texts]
    expect((await decide(text?.id ?? '', null)).status).toBe(204)
    expect(await shown()).toEqual({ 1: 'Salty.' })
    expect(await version()).not.toBe(before)
    expect((await own(rating)).heldUntil).toBeNull()
    expect((await read('inbox?q=salty')).cases).toMatchObject([{ number: 1, comment: 'Salty.', stars: 1 }])
    expect((await read('inbox/1')).events).toMatchObject([{ kind: 'shown' }])
    expect((await read('audit')).entries[0]).toMatchObject({ action: 'text.shown', target: '1' })
    expect(await bodyOf(decide(text?.id ?? '', null))).toMatchObject({ code: 'unknown_text' })
  })

  it('withholds a text for a reason of the closed list, which the ledger and the public see', async () => {
    const { rate, queue, decide, path, read, shown } = await openHolding('all')
    await rate({ stars: 2, comment: 'Buy elsewhere.' })
    const [text] = (await queue()).texts
    expect((await decide(text?.id ?? '', 'dislike')).status).toBe(422)
    expect((await decide(text?.id ?? '', 'advertising')).status).toBe(204)
    expect(await shown()).toEqual({ 1: null })
    expect(await bodyOf(request('GET', `${path}/disclosure`))).toMatchObject({
      held: 0,
      withheld: { advertising: [0, 1, 0, 0, 0] },
      entries: 2,
    })
    expect((await read('inbox/1')).case).toMatchObject({ comment: 'Buy elsewhere.', withheld: 'advertising' })
    setClock(Date.now() + 8 * day)
    expect(await shown()).toEqual({ 1: null })
  })

  it('is for those who may withhold', async () => {
    const business = await openHolding('all')
    const agent = await addMember(business, 'agent')
    expect((await agent.call('GET', `${business.path}/queue`)).status).toBe(403)
  })

  it('decides about the wording that was read, not about another one that came meanwhile', async () => {
    const { rate, amend, queue, decide, shown } = await openHolding('all')
    setClock(start)
    const rating = await rate({ comment: 'Kind.' })
    const [text] = (await queue()).texts
    setClock(start + 1)
    await amend(rating, { comment: 'Call 2000 0000' })
    expect((await decide(text?.id ?? '', null)).status).toBe(404)
    expect(await shown()).toEqual({ 1: null })
  })
})

describe('the setting', () => {
  it('is public, makes the pages anew, and the audit notes who changed it to what', async () => {
    const { call, path, version, read } = await openHolding('never')
    const before = await version()
    await call('PATCH', path, { holds: 'flagged' })
    expect(await bodyOf(request('GET', path))).toMatchObject({ holds: 'flagged' })
    expect(await version()).not.toBe(before)
    expect((await read('audit')).entries[0]).toMatchObject({
      action: 'business.changed',
      actor: 'operator',
      target: 'holds: never → flagged',
    })
  })
})

describe('an appeal', () => {
  const withheld = async () => {
    const business = await openHolding('never')
    const rating = await business.rate({ stars: 1, comment: 'Salty.' })
    const act = (method: string, rest: string, body?: unknown) =>
      bodyOf(business.call(method, `${business.path}/inbox/1${rest}`, body))
    await act('PUT', '/withholding', { reason: 'off_topic' })
    return { ...business, rating, act }
  }

  it('needs a withheld text, and is made once', async () => {
    const { rate, appeal, rating } = await withheld()
    expect(await bodyOf(appeal(await rate({ comment: 'Fine.' }), 'Why?'))).toMatchObject({ code: 'nothing_withheld' })
    expect((await appeal(rating, '')).status).toBe(422)
    expect((await appeal(rating, 'x'.repeat(1001))).status).toBe(422)
    const answer = await appeal(rating, 'It is about your soup.')
    expect(answer.status).toBe(201)
    expect(Date.parse((await bodyOf(answer)).appealedAt)).toBeGreaterThan(Date.now() - 60_000)
    expect(await bodyOf(appeal(rating, 'Again.'))).toMatchObject({ code: 'already_appealed' })
    expect((await appeal({ ...rating, receipt: 'A'.repeat(43) }, 'Mine?')).status).toBe(403)
  })

  it('comes into the inbox, the history and the audit', async () => {
    const { appeal, rating, read } = await withheld()
    expect((await read('inbox?appealed=true')).cases).toEqual([])
    await appeal(rating, 'It is about your soup.')
    expect((await read('inbox?appealed=true')).cases).toMatchObject([
      { number: 1, appeal: { text: 'It is about your soup.', answeredAt: null, outcome: null } },
    ])
    expect((await read('inbox?appealed=false')).cases).toEqual([])
    expect((await read('inbox/1')).events.at(-1)).toMatchObject({ kind: 'appealed', actor: 'customer', detail: '' })
    expect((await read('audit')).entries[0]).toMatchObject({ action: 'appeal.made', actor: 'customer', target: '1' })
  })

  it('is granted by showing the text again, and may be made anew when the text is withheld anew', async () => {
    const { appeal, rating, act, own, read } = await withheld()
    await appeal(rating, 'It is about your soup.')
    await act('DELETE', '/withholding')
    expect((await own(rating)).appeal).toMatchObject({ outcome: 'shown', answeredAt: expect.any(String) })
    expect((await read('inbox?appealed=true')).cases).toEqual([])
    expect(await bodyOf(appeal(rating, 'Once more.'))).toMatchObject({ code: 'nothing_withheld' })
    setClock(Date.now() + 1000)
    await act('PUT', '/withholding', { reason: 'off_topic' })
    setClock(Date.now() + 1000)
    expect((await appeal(rating, 'Once more.')).status).toBe(201)
    expect((await own(rating)).appeal).toMatchObject({ text: 'Once more.', outcome: null, answeredAt: null })
  })

  it('is refused by keeping the text withheld, which its customer reads', async () => {
    const { appeal, rating, act, own, shown, read } = await withheld()
    expect(await act('PUT', '/appeal/refusal')).toMatchObject({ code: 'nothing_appealed' })
    await appeal(rating, 'It is about your soup.')
    await act('PUT', '/appeal/refusal')
    expect((await own(rating)).appeal).toMatchObject({ outcome: 'kept', answeredAt: expect.any(String) })
    expect(await shown()).toEqual({ 1: null })
    expect((await read('audit')).entries[0]).toMatchObject({ action: 'appeal.refused' })
    expect(await act('PUT', '/appeal/refusal')).toMatchObject({ code: 'nothing_appealed' })
  })

  it('loses its words when the rating is withdrawn', async () => {
    const { appeal, rating, withdraw } = await withheld()
    await appeal(rating, 'Zebracrossing')
    await withdraw(rating)
    const { results } = await database().prepare(`SELECT text FROM appeals WHERE text LIKE '%zebra%'`).all()
    expect(results).toEqual([])
  })
})
