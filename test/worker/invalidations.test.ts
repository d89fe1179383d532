// The operator finds ratings to be fraud: in the open, once, and never a business by itself.
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { differences, figuresOf } from '../../worker/ledger/compare.ts'
import { readEntry } from '../../worker/ledger/entry.ts'
import { sealLedger } from '../../worker/ledger/seal.ts'
import { readEntries, readSize } from '../../worker/ledger/store.ts'
import { type Source, verifyLog } from '../../worker/ledger/verify.ts'
import { newRating } from '../support/rating.ts'
import { keyWith } from './support/callers.ts'
import { claim, openBusiness, signIn, signUp } from './support/people.ts'
import { bodyOf, openShop, operator, request } from './support/shop.ts'

const openLogged = async () => {
  const shop = await openShop()
  const { ledger } = await bodyOf(request('GET', `/v1/businesses/${shop.slug}`))
  const id = String(ledger).split('/').at(-1) ?? ''
  const read: Source = async (path) => new Uint8Array(await (await request('GET', `${ledger}/${path}`)).arrayBuffer())
  const own = ({ id: rating, receipt }: { id: string; receipt: string }) =>
    bodyOf(request('GET', `${shop.ratings}/${rating}`, undefined, { authorization: `Bearer ${receipt}` }))
  return {
    ...shop,
    id,
    own,
    invalidate: (body: object, headers: Record<string, string> = operator) =>
      request('POST', `/v1/businesses/${shop.slug}/invalidations`, { reason: 'A paid click farm.', ...body }, headers),
    list: async () => (await bodyOf(request('GET', `${shop.ratings}?limit=100`))).ratings,
    kinds: async () => (await readEntries(env.DB, id, 0, await readSize(env.DB, id))).map((one) => readEntry(one).kind),
    disclosure: () => bodyOf(request('GET', `/v1/businesses/${shop.slug}/disclosure`)),
    verify: async () => {
      await sealLedger(env, env.DB, id)
      return verifyLog(read, {})
    },
    inbox: async (path = '') => bodyOf(request('GET', `/v1/businesses/${shop.slug}/inbox${path}`, undefined, operator)),
  }
}

