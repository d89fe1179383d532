import { beforeAll, describe, expect, it } from 'vitest'
import { scopesOf } from '../../worker/contract/access.ts'
import { newRating } from '../support/rating.ts'
import { addMember, claim, openBusiness } from './support/people.ts'
import { bodyOf, request } from './support/shop.ts'

beforeAll(claim)

describe('the overview', () => {
  it('agrees with the public summary, and splits by day, channel and touchpoint', async () => {
    const { owner, path } = await openBusiness()
    const open = async (channel: string) =>
      (await bodyOf(owner.call('POST', `${path}/touchpoints`, { name: channel, channel }))).code
    const [web, qr] = [await open('web'), await open('qr')]
    for (const stars of [5, 4, 4, 5, 3]) await request('POST', `/v1/touchpoints/${web}/ratings`, newRating({ stars }))
    await request('POST', `/v1/touchpoints/${qr}/ratings`, newRating({ stars: 1 }))
    const overview = await bodyOf(owner.call('GET', `${path}/overview`))
    const summary = await bodyOf(request('GET', `${path}/summary`))
    expect(overview.summary).toEqual(summary)
    expect(overview.before.n).toBe(0)
    expect(overview.trend).toHaveLength(30)
    expect(overview.trend.at(-1).summary.n).toBe(6)
    expect(
      overview.channels.map(({ channel, summary: { n } }: { channel: string; summary: { n: number } }) => [channel, n]),
    ).toEqual([
      ['web', 5],
      ['qr', 1],
    ])
    expect(overview.touchpoints.map(({ code }: { code: string }) => code)).toEqual([web, qr])
    const later = await bodyOf(owner.call('GET', `${path}/overview?from=2030-01-01&to=2031-12-31`))
    expect(later).toMatchObject({ step: 'month', summary: { n: 0 }, channels: [] })
    for (const query of ['from=2030-01-02&to=2030-01-01', 'from=0001-01-01', 'to=9999-12-31']) {
      expect((await bodyOf(owner.call('GET', `${path}/overview?${query}`))).code).toBe('invalid_query')
    }
  })
})

describe('what is unanswered', () => {
  const openRated = async (count: number) => {
    const { owner, path } = await openBusiness()
    const { code } = await bodyOf(owner.call('POST', `${path}/touchpoints`, { name: 'Till', channel: 'web' }))
    const ratings = Array.from({ length: count }, () => newRating({ comment: 'Cold.' }))
    const sent = [newRating(), ...ratings]
    for (const rating of sent) await request('POST', `/v1/touchpoints/${code}/ratings`, rating)
    const unanswered = async (query = '') => (await bodyOf(owner.call('GET', `${path}/overview${query}`))).unanswered
    return { owner, path, code, sent, unanswered }
  }

  it('are comments without a reply whose case is not resolved', async () => {
    const { owner, path, code, sent, unanswered } = await openRated(5)
    expect(await unanswered()).toEqual({ count: 5, more: false })
    await owner.call('PUT', `${path}/inbox/2/reply`, { text: 'Sorry.' })
    await owner.call('PUT', `${path}/inbox/3/withholding`, { reason: 'off_topic' })
    expect(await unanswered()).toEqual({ count: 4, more: false })
    const changes = [
      { number: 3, change: { status: 'resolved' } },
      { number: 4, change: { status: 'in_progress' } },
    ]
    await owner.call('PATCH', `${path}/inbox`, { changes })
    expect(await unanswered()).toEqual({ count: 3, more: false })
    const last = sent[5]
    const mine = { authorization: `Bearer ${last?.receipt}` }
    await request('DELETE', `/v1/touchpoints/${code}/ratings/${last?.id}`, undefined, mine)
    expect(await unanswered()).toEqual({ count: 2, more: false })
    expect(await unanswered('?from=2020-01-01&to=2020-12-31')).toEqual({ count: 0, more: false })
  })

  it('is counted to 99', async () => {
    const { unanswered } = await openRated(100)
    expect(await unanswered()).toEqual({ count: 99, more: true })
  })
})

describe('who is signed in', () => {
  it('learns where they belong, and as what', async () => {
    const business = await openBusiness()
    const analyst = await addMember(business, 'analyst')
    const me = await bodyOf(analyst.call('GET', '/v1/me'))
    expect(me).toEqual({
      id: expect.any(String),
      name: 'analyst',
      email: analyst.email,
      isOperator: false,
      mayOpenBusinesses: true,
      businesses: [{ slug: business.slug, name: 'Own', role: 'analyst', scopes: scopesOf.analyst, closesAt: null }],
    })
    expect((await request('GET', '/v1/me')).status).toBe(401)
  })
})
