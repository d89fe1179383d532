// Causes and delights, questions of a business's own, and how a customer may be reached.
import { describe, expect, it } from 'vitest'
import { newRating } from '../support/rating.ts'
import { change, own } from './support/owned.ts'
import { database } from './support/people.ts'
import { bodyOf, openShop, operator, request } from './support/shop.ts'

const counts = async (code: string) => {
  const sql = `SELECT question, value, n FROM tallies WHERE touchpoint = ? AND day = 'all' AND question <> 'stars' AND n > 0 ORDER BY 1, 2`
  const { results } = await database().prepare(sql).bind(code).all<{ question: string; value: number; n: number }>()
  return results.map(({ question, value, n }) => [question, value, n])
}
const questions = ['causes', 'delights', 'resolved'] as const
const openAsking = () => openShop({}, { questions: [...questions] })
const read = (shop: { ratings: string }, { id, receipt }: { id: string; receipt: string }) =>
  bodyOf(request('GET', `${shop.ratings}/${id}`, undefined, { authorization: `Bearer ${receipt}` }))
const ask = (slug: string, question: unknown) => request('POST', `/v1/businesses/${slug}/questions`, question, operator)
const detail = (slug: string, number: number) =>
  bodyOf(request('GET', `/v1/businesses/${slug}/inbox/${number}`, undefined, operator))

describe('what went wrong, and what delighted', () => {
  it('counts each cause once, and that there were any', async () => {
    const shop = await openAsking()
    await shop.rate({ ...newRating({ stars: 2 }), answers: { causes: [7, 6, 7] } })
    await shop.rate({ ...newRating({ stars: 1 }), answers: { causes: [6] } })
    expect(await counts(shop.code)).toEqual([
      ['causes', 0, 2],
      ['causes', 6, 2],
      ['causes', 7, 1],
    ])
  })

  it('keeps no causes beside four stars, and no delights beside three', async () => {
    const shop = await openAsking()
    const rating = { ...newRating({ stars: 4 }), answers: { causes: [1], delights: [3], resolved: 3 } }
    expect((await bodyOf(shop.rate(rating))).answers).toEqual({ delights: [3], resolved: 3 })
    const lower = await bodyOf(shop.amend(rating, { stars: 3 }))
    expect(lower.answers).toEqual({ resolved: 3 })
    const said = await bodyOf(shop.amend(rating, { answers: { causes: [2, 1], delights: [3] } }))
    expect(said.answers).toEqual({ causes: [1, 2] })
    expect(await counts(shop.code)).toEqual([
      ['causes', 0, 1],
      ['causes', 1, 1],
      ['causes', 2, 1],
    ])
    expect((await bodyOf(shop.amend(rating, { stars: 5 }))).answers).toEqual({})
    expect(await counts(shop.code)).toEqual([])
  })

  it('saves the same change twice as once', async () => {
    const shop = await openAsking()
    const rating = newRating({ stars: 4 })
    await shop.rate(rating)
    const changes = { stars: 2, answers: { delights: [3] } }
    await shop.amend(rating, changes)
    expect(await bodyOf(shop.amend(rating, changes))).toMatchObject({ stars: 2, answers: {} })
  })

  it.each([[[]], [[0]], [[13]], [3], ['rude'], [[1, 'rude']], [{}]])('refuses the causes %j', async (causes) => {
    const shop = await openAsking()
    const answer = await request('POST', shop.ratings, { ...newRating({ stars: 1 }), answers: { causes } })
    expect(answer.status).toBe(422)
    expect((await bodyOf(answer)).errors[0].pointer).toMatch(/^\/answers\/causes/)
  })
})

