// Who and where, why, and what was done about it.
import { beforeAll, describe, expect, it } from 'vitest'
import { newRating } from '../support/rating.ts'
import { claim, openBusiness } from './support/people.ts'
import { bodyOf, request } from './support/shop.ts'

beforeAll(claim)

const openTwo = async () => {
  const { owner, path, slug } = await openBusiness()
  const open = async (body: object): Promise<string> =>
    (await bodyOf(owner.call('POST', `${path}/touchpoints`, { name: 'Till', channel: 'web', ...body }))).code
  const rate = async (code: string, count: number, stars: number, more: object = {}) => {
    for (let at = 0; at < count; at += 1) {
      const answer = await request('POST', `/v1/touchpoints/${code}/ratings`, newRating({ stars, ...more }))
      expect(answer.status).toBe(201)
    }
  }
  const read = (query = '') => bodyOf(owner.call('GET', `${path}/insights${query}`))
  return { owner, path, slug, open, rate, read }
}

describe('the groups', () => {
  it('are compared with all the others, and hidden where they are small', async () => {
    const { open, rate, read } = await openTwo()
    const web = await open({ stage: 'buy' })
    const kiosk = await open({ channel: 'kiosk', stage: 'use' })
    const mail = await open({ channel: 'email' })
    await rate(web, 12, 5)
    await rate(kiosk, 12, 2)
    await rate(kiosk, 1, 3)
    await rate(mail, 3, 4)
    const { channels, stages, touchpoints } = await read()
    expect(channels.map(({ key, isHidden }: { key: string; isHidden: boolean }) => [key, isHidden])).toEqual([
      ['kiosk', false],
      ['web', true],
      ['email', true],
    ])
    const [first] = channels
    expect(first.stars.now.value).toBeCloseTo(27 / 13, 12)
    // Beside twelve fives and three fours.
    expect(first.apart.difference).toBeCloseTo(27 / 13 - 72 / 15, 12)
    // R: t.test of each at 95 %, their distances added as squares. One group is shown: one comparison.
    expect(first.apart.low).toBeCloseTo(-2.984017703, 6)
    expect(first.apart.high).toBeCloseTo(-2.439064994, 6)
    expect(stages.map(({ key }: { key: string }) => key)).toEqual(['use', 'buy', ''])
    expect(touchpoints.map(({ key }: { key: string }) => key)).toEqual([kiosk, web, mail])
  })

  it('are each beside the others, at a level at which all three hold together', async () => {
    const { open, rate, read } = await openTwo()
    const [web, kiosk, mail] = [await open({}), await open({ channel: 'kiosk' }), await open({ channel: 'email' })]
    for (const [code, n, stars] of [
      [web, 8, 5],
      [web, 4, 4],
      [kiosk, 10, 3],
      [kiosk, 3, 4],
      [mail, 9, 2],
      [mail, 3, 3],
    ])
      await rate(code as string, n as number, stars as number)
    const { channels } = await read()
    const { apart } = channels.find(({ key }: { key: string }) => key === 'web')
    // R: t.test(..., conf.level = 1 - .05/3) of 8 fives and 4 fours, cut at 5, and of all the others.
    expect(apart.low).toBeCloseTo(1.380136288, 6)
    expect(apart.high).toBeCloseTo(2.38383222, 6)
  })

  it('tell new customers from those who came back', async () => {
    const { open, rate, read } = await openTwo()
    const code = await open({ questions: ['customer_type'] })
    await rate(code, 11, 2, { answers: { customer_type: 1 } })
    await rate(code, 10, 5, { answers: { customer_type: 2 } })
    await rate(code, 5, 3)
    const { customerTypes } = await read()
    expect(
      customerTypes.map(({ key, stars }: { key: string; stars: { now: object } }) => [key, stars.now]),
    ).toMatchObject([
      ['1', { n: 11, value: 2 }],
      ['2', { n: 10, value: 5 }],
    ])
  })
})

describe('the causes', () => {
  it('stand by how often they were named, as shares of those who answered', async () => {
    const { open, rate, read } = await openTwo()
    const code = await open({ questions: ['causes', 'delights'] })
    await rate(code, 3, 1, { answers: { causes: [6, 8] } })
    await rate(code, 2, 2, { answers: { causes: [8] } })
    await rate(code, 4, 5, { answers: { delights: [1] } })
    const { causes, delights } = await read()
    expect(causes).toMatchObject({
      answered: 5,
      named: [
        { value: 8, count: 5, share: 1, cumulated: 5 / 8 },
        { value: 6, count: 3, share: 0.6, cumulated: 1 },
      ],
    })
    expect(delights).toEqual({ answered: 4, named: [] })
  })
})

