import { beforeAll, describe, expect, it } from 'vitest'
import { jpeg, png, webp } from '../support/picture.ts'
import { newRating } from '../support/rating.ts'
import { claim, openBusiness as openWith, type Person, signUp } from './support/people.ts'
import { bodyOf, openShop, operator, request } from './support/shop.ts'

let anna: Person
let ben: Person
beforeAll(async () => {
  await claim()
  anna = await signUp('Anna')
  ben = await signUp('Ben')
})
const openBusiness = () => openWith(anna)

const freshSlug = () => `new-${crypto.randomUUID().slice(0, 8)}`
const actionsOf = async ({ owner, path }: { owner: Person; path: string }): Promise<string[]> =>
  (await bodyOf(owner.call('GET', `${path}/audit`))).entries.map(({ action }: { action: string }) => action)

describe('the profile', () => {
  it('changes what is named and leaves the rest', async () => {
    const { owner, path, slug } = await openBusiness()
    const before = await bodyOf(owner.call('GET', `${path}/profile`))
    const changes = { name: 'Rye & Salt', website: 'https://rye.example', accent: '#1A7F64', retentionMonths: 24 }
    const changed = await bodyOf(owner.call('PATCH', path, changes))
    expect(changed).toMatchObject({
      ...changes,
      website: 'https://rye.example/',
      accent: '#1a7f64',
      slug,
      locale: 'en',
      timeZone: 'UTC',
      closesAt: null,
      formerSlugs: [],
    })
    expect(changed.version).not.toBe(before.version)
    expect(await bodyOf(owner.call('GET', `${path}/profile`))).toEqual(changed)
    const cleared = await bodyOf(owner.call('PATCH', path, { website: null, accent: null, retentionMonths: null }))
    expect(cleared).toMatchObject({ name: 'Rye & Salt', website: null, accent: null, retentionMonths: null })
  })

  it('keeps from the public what is the business’s own affair', async () => {
    const { owner, path } = await openBusiness()
    await owner.call('PATCH', path, { retentionMonths: 24, accent: '#000000' })
    const seen = await bodyOf(request('GET', path))
    expect(seen).toMatchObject({ accent: '#000000', logo: null })
    for (const own of ['retentionMonths', 'closesAt', 'formerSlugs', 'id']) expect(seen).not.toHaveProperty(own)
  })

  it.each([
    [{}, '', 'empty'],
    [{ name: '' }, '/name', 'too_short'],
    [{ accent: 'red' }, '/accent', 'wrong_format'],
    [{ accent: '#12345' }, '/accent', 'wrong_format'],
    [{ timeZone: 'Mars/Base' }, '/timeZone', 'unknown_time_zone'],
    [{ website: 'javascript:alert(1)' }, '/website', 'wrong_format'],
    [{ slug: 'Big Slug' }, '/slug', 'wrong_format'],
    [{ retentionMonths: 0 }, '/retentionMonths', 'too_small'],
    [{ retentionMonths: 121 }, '/retentionMonths', 'too_large'],
    [{ closesAt: null }, '/closesAt', 'unknown_field'],
  ])('does not take %j', async (changes, pointer, code) => {
    const { owner, path } = await openBusiness()
    const answer = await owner.call('PATCH', path, changes)
    expect(answer.status).toBe(422)
    expect((await bodyOf(answer)).errors[0]).toMatchObject({ pointer, code })
  })

  it('leaves ratings on their day when the time zone changes', async () => {
    const shop = await openShop({ timeZone: 'Pacific/Kiritimati' })
    await shop.rate(newRating({ comment: 'Good.', publish: true }))
    const list = async () => (await bodyOf(request('GET', `/v1/businesses/${shop.slug}/ratings`))).ratings
    const [before] = await list()
    await request('PATCH', `/v1/businesses/${shop.slug}`, { timeZone: 'Pacific/Niue' }, operator)
    expect((await list())[0]).toEqual(before)
  })

  it('is written into the audit', async () => {
    const business = await openBusiness()
    await business.owner.call('PATCH', business.path, { name: 'Other' })
    expect(await actionsOf(business)).toContain('business.changed')
  })
})