describe('a question of your own', () => {
  const size = {
    kind: 'scale',
    high: 7,
    wording: { en: { text: 'How did it fit?', labels: ['too small', 'too big'] } },
  }

  it.each([
    [size, 7, [4], [8, 0, 'big', [4]]],
    [{ kind: 'yes_no', wording: { en: { text: 'Did you park?' } } }, 1, [0], [2, 'yes']],
    [{ kind: 'choice', wording: { en: { text: 'Which?', labels: ['tea', 'coffee'] } } }, 2, [2], [3, 0]],
    [{ kind: 'choices', wording: { en: { text: 'Which?', labels: ['tea', 'rye', 'oat'] } } }, 3, [[3, 1]], [[4], 2]],
    [{ kind: 'text', wording: { en: { text: 'What else?' } } }, 0, ['Nothing.'], [1, [1]]],
    [{ kind: 'feature', wording: { en: { text: 'With music?', without: 'Without?' } } }, 25, [25], [26, 0]],
  ])('of the kind %j is asked, answered and counted', async (question, high, good, bad) => {
    const shop = await openShop()
    const made = await bodyOf(ask(shop.slug, question))
    expect(made).toMatchObject({ kind: question.kind, high })
    await change(shop, { questions: [made.key] })
    const form = await bodyOf(request('GET', `/v1/touchpoints/${shop.code}?locale=lv`))
    expect(form.questions[0]).toMatchObject({ key: made.key, text: question.wording.en.text })
    for (const answer of good) {
      const rated = await request('POST', shop.ratings, { ...newRating(), answers: { [made.key]: answer } })
      expect(rated.status).toBe(201)
    }
    for (const answer of bad) {
      const refused = await request('POST', shop.ratings, { ...newRating(), answers: { [made.key]: answer } })
      expect([answer, refused.status]).toEqual([answer, 422])
      expect((await bodyOf(refused)).errors[0].pointer).toContain(`/answers/${made.key}`)
    }
    expect((await counts(shop.code)).every(([key]) => key === made.key)).toBe(true)
    expect((await detail(shop.slug, 1)).case.answers[made.key]).toEqual(question.kind === 'choices' ? [1, 3] : good[0])
  })

  it('may be said in other words and other languages, but not be answered otherwise', async () => {
    const shop = await openShop()
    const { key } = await bodyOf(ask(shop.slug, size))
    const reword = (wording: unknown) =>
      request('PATCH', `/v1/businesses/${shop.slug}/questions/${key}`, { wording }, operator)
    const lv = { text: 'Vai derēja?', labels: ['par mazu', 'par lielu'] }
    expect((await reword({ en: { text: 'Fit?', labels: ['small', 'big'] }, lv })).status).toBe(200)
    await change(shop, { questions: [key] })
    const form = await bodyOf(request('GET', `/v1/touchpoints/${shop.code}?locale=lv`))
    expect(form.questions[0]).toMatchObject({ text: 'Vai derēja?', labels: ['par mazu', 'par lielu'], low: 1, high: 7 })
    const refused = await reword({ en: { text: 'Fit?', labels: ['small', 'right', 'big'] } })
    expect((await bodyOf(refused)).errors[0]).toMatchObject({ pointer: '/wording/en/labels', code: 'other_answers' })
  })

  it.each([
    [{ kind: 'choice', wording: { en: { text: 'Which?', labels: ['tea'] } } }, '/wording/en/labels'],
    [{ kind: 'scale', wording: { en: { text: 'Fit?' } } }, '/wording/en/labels'],
    [{ kind: 'scale', high: 11, wording: { en: { text: 'Fit?', labels: ['a', 'b'] } } }, '/high'],
    [{ kind: 'feature', wording: { en: { text: 'With?' } } }, '/wording/en/without'],
    [{ kind: 'text', wording: {} }, '/wording'],
    [{ kind: 'text', wording: { xx: { text: 'What?' } } }, '/wording/xx'],
    [{ kind: 'text', wording: { en: { text: '' } } }, '/wording/en/text'],
    [{ kind: 'song', wording: { en: { text: 'What?' } } }, '/kind'],
  ])('%j is refused', async (question, pointer) => {
    const { slug } = await openShop()
    const answer = await ask(slug, question)
    expect(answer.status).toBe(422)
    expect((await bodyOf(answer)).errors.map((one: { pointer: string }) => one.pointer)).toContain(pointer)
  })

  it('is asked by no other business', async () => {
    const [mine, theirs] = [await openShop(), await openShop()]
    const { key } = await bodyOf(ask(mine.slug, size))
    const answer = await change(theirs, { questions: [key] })
    expect(answer.status).toBe(422)
    expect((await bodyOf(answer)).errors).toEqual([
      { pointer: '/questions/0', code: 'unknown_question', detail: 'This business has no such question.' },
    ])
    expect((await own(theirs)).questions).toEqual([])
  })
})

describe('how a customer may be reached', () => {
  it('is seen by the customer and by who works on ratings, by nobody else, and goes with the rating', async () => {
    const shop = await openShop()
    const rating = { ...newRating({ stars: 1 }), comment: 'Cold soup.', publish: true, contact: 'anna@people.test' }
    await shop.rate(rating)
    expect((await read(shop, rating)).contact).toBe('anna@people.test')
    expect((await detail(shop.slug, 1)).contact).toBe('anna@people.test')
    for (const path of [`/v1/businesses/${shop.slug}/ratings`, shop.ratings, `/v1/businesses/${shop.slug}/inbox`]) {
      const answer = await request('GET', path, undefined, operator)
      expect([path, (await answer.text()).includes('anna@')]).toEqual([path, false])
    }
    await shop.withdraw(rating)
    expect((await read(shop, rating)).contact).toBeNull()
    const { results } = await database().prepare('SELECT contact FROM ratings WHERE id = ?').bind(rating.id).all()
    expect(results).toEqual([{ contact: null }])
  })
})

describe('a touchpoint made of a template', () => {
  it('begins with its questions, stage and subjects', async () => {
    const shop = await openShop({}, { template: 'after_call' })
    expect(await own(shop)).toMatchObject({
      channel: 'web',
      stage: 'get_help',
      subjectKind: 'agent',
      askAtMost: 4,
      questions: expect.arrayContaining(['causes', 'delights', 'resolved', 'contacts', 'agent']),
    })
  })
})
