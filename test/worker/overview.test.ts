import { beforeAll, describe, expect, it } from 'vitest'
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

describe('who is signed in', () => {
  it('learns where they belong, and as what', async () => {
    const business = await openBusiness()
    const analyst = await addMember(business, 'analyst')
    const me = await bodyOf(analyst.call('GET', '/v1/me'))
    expect(me).toEqual({
      name: 'analyst',
      email: analyst.email,
      isOperator: false,
      businesses: [{ slug: business.slug, name: 'Own', role: 'analyst' }],
    })
    expect((await request('GET', '/v1/me')).status).toBe(401)
  })
})
