import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import type { LiveMessage } from '../../worker/contract/live.ts'
import { newRating } from '../support/rating.ts'
import { addMember, claim, database, openBusiness, signUp } from './support/people.ts'
import { bodyOf, operator, request } from './support/shop.ts'

beforeAll(claim)

const origin = 'https://candor.test'
const upgrade = { upgrade: 'websocket' }

/** Everything that comes through a socket, in order, to be waited for. */
const listen = (socket: WebSocket) => {
  const come: string[] = []
  const waiting: ((text: string) => void)[] = []
  const take = (text: string) => {
    const next = waiting.shift()
    if (next) next(text)
    else come.push(text)
  }
  socket.addEventListener('message', ({ data }) => take(String(data)))
  const closed = new Promise<number>((resolve) => {
    socket.addEventListener('close', ({ code }) => resolve(code))
  })
  socket.accept()
  const next = async () => come.shift() ?? new Promise<string>((resolve) => waiting.push(resolve))
  return {
    next,
    closed,
    heard: async (): Promise<LiveMessage> => JSON.parse(await next()),
    send: (text: string) => socket.send(text),
  }
}

const openRated = async () => {
  const business = await openBusiness()
  const { owner, path } = business
  const { code } = await bodyOf(owner.call('POST', `${path}/touchpoints`, { name: 'Till', channel: 'web' }))
  const ratings = `/v1/touchpoints/${code}/ratings`
  const send = (rating: unknown) => request('POST', ratings, rating)
  const rate = async (rating = newRating({ comment: 'Warm bread', publish: true })) => {
    const answer = await send(rating)
    if (answer.status !== 201) throw new Error(await answer.text())
    return rating
  }
  const amend = ({ id, receipt }: { id: string; receipt: string }, changes: unknown) =>
    request('PATCH', `${ratings}/${id}`, changes, { authorization: `Bearer ${receipt}` })
  const knock = (headers: Record<string, string>) => request('GET', `${path}/live`, undefined, headers)
  const open = async (headers: Record<string, string>) => {
    const { webSocket } = await knock({ ...upgrade, ...headers })
    if (!webSocket) throw new Error('no socket was opened')
    return listen(webSocket)
  }
  return { ...business, send, rate, amend, knock, open }
}

describe('an open screen', () => {
  it('hears of new and of changed ratings, by number alone', async () => {
    const { owner, rate, amend, open } = await openRated()
    const screen = await open({ cookie: owner.cookie, origin })
    const rating = await rate()
    expect(await screen.heard()).toEqual({ kind: 'ratings', numbers: [1], more: false })
    await rate()
    expect(await screen.heard()).toEqual({ kind: 'ratings', numbers: [2], more: false })
    await amend(rating, { comment: 'A secret' })
    expect(await screen.next()).toBe('{"kind":"ratings","numbers":[1],"more":false}')
  })

  it('hears nothing of a rating that was sent again', async () => {
    const { owner, rate, send, open } = await openRated()
    const screen = await open({ cookie: owner.cookie, origin })
    const rating = await rate()
    await screen.heard()
    expect((await send(rating)).status).toBe(200)
    await rate()
    expect(await screen.heard()).toEqual({ kind: 'ratings', numbers: [2], more: false })
  })

  it('hears what colleagues do', async () => {
    const business = await openRated()
    const { owner, path, rate, open } = business
    await rate()
    const agent = await addMember(business, 'agent')
    const screen = await open({ cookie: agent.cookie, origin })
    const told = { kind: 'cases', numbers: [1], more: false }
    for (const [method, deed, body] of [
      ['PUT', '/1/reply', { text: 'Thank you.' }],
      ['PUT', '/1/testimonial', undefined],
      ['PUT', '/1/withholding', { reason: 'off_topic' }],
      ['POST', '/1/notes', { text: 'Known to us.' }],
      ['DELETE', '/1/reply', undefined],
      ['PATCH', '', { changes: [{ number: 1, change: { status: 'resolved', addTags: ['praise'] } }] }],
    ] as const) {
      expect((await owner.call(method, `${path}/inbox${deed}`, body)).status).toBeLessThan(300)
      expect(await screen.heard(), `${method} ${deed}`).toEqual(told)
    }
  })

  it('hears nothing of what was refused', async () => {
    const { owner, path, rate, open } = await openRated()
    await rate()
    const screen = await open({ cookie: owner.cookie, origin })
    expect((await owner.call('PUT', `${path}/inbox/9/reply`, { text: 'To nobody.' })).status).toBe(404)
    await owner.call('PUT', `${path}/inbox/1/reply`, { text: 'Thank you.' })
    expect(await screen.heard()).toMatchObject({ kind: 'cases', numbers: [1] })
  })

  it('is told of many at once that there are more', async () => {
    const { slug, owner, open } = await openRated()
    const screen = await open({ cookie: owner.cookie, origin })
    const id = await database().prepare('SELECT id FROM businesses WHERE slug = ?').bind(slug).first<string>('id')
    await env.LANES.getByName(id ?? '').tell(
      { id: id ?? '', shard: 'DB' },
      'cases',
      Array.from({ length: 1000 }, (_, index) => index + 1),
    )
    const { numbers, more } = await screen.heard()
    expect(numbers.length).toBeLessThanOrEqual(200)
    expect(more).toBe(true)
  })

  it('stays open while the Lane sleeps, and its ping is answered', async () => {
    const { slug, owner, rate, open } = await openRated()
    const screen = await open({ cookie: owner.cookie, origin })
    const id = await database().prepare('SELECT id FROM businesses WHERE slug = ?').bind(slug).first<string>('id')
    await evictDurableObject(env.LANES.getByName(id ?? ''))
    screen.send('ping')
    expect(await screen.next()).toBe('pong')
    await rate()
    expect(await screen.heard()).toEqual({ kind: 'ratings', numbers: [1], more: false })
  })

  it('is sent for again after an hour', async () => {
    const { slug, owner, rate, open } = await openRated()
    const [old, fresh] = [await open({ cookie: owner.cookie, origin }), await open({ cookie: owner.cookie, origin })]
    const id = await database().prepare('SELECT id FROM businesses WHERE slug = ?').bind(slug).first<string>('id')
    await runInDurableObject(env.LANES.getByName(id ?? ''), (_, ctx) => {
      const [first] = ctx
        .getWebSockets()
        .toSorted((a, b) => a.deserializeAttachment().until - b.deserializeAttachment().until)
      first?.serializeAttachment({ until: Date.now() - 1 })
    })
    await rate()
    expect(await Promise.race([old.closed, fresh.closed])).toBe(1012)
    await rate()
    expect(await Promise.race([old.heard(), fresh.heard()])).toMatchObject({ kind: 'ratings' })
  })

  it('that talks is closed', async () => {
    const { owner, open } = await openRated()
    const screen = await open({ cookie: owner.cookie, origin })
    screen.send('Hello?')
    expect(await screen.closed).toBe(1003)
  })
})