describe('a former slug', () => {
  const renamed = async () => {
    const business = await openBusiness()
    const next = freshSlug()
    const answer = await business.owner.call('PATCH', business.path, { slug: next })
    expect(answer.status).toBe(200)
    return { ...business, old: business.slug, next }
  }

  it('leads the public to the new one, whatever is asked for', async () => {
    const { old, next } = await renamed()
    for (const rest of ['', '/summary?from=2026-01-01', '/ratings', '/touchpoints', '/subjects/Rye/summary', '/logo']) {
      const answer = await request('GET', `/v1/businesses/${old.toUpperCase()}${rest}`)
      expect([rest, answer.status]).toEqual([rest, 308])
      expect(answer.headers.get('location')).toBe(`/v1/businesses/${next}${rest}`)
      expect(answer.headers.get('access-control-allow-origin')).toBe('*')
      expect(await bodyOf(answer)).toMatchObject({ code: 'business_moved' })
    }
    expect((await bodyOf(request('GET', `/v1/businesses/${next}`))).slug).toBe(next)
  })

  it('works for the team as the new one does, and tells strangers nothing', async () => {
    const { owner, old, next } = await renamed()
    expect((await bodyOf(owner.call('GET', `/v1/businesses/${old}/profile`))).slug).toBe(next)
    expect((await owner.call('PATCH', `/v1/businesses/${old}`, { name: 'Known' })).status).toBe(200)
    for (const path of [`/v1/businesses/${old}/profile`, '/v1/businesses/there-is-none/profile']) {
      expect(await bodyOf(ben.call('GET', path))).toMatchObject({ status: 404, code: 'unknown_business' })
      expect((await request('GET', path)).status).toBe(401)
    }
  })

  it('is given to nobody else, and can be taken back', async () => {
    const { owner, old, next } = await renamed()
    const other = await openWith(ben)
    const opened = await other.owner.call('POST', '/v1/businesses', { slug: old, name: 'Thief' })
    const taken = await other.owner.call('PATCH', other.path, { slug: old })
    for (const answer of [opened, taken])
      expect(await bodyOf(answer)).toMatchObject({ status: 409, code: 'slug_taken' })
    expect((await bodyOf(request('GET', other.path))).slug).toBe(other.slug)
    expect((await bodyOf(owner.call('GET', `/v1/businesses/${next}/profile`))).formerSlugs).toEqual([old])
    const back = await bodyOf(owner.call('PATCH', `/v1/businesses/${next}`, { slug: old }))
    expect(back).toMatchObject({ slug: old, formerSlugs: [next] })
    expect((await request('GET', `/v1/businesses/${next}`)).headers.get('location')).toBe(`/v1/businesses/${old}`)
    expect((await request('GET', `/v1/businesses/${old}`)).status).toBe(200)
  })

  it('of several all lead to the newest', async () => {
    const { owner, old, next } = await renamed()
    const newest = freshSlug()
    await owner.call('PATCH', `/v1/businesses/${next}`, { slug: newest })
    for (const slug of [old, next]) {
      expect((await request('GET', `/v1/businesses/${slug}`)).headers.get('location')).toBe(`/v1/businesses/${newest}`)
    }
  })

  it('stays one when two change the slug at once', async () => {
    const { owner, path, slug } = await openBusiness()
    const [one, two] = [freshSlug(), freshSlug()]
    const answers = await Promise.all([one, two].map((next) => owner.call('PATCH', path, { slug: next })))
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    const known = await bodyOf(owner.call('GET', `${path}/profile`))
    expect([known.slug, ...known.formerSlugs].sort()).toEqual([one, two, slug].sort())
  })

  it('is no slug of another business, also when its name is only another spelling', async () => {
    const [one, other] = [await openBusiness(), await openBusiness()]
    expect((await bodyOf(one.owner.call('PATCH', one.path, { slug: other.slug }))).code).toBe('slug_taken')
    expect((await bodyOf(one.owner.call('PATCH', one.path, { slug: one.slug }))).formerSlugs).toEqual([])
  })

  it.each([
    ['/b/{old}/', '/b/{new}/'],
    ['/b/{old}', '/b/{new}/'],
    ['/b/{old}/t/ABCD1234/?x=1', '/b/{new}/t/ABCD1234/?x=1'],
    ['/fi/b/{old}/testimonials/2/', '/fi/b/{new}/testimonials/2/'],
    ['/en/b/{old}/', '/b/{new}/'],
  ])('leads from the page %s to %s', async (from, to) => {
    const { old, next } = await renamed()
    const answer = await request('GET', from.replace('{old}', old), undefined, { accept: 'text/html' })
    expect(answer.status).toBe(301)
    expect(answer.headers.get('location')).toBe(to.replace('{new}', next))
    expect(answer.headers.get('cache-control')).toContain('max-age=0')
  })

  it('does not lead on from where the business is, nor from where none ever was', async () => {
    const { next } = await renamed()
    for (const path of [`/b/${next}/`, `/lv/b/${next}/`, '/b/there-is-none/', '/xx/b/there-is-none/', '/b/']) {
      expect([path, (await request('GET', path, undefined, { accept: 'text/html' })).status]).toEqual([path, 404])
    }
  })
})

