import { beforeAll, describe, expect, it } from 'vitest'
import { newRating } from '../support/rating.ts'
import { claim, database, openBusiness as openWith, type Person, signUp } from './support/people.ts'
import { bodyOf, request } from './support/shop.ts'

let anna: Person
beforeAll(async () => {
  await claim()
  anna = await signUp('Anna')
})

/** A business with three shown comments, the first two of them featured. */
const openPraised = async () => {
  const business = await openWith(anna)
  const { path } = business
  const { code } = await bodyOf(anna.call('POST', `${path}/touchpoints`, { name: 'Till', channel: 'web' }))
  const sent = ['One.', 'Two.', 'Three.'].map((comment) => newRating({ comment, publish: true }))
  for (const rating of sent) await request('POST', `/v1/touchpoints/${code}/ratings`, rating)
  const feature = (number: number) => anna.call('PUT', `${path}/inbox/${number}/testimonial`)
  for (const number of [1, 2]) await feature(number)
  const list = () => bodyOf(request('GET', `${path}/testimonials`))
  const numbers = async () => (await list()).testimonials.map(({ number }: { number: number }) => number)
  const order = (wanted: unknown) => bodyOf(anna.call('PUT', `${path}/testimonials`, { numbers: wanted }))
  const asCustomer = (method: string, number: number, changes?: unknown) =>
    request(method, `/v1/touchpoints/${code}/ratings/${sent[number - 1]?.id}`, changes, {
      authorization: `Bearer ${sent[number - 1]?.receipt}`,
    })
  return { ...business, feature, list, numbers, order, asCustomer }
}

describe('the testimonials', () => {
  it('are what the business features, as the public sees it, with its reply', async () => {
    const { path, slug, list } = await openPraised()
    await anna.call('PUT', `${path}/inbox/2/reply`, { text: 'Thanks.' })
    expect(await list()).toMatchObject({
      business: { slug, name: 'Own', locale: 'en' },
      testimonials: [
        { number: 1, comment: 'One.', reply: null },
        { number: 2, comment: 'Two.', reply: { text: 'Thanks.' } },
      ],
    })
    const { ratings } = await bodyOf(request('GET', `${path}/ratings?sort=oldest`))
    expect((await list()).testimonials).toEqual(ratings.slice(0, 2))
  })

  it('stand in the order that the business gives them, and new ones come last', async () => {
    const { path, order, numbers, feature } = await openPraised()
    const version = async () => (await bodyOf(request('GET', path))).version
    const before = await version()
    expect((await order([2, 1])).testimonials).toMatchObject([{ number: 2 }, { number: 1 }])
    expect(await version()).not.toBe(before)
    await feature(3)
    expect(await numbers()).toEqual([2, 1, 3])
    await order([3, 1, 2])
    expect(await numbers()).toEqual([3, 1, 2])
    const { entries } = await bodyOf(anna.call('GET', `${path}/audit`))
    expect(entries[0]).toMatchObject({ action: 'testimonials.ordered', target: '3, 1, 2' })
  })

  it.each([[[1]], [[1, 2, 3]], [[1, 1]], [[1, 2, 2]], [[]], [[1, 99]]])('are not ordered by %j', async (wanted) => {
    const { order, numbers } = await openPraised()
    expect(await order(wanted)).toMatchObject({ status: 409, code: 'other_testimonials' })
    expect(await numbers()).toEqual([1, 2])
  })

  it.each([[['1', '2']], [[0, 1]], [[1.5, 2]], ['1,2'], [Array.from({ length: 101 }, () => 1)]])(
    'are not ordered by what are no numbers of ratings: %j',
    async (wanted) => {
      const { order } = await openPraised()
      expect(await order(wanted)).toMatchObject({ status: 422, code: 'invalid_body' })
    },
  )

  it('lose what is withdrawn, withheld or no longer to be shown, and may be ordered without it', async () => {
    const { path, numbers, feature, asCustomer, order } = await openPraised()
    await feature(3)
    await asCustomer('PATCH', 2, { publish: false })
    expect(await numbers()).toEqual([1, 3])
    await order([3, 1])
    await asCustomer('PATCH', 2, { publish: true })
    expect((await numbers()).toSorted()).toEqual([1, 2, 3])
    await anna.call('PUT', `${path}/inbox/3/withholding`, { reason: 'off_topic' })
    await asCustomer('DELETE', 1)
    expect(await numbers()).toEqual([2])
    await asCustomer('PATCH', 2, { comment: null })
    expect(await numbers()).toEqual([])
  })

  it('are a hundred at most', async () => {
    const { slug, numbers, feature, path } = await openPraised()
    const db = database()
    const id = await db.prepare('SELECT id FROM businesses WHERE slug = ?').bind(slug).first<string>('id')
    await db.batch([
      db
        .prepare(
          `INSERT INTO ratings (business_id, stars, seq, id, touchpoint, channel, proof, locale, day, publish, received_at, fingerprint, comment)
           WITH RECURSIVE n(i) AS (SELECT 4 UNION ALL SELECT i + 1 FROM n WHERE i < 101)
           SELECT ?, 5, i, 'x' || i, 'T', 'web', 'open', 'en', '2026-01-01', 1, i, x'00', 'Good.' FROM n`,
        )
        .bind(id),
      db
        .prepare('INSERT INTO testimonials SELECT business_id, seq, seq FROM ratings WHERE business_id = ? AND seq > 3')
        .bind(id),
    ])
    expect(await numbers()).toHaveLength(100)
    expect(await bodyOf(feature(3))).toMatchObject({ status: 409, code: 'too_many_testimonials' })
    expect((await feature(1)).status).toBe(200)
    await anna.call('DELETE', `${path}/inbox/1/testimonial`)
    expect((await feature(3)).status).toBe(200)
    expect((await numbers()).at(-1)).toBe(3)
  })

  it('of a former slug are those of the new one', async () => {
    const { path, slug } = await openPraised()
    await anna.call('PATCH', path, { slug: `${slug}-new` })
    const answer = await request('GET', `${path}/testimonials`)
    expect(answer.headers.get('location')).toBe(`${path}-new/testimonials`)
  })
})