describe('the trend', () => {
  it('says which days are signals', async () => {
    const { open, rate, read, owner, path } = await openTwo()
    const code = await open({})
    await rate(code, 20, 5)
    const { trend, centre, step } = await read()
    expect(step).toBe('week')
    expect(centre).toBe(1)
    expect(trend.at(-1)).toMatchObject({ n: 20, satisfied: 20, share: 1, isSignal: false })
    expect(trend.at(0)).toMatchObject({ n: 0, share: null, low: null })
    expect((await owner.call('GET', `${path}/insights?from=2026-02-30`)).status).toBe(422)
  })
})

describe('a question of your own', () => {
  it('is told of by its kind: a mean, a share, counts, and what Kano finds', async () => {
    const { owner, path, open, rate, read } = await openTwo()
    const make = async (question: object) => (await bodyOf(owner.call('POST', `${path}/questions`, question))).key
    const fit = await make({ kind: 'scale', high: 3, wording: { en: { text: 'Fit?', labels: ['small', 'big'] } } })
    const parked = await make({ kind: 'yes_no', wording: { en: { text: 'Parked?' } } })
    const loaves = await make({ kind: 'choices', wording: { en: { text: 'Which?', labels: ['rye', 'oat'] } } })
    const music = await make({ kind: 'feature', wording: { en: { text: 'With?', without: 'Without?' } } })
    const words = await make({ kind: 'text', wording: { en: { text: 'Else?' } } })
    const code = await open({ questions: [fit, parked, loaves, music, words] })
    const answers = { [fit]: 3, [parked]: 1, [loaves]: [1, 2], [music]: 5, [words]: 'Rye.' }
    await rate(code, 6, 5, { answers })
    await rate(code, 2, 4, { answers: { [fit]: 1, [parked]: 0, [loaves]: [2], [music]: 13 } })
    const { own } = await read()
    expect(own.map(({ question }: { question: { key: string } }) => question.key)).toEqual([
      fit,
      parked,
      loaves,
      music,
      words,
    ])
    expect(own[0]).toMatchObject({ low: 1, counts: [2, 0, 6], now: { n: 8, value: 2.5 } })
    expect(own[1]).toMatchObject({ low: 0, counts: [2, 6], now: { n: 8, value: 0.75 } })
    expect(own[2]).toMatchObject({ low: 0, counts: [8, 6, 8], now: { n: 8, value: null } })
    // Of six in eight: R’s prop.test(6, 8, correct = FALSE). The mean by t.test(c(1, 1, 3, 3, 3, 3, 3, 3)), cut at 3.
    expect(own[0].shares[2].low).toBeCloseTo(0.409275, 5)
    expect(own[0].shares[2].high).toBeCloseTo(0.928521, 5)
    expect(own[0].now.low).toBeCloseTo(1.725995, 5)
    expect(own[0].now.high).toBe(3)
    expect(own[2].shares.map(({ share }: { share: number }) => share)).toEqual([0.75, 1])
    expect(own[4]).toMatchObject({ shares: [], coverage: { n: 8, value: 0.75 } })
    // Liked with it and disliked without: one-dimensional; neutral to both: indifferent.
    expect(own[3]).toMatchObject({ now: { n: 8 }, kano: { kinds: { O: 6, I: 2 }, better: 0.75, worse: -0.75 } })
    expect(own[4]).toMatchObject({ counts: [6], now: { n: 6, value: null } })
  })
})

