// What somebody of the business enters for a customer: shown as what it is, and never part of a score.
import { beforeAll, describe, expect, it } from 'vitest'
import { newId, newRating } from '../support/rating.ts'
import { addMember, claim, openBusiness, type Person } from './support/people.ts'
import { bodyOf, request } from './support/shop.ts'

beforeAll(claim)

const openLine = async () => {
  const business = await openBusiness()
  const { owner, path } = business
  const line = { name: 'Line', channel: 'phone', questions: ['contact_reason'], locales: ['lv', 'en'] }
  const { code } = await bodyOf(owner.call('POST', `${path}/touchpoints`, line))
  const enter = (rating: Record<string, unknown>, person: Person = owner) =>
    person.call('POST', `${path}/touchpoints/${code}/ratings`, { id: newId(), ...rating })
  const summary = async (query = '') => bodyOf(request('GET', `${path}/summary${query}`))
  return { ...business, code, enter, summary }
}

describe('a rating that staff enter', () => {
  it('is counted apart, and says who has entered it', async () => {
    const { owner, path, code, enter, summary } = await openLine()
    await request('POST', `/v1/touchpoints/${code}/ratings`, newRating({ stars: 2 }))
    const before = await summary()
    const sent = {
      stars: 5,
      comment: 'Kind people.',
      author: 'Jānis',
      publish: true,
      locale: 'lv',
      answers: { contact_reason: 10 },
    }
    const answer = await enter(sent)
    expect(answer.status).toBe(201)
    expect(await bodyOf(answer)).toMatchObject({ number: 2, stars: 5, answers: { contact_reason: 10 } })
    expect(await summary()).toMatchObject({ n: 1, stars: before.stars, leftOut: { staff: 1 } })
    const { case: one } = await bodyOf(owner.call('GET', `${path}/inbox/2`))
    expect(one).toMatchObject({ proof: 'staff', channel: 'phone', locale: 'lv', comment: 'Kind people.' })
    const { ratings } = await bodyOf(request('GET', `${path}/ratings`))
    expect(ratings[0]).toMatchObject({ number: 2, proof: 'staff', comment: 'Kind people.' })
    const disclosed = await bodyOf(request('GET', `${path}/disclosure`))
    expect(disclosed).toMatchObject({ received: 2, counted: { open: [0, 1, 0, 0, 0], staff: [0, 0, 0, 0, 1] } })
    const { entries } = await bodyOf(owner.call('GET', `${path}/audit`))
    expect(entries[0]).toMatchObject({ action: 'rating.entered', target: '2, Line', actor: owner.name })
  })

  it('is entered once, however often it is sent', async () => {
    const { enter, summary } = await openLine()
    const sent = { id: newId(), stars: 4 }
    expect([(await enter(sent)).status, (await enter(sent)).status]).toEqual([201, 200])
    expect((await bodyOf(enter({ ...sent, stars: 1 }))).code).toBe('id_reused')
    expect((await summary()).leftOut).toEqual({ staff: 1 })
  })

  it('has no receipt with which anybody could change it', async () => {
    const { code, enter } = await openLine()
    const sent = { id: newId(), stars: 1 }
    await enter(sent)
    const { receipt } = newRating()
    const headers = { authorization: `Bearer ${receipt}` }
    const address = `/v1/touchpoints/${code}/ratings/${sent.id}`
    expect((await bodyOf(request('PATCH', address, { stars: 5 }, headers))).code).toBe('receipt_wrong')
    expect((await bodyOf(request('DELETE', address, undefined, headers))).code).toBe('receipt_wrong')
  })

  it('brings neither a receipt nor an invitation, which only customers have', async () => {
    const { enter } = await openLine()
    const { receipt } = newRating()
    for (const more of [{ receipt }, { invitation: receipt }, { proof: 'open' }]) {
      expect(await bodyOf(enter({ stars: 5, ...more }))).toMatchObject({ code: 'invalid_body' })
    }
  })

  it('is entered by agents, at touchpoints that ask', async () => {
    const business = await openLine()
    const { owner, path, code, enter } = business
    const agent = await addMember(business, 'agent')
    expect((await enter({ stars: 3 }, agent)).status).toBe(201)
    await owner.call('PATCH', `${path}/touchpoints/${code}`, { status: 'paused' })
    expect((await bodyOf(enter({ stars: 3 }))).code).toBe('touchpoint_paused')
  })
})