describe('an invalidated rating', () => {
  it('leaves score and list, stays in the ledger, and is counted apart by its stars, once', async () => {
    const { rate, invalidate, list, kinds, disclosure, verify, summary, inbox, slug } = await openLogged()
    for (const stars of [5, 1, 1, 4]) await rate(newRating({ stars, comment: 'Said.', publish: true }))
    expect(await bodyOf(invalidate({ numbers: [2, 3] }))).toEqual({ invalidated: 2, before: 0 })
    expect(await bodyOf(invalidate({ numbers: [3, 2, 3] }))).toEqual({ invalidated: 0, before: 2 })
    expect(await summary()).toMatchObject({ n: 2, stars: { 1: 0, 4: 1, 5: 1 }, withText: 2 })
    expect((await list()).map(({ number }: { number: number }) => number)).toEqual([4, 1])
    expect(await kinds()).toEqual(['rated', 'rated', 'rated', 'rated', 'invalidated', 'invalidated'])
    const said = await disclosure()
    expect(said).toMatchObject({
      received: 4,
      counted: { open: [0, 0, 0, 1, 1] },
      withdrawn: 0,
      invalidated: { fraud: [2, 0, 0, 0, 0] },
    })
    const { totals } = await verify()
    expect(totals.invalidated).toEqual({ fraud: [2, 0, 0, 0, 0] })
    expect(differences(figuresOf(said), figuresOf(totals))).toEqual([])
    const wrong = differences(figuresOf({ ...said, invalidated: {} }), figuresOf(totals))
    expect(wrong).toContainEqual({ what: 'invalidated fraud with 1 of 5 stars', said: '0', logged: '2' })
    const { cases } = await inbox()
    expect(cases.map(({ invalidatedAt }: { invalidatedAt: string | null }) => invalidatedAt !== null)).toEqual([
      false,
      true,
      true,
      false,
    ])
    const { entries } = await bodyOf(request('GET', `/v1/businesses/${slug}/audit`, undefined, operator))
    const noted = entries.filter(({ action }: { action: string }) => action === 'ratings.invalidated')
    expect(noted).toMatchObject([{ actor: 'operator', target: '2, 3: A paid click farm.' }])
  })

  it('is seen by its customer, who may withdraw it and not change it, and nothing is taken away twice', async () => {
    const { rate, amend, withdraw, own, invalidate, kinds, disclosure, verify } = await openLogged()
    const rating = newRating({ stars: 1, comment: 'Said.', publish: true })
    await rate(rating)
    await rate()
    expect(await own(rating)).toMatchObject({ state: 'counted', invalidatedAt: null })
    await invalidate({ numbers: [1] })
    const seen = await own(rating)
    expect(seen).toMatchObject({ state: 'invalidated', stars: 1, comment: 'Said.', entry: 2 })
    expect(Math.abs(Date.parse(seen.invalidatedAt) - Date.now())).toBeLessThan(600_000)
    const refused = await amend(rating, { stars: 5 })
    expect([refused.status, (await bodyOf(refused)).code]).toEqual([409, 'rating_invalidated'])
    expect((await rate(rating)).status).toBe(200)
    for (let n = 0; n < 2; n += 1) expect((await withdraw(rating)).status).toBe(200)
    expect(await own(rating)).toMatchObject({ state: 'withdrawn', comment: null })
    await invalidate({ numbers: [1] })
    expect(await kinds()).toEqual(['rated', 'rated', 'invalidated'])
    const said = await disclosure()
    expect(said).toMatchObject({ received: 2, withdrawn: 0, invalidated: { fraud: [1, 0, 0, 0, 0] } })
    expect(differences(figuresOf(said), figuresOf((await verify()).totals))).toEqual([])
  })

  it('is none where it was withdrawn before; its text can be withheld no more', async () => {
    const { rate, withdraw, invalidate, kinds, disclosure, verify, slug } = await openLogged()
    const rating = newRating()
    await rate(rating)
    await rate(newRating({ comment: 'Said.' }))
    await rate(newRating({ comment: 'Said.', stars: 2 }))
    const withhold = (number: number) =>
      request('PUT', `/v1/businesses/${slug}/inbox/${number}/withholding`, { reason: 'off_topic' }, operator)
    await withhold(3)
    await withdraw(rating)
    expect(await bodyOf(invalidate({ numbers: [1, 2, 3] }))).toEqual({ invalidated: 2, before: 1 })
    expect((await bodyOf(withhold(2))).code).toBe('rating_invalidated')
    expect((await kinds()).slice(3)).toEqual(['withheld', 'withdrawn', 'invalidated', 'invalidated'])
    const said = await disclosure()
    expect(said).toMatchObject({ withdrawn: 1, withheld: {}, invalidated: { fraud: [0, 1, 0, 1, 0] } })
    expect(differences(figuresOf(said), figuresOf((await verify()).totals))).toEqual([])
  })

  it('can be a whole burst, of which nothing counts any more', async () => {
    const { ratings, rate, invalidate, disclosure, summary, verify } = await openLogged()
    for (let n = 0; n < 25; n += 1)
      await request('POST', ratings, newRating({ stars: 1 }), { 'cf-connecting-ip': '203.0.113.44' })
    for (let n = 0; n < 5; n += 1) await rate()
    expect(await bodyOf(invalidate({ burst: 1 }))).toEqual({ invalidated: 25, before: 0 })
    const said = await disclosure()
    expect(said.bursts).toMatchObject({
      newest: [{ ratings: 25, stars: [0, 0, 0, 0, 0] }],
      withoutBursts: { n: 5, mean: 4 },
    })
    expect(await summary()).toMatchObject({ n: 5, mean: 4 })
    expect(differences(figuresOf(said), figuresOf((await verify()).totals))).toEqual([])
  })

  it('has to be there, with all others that are named, and with a reason', async () => {
    const { rate, invalidate, kinds } = await openLogged()
    await rate()
    for (const [body, status, code] of [
      [{ numbers: [1, 2] }, 404, 'unknown_rating'],
      [{ burst: 1 }, 404, 'unknown_rating'],
      [{ numbers: [] }, 422, 'invalid_body'],
      [{ numbers: [0] }, 422, 'invalid_body'],
      [{ numbers: [1], reason: ' ' }, 422, 'invalid_body'],
      [{ numbers: [1], burst: 1 }, 422, 'invalid_body'],
      [{}, 422, 'invalid_body'],
    ] as const) {
      const answer = await invalidate(body)
      expect([body, answer.status, (await bodyOf(answer)).code]).toEqual([body, status, code])
    }
    expect(await kinds()).toEqual(['rated'])
  })
})

describe('who may invalidate', () => {
  it('is the operator, signed in or by the token; not those who run the business, nor their keys', async () => {
    await claim()
    const business = await openBusiness(await signUp('Owner'))
    const path = `${business.path}/invalidations`
    const body = { numbers: [1], reason: 'We do not like it.' }
    const nobody = await request('POST', path, body)
    expect([nobody.status, (await bodyOf(nobody)).code]).toEqual([401, 'sign_in_needed'])
    const owner = await business.owner.call('POST', path, body)
    expect([owner.status, (await bodyOf(owner)).code]).toEqual([403, 'not_allowed'])
    const key = await request('POST', path, body, await keyWith(business, ['business:write', 'ratings:withhold']))
    expect([key.status, (await bodyOf(key)).code]).toEqual([403, 'not_allowed'])
    const { cookie } = await signIn('olga@candor.test')
    const signedIn = await request('POST', path, body, { cookie, origin: 'https://candor.test' })
    expect((await bodyOf(signedIn)).code).toBe('unknown_rating')
    const foreign = await request('POST', path, body, { cookie, origin: 'https://evil.test' })
    expect((await bodyOf(foreign)).code).toBe('foreign_origin')
    expect((await bodyOf(request('POST', path, body, operator))).code).toBe('unknown_rating')
  })
})