describe('the logo', () => {
  const put = (owner: Person, path: string, bytes: BodyInit) =>
    owner.send('PUT', `${path}/logo`, bytes, { 'content-type': 'application/octet-stream' })

  it.each([
    ['image/png', png(300, 100)],
    ['image/jpeg', jpeg(300, 100)],
    ['image/webp', webp.lossy(300, 100)],
    ['image/webp', webp.lossless(300, 100)],
    ['image/webp', webp.extended(300, 100)],
  ])('is kept as it was sent: %s', async (type, bytes) => {
    const { owner, path } = await openBusiness()
    const before = await bodyOf(request('GET', path))
    const { logo } = await bodyOf(put(owner, path, bytes))
    const seen = await bodyOf(request('GET', path))
    expect(seen.logo).toBe(logo)
    expect((await bodyOf(put(owner, path, bytes))).version).toBe(seen.version)
    expect(seen.version).not.toBe(before.version)
    const answer = await request('GET', logo)
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes)
    expect(answer.headers.get('content-type')).toBe(type)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    const again = await request('GET', logo, undefined, { 'if-none-match': answer.headers.get('etag') ?? '' })
    expect(again.status).toBe(304)
  })

  it('has another address when it is another picture, and none when it is gone', async () => {
    const { owner, path } = await openBusiness()
    const { logo: first } = await bodyOf(put(owner, path, png(1, 1)))
    const { logo: second } = await bodyOf(put(owner, path, png(2, 2)))
    expect(second).not.toBe(first)
    expect((await owner.call('DELETE', `${path}/logo`)).status).toBe(204)
    expect((await bodyOf(request('GET', path))).logo).toBeNull()
    expect(await bodyOf(request('GET', second))).toMatchObject({ status: 404, code: 'unknown_logo' })
    expect(await actionsOf({ owner, path })).toEqual(expect.arrayContaining(['logo.changed', 'logo.removed']))
  })

  const broken: [string, BodyInit, number, string][] = [
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 415, 'picture_not_supported'],
    ['a GIF', 'GIF89a\x01\0\x01\0', 415, 'picture_not_supported'],
    ['nothing', '', 415, 'picture_not_supported'],
    ['half a PNG', png(1, 1).slice(0, 18), 415, 'picture_not_supported'],
    ['half a JPEG', jpeg(1, 1).slice(0, 12), 415, 'picture_not_supported'],
    ['half a WebP', webp.extended(1, 1).slice(0, 26), 415, 'picture_not_supported'],
    ['a PNG without a width', png(0, 5), 415, 'picture_not_supported'],
    ['a wide PNG', png(2049, 5), 422, 'picture_too_large'],
    ['a high JPEG', jpeg(5, 2049), 422, 'picture_too_large'],
    ['100,001 bytes', new Uint8Array(100_001), 413, 'body_too_large'],
  ]
  it.each(broken)('is not %s', async (_, bytes, status, code) => {
    const { owner, path } = await openBusiness()
    expect(await bodyOf(put(owner, path, bytes))).toMatchObject({ status, code })
    expect((await bodyOf(request('GET', path))).logo).toBeNull()
  })
})