describe('what was done about ratings', () => {
  it('is counted once each, and taken back with what is taken back', async () => {
    const { owner, path, open, rate, read } = await openTwo()
    const code = await open({})
    await rate(code, 6, 2)
    const set = (number: number, status: string) =>
      owner.call('PATCH', `${path}/inbox`, { changes: [{ number, change: { status } }] })
    for (const number of [1, 2, 3, 4, 5]) await owner.call('PUT', `${path}/inbox/${number}/reply`, { text: 'Sorry.' })
    await owner.call('PUT', `${path}/inbox/1/reply`, { text: 'Very sorry.' })
    await owner.call('DELETE', `${path}/inbox/2/reply`)
    await owner.call('PUT', `${path}/inbox/2/reply`, { text: 'Sorry again.' })
    await set(1, 'resolved')
    await set(1, 'resolved')
    await set(2, 'resolved')
    await set(2, 'in_progress')
    await set(6, 'resolved')
    const { cases } = await read()
    expect(cases).toMatchObject({ opened: 6, resolved: 2, replied: 5, half: 1, soon: { n: 5, value: 1 } })
    expect(cases.times).toEqual([5, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    expect(cases.timeShares).toHaveLength(10)
    expect(cases.timeShares[0]).toMatchObject({ share: 1, high: 1 })
    expect(cases.timeShares[0].low).toBeCloseTo(0.565518, 5)
    await set(6, 'new')
    expect((await read()).cases).toMatchObject({ opened: 5, resolved: 1 })
  })
})

describe('the subjects', () => {
  const named = (rows: { subject: string }[]) => rows.map(({ subject }) => subject)

  it('are put in an order only where they have thirty ratings', async () => {
    const { owner, path, open, rate } = await openTwo()
    const code = await open({})
    await rate(code, 30, 4, { subject: 'Rye' })
    await rate(code, 31, 5, { subject: 'Oat' })
    await rate(code, 11, 5, { subject: 'Bun' })
    const found = await bodyOf(owner.call('GET', `${path}/insights/subjects`))
    expect(found).toMatchObject({ kinds: [{ kind: '' }], more: false })
    const [{ ranked, others }] = found.kinds
    expect(named(ranked)).toEqual(['Oat', 'Rye'])
    expect(others).toMatchObject([{ subject: 'Bun', rank: null, stars: { n: 11, value: 5 } }])
    const rye = await bodyOf(owner.call('GET', `${path}/insights?subject=Rye`))
    expect(rye.stars.now).toMatchObject({ n: 30, value: 4 })
  })

  it('are beside their own kind alone, at a level at which all of it hold together', async () => {
    const { owner, path, open, rate } = await openTwo()
    const loaves = await open({ subjectKind: 'product' })
    const people = await open({ channel: 'in_person', subjectKind: 'agent' })
    for (const [subject, n, stars] of [
      ['Rye', 8, 5],
      ['Rye', 4, 4],
      ['Oat', 10, 3],
      ['Oat', 3, 4],
      ['Bun', 9, 2],
      ['Bun', 3, 3],
    ])
      await rate(loaves, n as number, stars as number, { subject })
    await rate(people, 12, 1, { subject: 'Anna' })
    await rate(people, 10, 5, { subject: 'Rye' })
    const { kinds } = await bodyOf(owner.call('GET', `${path}/insights/subjects`))
    expect(kinds.map(({ kind, others }: never) => [kind, named(others)])).toEqual([
      ['product', ['Oat', 'Bun', 'Rye']],
      ['agent', ['Anna', 'Rye']],
    ])
    const { apart } = kinds[0].others[2]
    // R: t.test(..., conf.level = 1 - .05/3) of 8 fives and 4 fours, cut at 5, and of all the others.
    expect(apart.low).toBeCloseTo(1.380136288, 6)
    expect(apart.high).toBeCloseTo(2.38383222, 6)
    expect(kinds[1].others[0].apart).toMatchObject({ difference: -4 })
  })

  it('are hidden where they are small, and the next with them', async () => {
    const { owner, path, open, rate } = await openTwo()
    const code = await open({})
    await rate(code, 31, 4, { subject: 'Oat' })
    await rate(code, 12, 4, { subject: 'Rye' })
    await rate(code, 9, 5, { subject: 'Bun' })
    const [{ ranked, others }] = (await bodyOf(owner.call('GET', `${path}/insights/subjects`))).kinds
    expect(ranked).toMatchObject([{ subject: 'Oat', isHidden: false, stars: { value: 4 } }])
    expect(others).toMatchObject([
      { subject: 'Rye', isHidden: true, apart: null, stars: { n: 12, value: null }, satisfied: { value: null } },
      { subject: 'Bun', isHidden: true, apart: null, stars: { n: 9, value: null }, satisfied: { value: null } },
    ])
  })
})
