import { describe, expect, it } from 'vitest'
import { questionKeys, questions, scales } from '../../worker/contract/questions.ts'
import { newRating } from '../support/rating.ts'
import { database } from './support/people.ts'
import { bodyOf, openShop, operator, request } from './support/shop.ts'

const asked = { questions: ['recommend', 'effort', 'resolved'] as never }
const counts = async (code: string) => {
  const sql = `SELECT question, value, n FROM tallies WHERE touchpoint = ? AND day = 'all' AND subject = '' AND n > 0 ORDER BY 1, 2`
  const { results } = await database().prepare(sql).bind(code).all<{ question: string; value: number; n: number }>()
  return results.map(({ question, value, n }) => [question, value, n])
}

describe('a touchpoint with questions', () => {
  it('hands them over in its order, in the language asked for', async () => {
    const { code } = await openShop({ name: 'Rye' }, asked)
    const form = await bodyOf(request('GET', `/v1/touchpoints/${code}?locale=en`))
    expect(form.questions.map(({ key }: { key: string }) => key)).toEqual(['recommend', 'effort', 'resolved'])
    expect(form.questions[0]).toMatchObject({ low: 0, high: 10, text: expect.stringContaining('recommend Rye') })
    expect(form.questions[2].labels).toEqual(['no', 'partly', 'yes'])
  })

  it('has, for every question in every language, a text and a word for each answer or for both ends', async () => {
    for (let first = 0; first < questionKeys.length; first += 8) {
      const some = questionKeys.slice(first, first + 8)
      const { code } = await openShop({ name: 'Rye' }, { questions: some })
      for (const locale of ['en', 'lv', 'sk', 'fi', 'el']) {
        const form = await bodyOf(request('GET', `/v1/touchpoints/${code}?locale=${locale}`))
        for (const { key, text, low, high, labels, kind } of form.questions) {
          expect([low, high]).toEqual(scales[questions[key as keyof typeof questions]])
          expect([key, text.includes('{')]).toEqual([key, false])
          expect([2, kind === 'text' ? 0 : high - low + 1]).toContain(labels.length)
        }
      }
    }
  })

  it.each([
    [['recommend', 'recommend'], 'asked_twice'],
    [['weather'], 'not_allowed'],
    [questionKeys.slice(0, 25), 'too_many'],
  ])('refuses the questions %j', async (wanted, code) => {
    const { slug } = await openShop()
    const body = { name: 'Till', channel: 'web', questions: wanted }
    const answer = await request('POST', `/v1/businesses/${slug}/touchpoints`, body, operator)
    expect(answer.status).toBe(422)
    expect((await bodyOf(answer)).errors[0].code).toBe(code)
  })
})

describe('answers', () => {
  it('are counted when they come, when they change, and when they go', async () => {
    const shop = await openShop({}, asked)
    const rating = newRating({ stars: 4 })
    await shop.rate(rating)
    expect(await counts(shop.code)).toEqual([['stars', 4, 1]])
    await shop.amend(rating, { answers: { recommend: 9, effort: 7 } })
    expect(await counts(shop.code)).toEqual([
      ['effort', 7, 1],
      ['recommend', 9, 1],
      ['stars', 4, 1],
    ])
    await shop.amend(rating, { answers: { recommend: 2 } })
    expect(await counts(shop.code)).toEqual([
      ['recommend', 2, 1],
      ['stars', 4, 1],
    ])
    await shop.withdraw(rating)
    expect(await counts(shop.code)).toEqual([['withdrawn_stars', 4, 1]])
  })

  it('come with the rating itself, are read back by its customer, and make no other rating of a retry', async () => {
    const shop = await openShop({}, asked)
    const rating = { ...newRating({ stars: 4 }), answers: { resolved: 3, recommend: 10 } }
    expect((await shop.rate(rating)).status).toBe(201)
    expect((await shop.rate(rating)).status).toBe(200)
    const own = await bodyOf(
      request('GET', `${shop.ratings}/${rating.id}`, undefined, { authorization: `Bearer ${rating.receipt}` }),
    )
    expect(own.answers).toEqual({ resolved: 3, recommend: 10 })
    const inbox = await bodyOf(request('GET', `/v1/businesses/${shop.slug}/inbox`, undefined, operator))
    expect(inbox.cases[0].answers).toEqual({ resolved: 3, recommend: 10 })
    expect((await shop.rate({ ...rating, answers: { resolved: 1 } } as never)).status).toBe(409)
  })

  it('to what is not asked are left out, and the rest is saved', async () => {
    const shop = await openShop({}, asked)
    const rating = newRating({ stars: 4 })
    await shop.rate(rating)
    const amended = await shop.amend(rating, { comment: 'Quick.', answers: { speed: 5, recommend: 8 } })
    expect(await bodyOf(amended)).toMatchObject({ comment: 'Quick.', answers: { recommend: 8 } })
  })

  it.each([
    [{ recommend: 11 }, '/answers/recommend'],
    [{ recommend: -1 }, '/answers/recommend'],
    [{ recommend: 3.5 }, '/answers/recommend'],
    [{ recommend: '9' }, '/answers/recommend'],
    [{ recommend: null }, '/answers/recommend'],
    [{ weather: 1 }, '/answers/weather'],
    ['nine', '/answers'],
  ])('of the kind %j are refused', async (answers, pointer) => {
    const shop = await openShop({}, asked)
    const rating = newRating({ stars: 4 })
    await shop.rate(rating)
    const answer = await shop.amend(rating, { answers })
    expect(answer.status).toBe(422)
    expect((await bodyOf(answer)).errors[0].pointer).toBe(pointer)
    expect(await counts(shop.code)).toEqual([['stars', 4, 1]])
  })

  it('do not make a rating “changed by the customer”', async () => {
    const shop = await openShop({}, asked)
    const rating = newRating({ stars: 4 })
    await shop.rate(rating)
    const { amendedAt } = await bodyOf(shop.amend(rating, { answers: { recommend: 9 } }))
    expect(amendedAt).toBeNull()
  })
})