describe('who may listen', () => {
  it('comes with a WebSocket, or is told so', async () => {
    const { owner, knock } = await openRated()
    const answer = await knock({ cookie: owner.cookie, origin })
    expect(answer.status).toBe(426)
    expect(answer.headers.get('upgrade')).toBe('websocket')
    expect((await bodyOf(answer)).code).toBe('upgrade_needed')
  })

  it('comes from Candor’s own pages, where a cookie says who it is', async () => {
    const { owner, knock } = await openRated()
    for (const headers of [
      {},
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: `${origin}.evil.example` },
    ]) {
      const answer = await knock({ ...upgrade, cookie: owner.cookie, ...headers })
      expect(answer.status).toBe(403)
      expect((await bodyOf(answer)).code).toBe('foreign_origin')
    }
  })

  it('belongs to the business: to others it is not there', async () => {
    const { knock } = await openRated()
    const other = await openBusiness(await signUp('Berta'))
    const answer = await knock({ ...upgrade, cookie: other.owner.cookie, origin })
    expect(answer.status).toBe(404)
    expect((await bodyOf(answer)).code).toBe('unknown_business')
    expect((await knock(upgrade)).status).toBe(401)
  })

  it('hears its own business alone', async () => {
    const [one, other] = [await openRated(), await openRated()]
    const screen = await one.open({ cookie: one.owner.cookie, origin })
    await other.rate()
    await one.rate()
    await one.owner.call('POST', `${one.path}/inbox/1/notes`, { text: 'Ours.' })
    const heard = [await screen.heard(), await screen.heard()]
    expect(heard.map(({ kind }) => kind).sort()).toEqual(['cases', 'ratings'])
  })

  it('may be a key or the operator, from anywhere', async () => {
    const { owner, path, open, rate } = await openRated()
    const { key } = await bodyOf(owner.call('POST', `${path}/keys`, { name: 'Till', scopes: ['ratings:read'] }))
    const screens = [await open({ authorization: `Bearer ${key}` }), await open(operator)]
    await rate()
    for (const screen of screens) expect(await screen.heard()).toMatchObject({ kind: 'ratings', numbers: [1] })
  })
})

describe('who may no longer listen', () => {
  const membersOf = async ({ owner, path }: Awaited<ReturnType<typeof openRated>>) =>
    (await bodyOf(owner.call('GET', `${path}/members`))).members as { id: string; email: string }[]

  it.each(['DELETE', 'PATCH'])('is cut off when the membership ends or changes (%s)', async (method) => {
    const business = await openRated()
    const { owner, path, open, rate } = business
    const agent = await addMember(business, 'agent')
    const [theirs, ours] = [await open({ cookie: agent.cookie, origin }), await open({ cookie: owner.cookie, origin })]
    const member = (await membersOf(business)).find(({ email }) => email === agent.email)
    const body = method === 'PATCH' ? { role: 'analyst' } : undefined
    expect((await owner.call(method, `${path}/members/${member?.id}`, body)).status).toBeLessThan(300)
    expect(await theirs.closed).toBe(1008)
    await rate()
    expect(await ours.heard()).toMatchObject({ kind: 'ratings', numbers: [1] })
  })

  it('is cut off when the key is revoked, or replaced at once', async () => {
    const { owner, path, open } = await openRated()
    const make = () => bodyOf(owner.call('POST', `${path}/keys`, { name: 'Till', scopes: ['ratings:read'] }))
    const [first, second] = [await make(), await make()]
    const screens = [
      await open({ authorization: `Bearer ${first.key}` }),
      await open({ authorization: `Bearer ${second.key}` }),
    ]
    await owner.call('DELETE', `${path}/keys/${first.id}`)
    await owner.call('POST', `${path}/keys/${second.id}/rotate`, { hours: 0 })
    for (const screen of screens) expect(await screen.closed).toBe(1008)
  })
})
