import { beforeAll, describe, expect, it } from 'vitest'
import type { Compared, Figure } from '../../worker/contract/insights.ts'
import { newRating } from '../support/rating.ts'
import { claim, openBusiness } from './support/people.ts'
import { bodyOf, request } from './support/shop.ts'

beforeAll(claim)

const asked = ['expectation', 'needs_met', 'recommend', 'effort', 'resolved', 'contacts', 'return', 'welcome']

const openAsking = async () => {
  const { owner, path, slug } = await openBusiness()
  const open = async (channel: string): Promise<string> =>
    (await bodyOf(owner.call('POST', `${path}/touchpoints`, { name: channel, channel, questions: asked }))).code
  const rate = async (code: string, stars: number, answers: Record<string, number>) => {
    const rating = newRating({ stars, answers } as never)
    expect((await request('POST', `/v1/touchpoints/${code}/ratings`, rating)).status).toBe(201)
    return rating
  }
  const insights = (query = '') => bodyOf(owner.call('GET', `${path}/insights${query}`))
  return { owner, path, slug, open, rate, insights }
}

const nothing: Figure = { n: 0, standing: 'too_few', value: null, low: null, high: null }

describe('the insights', () => {
  it('measure what the questions ask, each with its margin', async () => {
    const { open, rate, insights } = await openAsking()
    const code = await open('web')
    const stars = [5, 5, 4, 4, 3, 2, 5, 1]
    for (const [index, given] of stars.entries()) {
      await rate(code, given, {
        expectation: given,
        needs_met: given,
        recommend: given * 2,
        effort: given + 2,
        resolved: given > 2 ? 3 : 1,
        contacts: index % 2 === 0 ? 1 : 2,
        return: given,
      })
    }
    const found = await insights()
    // 5 of 8 gave four or five stars: Wilson’s bounds, as R’s prop.test(5, 8, correct = FALSE).
    expect(found.satisfied.now).toMatchObject({ n: 8, standing: 'early', value: 0.625 })
    expect(found.satisfied.now.low).toBeCloseTo(0.305742, 6)
    expect(found.satisfied.now.high).toBeCloseTo(0.863156, 6)
    expect(found.delighted.now.value).toBe(3 / 8)
    expect(found.surprise.now.value).toBeCloseTo((29 / 8 - 3) / 2, 12)
    // 10 10 8 8 6 4 10 2: three promoters, two passives, three detractors.
    expect(found.recommend.now).toMatchObject({ n: 8, value: 0 })
    expect(found.ease.now.value).toBeCloseTo(29 / 8 + 2, 12)
    // Resolved: the first five and the seventh; with one contact: every other one, from the first.
    expect(found.firstContact.now).toMatchObject({ n: 8, value: 4 / 8 })
    expect(found.leaving.now).toMatchObject({ n: 8, value: 2 / 8 })
    expect(found.index.now.value).toBeCloseTo((100 * (29 / 8 - 1)) / 4, 10)
    expect(found.questions.map(({ key }: { key: string }) => key)).toEqual([
      'expectation',
      'resolved',
      'contacts',
      'effort',
      'recommend',
      'return',
      'needs_met',
    ])
    expect(found.questions.at(-1)).toMatchObject({ low: 1, counts: [1, 1, 1, 2, 3], now: { n: 8, value: 29 / 8 } })
    const { shares, coverage } = found.questions.at(-1)
    expect(shares).toHaveLength(5)
    expect(shares[4].share).toBe(3 / 8)
    expect(shares[4].low).toBeCloseTo(0.136844, 5)
    expect(shares[4].high).toBeCloseTo(0.694258, 5)
    expect(coverage).toMatchObject({ n: 8, value: 1 })
    // CES 2.0: the share of those who answered 5, 6 or 7, with its own bounds.
    expect(found.easy.now).toMatchObject({ n: 8, value: 6 / 8 })
    expect(found.easy.now.low).toBeCloseTo(0.409275, 5)
    for (const { now } of Object.values<Compared>(found).filter((one) => one.now)) {
      expect(now.low).toBeLessThanOrEqual(now.value ?? 0)
      expect(now.high).toBeGreaterThanOrEqual(now.value ?? 0)
    }
  })

  it('say nothing of fewer than five, and compare with nothing where there was nothing', async () => {
    const { open, rate, insights } = await openAsking()
    const code = await open('web')
    for (let count = 0; count < 4; count += 1) await rate(code, 5, { welcome: 5 })
    const few = await insights()
    expect(few.satisfied.now).toEqual({ ...nothing, n: 4 })
    expect(few.questions[0]).toMatchObject({
      key: 'welcome',
      counts: [0, 0, 0, 0, 4],
      shares: [],
      now: { n: 4, value: null },
    })
    expect(few.recommend).toEqual({ now: nothing, before: nothing, change: null })
    await rate(code, 5, { welcome: 5 })
    expect((await insights()).satisfied).toMatchObject({ now: { n: 5, value: 1 }, before: nothing, change: null })
  })

  it('are of one touchpoint or channel alone, where that is asked', async () => {
    const { open, rate, insights } = await openAsking()
    const [web, qr] = [await open('web'), await open('qr')]
    for (let count = 0; count < 5; count += 1) {
      await rate(web, 5, { welcome: 5 })
      await rate(qr, 1, { welcome: 2 })
    }
    const satisfiedIn = async (query: string) => (await insights(query)).satisfied.now.value
    expect(await satisfiedIn('')).toBe(0.5)
    expect(await satisfiedIn('?channel=qr')).toBe(0)
    expect(await satisfiedIn(`?touchpoint=${web.toLowerCase()}`)).toBe(1)
    expect(await satisfiedIn(`?touchpoint=${web}&channel=qr`)).toBeNull()
    expect((await insights('?from=2030-01-01&to=2030-01-31')).satisfied.now.n).toBe(0)
  })

  it('count who was helped at once again when an answer changes or goes', async () => {
    const { open, rate, insights } = await openAsking()
    const code = await open('web')
    const ratings: { id: string; receipt: string }[] = []
    for (let count = 0; count < 6; count += 1) ratings.push(await rate(code, 4, { resolved: 3, contacts: 1 }))
    const change = (index: number, method: string, body?: unknown) =>
      request(method, `/v1/touchpoints/${code}/ratings/${ratings[index]?.id}`, body, {
        authorization: `Bearer ${ratings[index]?.receipt}`,
      })
    expect((await insights()).firstContact.now).toMatchObject({ n: 6, value: 1 })
    expect((await change(0, 'PATCH', { answers: { resolved: 3, contacts: 2 } })).status).toBe(200)
    expect((await change(1, 'PATCH', { answers: { resolved: 3 } })).status).toBe(200)
    expect((await insights()).firstContact.now).toMatchObject({ n: 5, value: 0.8 })
    await change(2, 'DELETE')
    expect((await insights()).firstContact.now).toMatchObject({ n: 4, value: null })
  })
})
