import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { roles, scopesOf } from '../../worker/contract/access.ts'
import { capacity } from '../../worker/lane/queue.ts'
import { ratingDraft } from '../support/draft.ts'
import { bodyOf, openShop, operator, request } from './support/shop.ts'

describe('the API over HTTP', () => {
  it('answers an unknown path with a problem', async () => {
    for (const [method, path] of [
      ['GET', '/v1/nothing'],
      ['GET', '/v1/'],
      ['GET', '/v1/touchpoints'],
      ['GET', '/nothing'],
      ['POST', '/b/nothing/'],
      ['PUT', '/r'],
    ] as const) {
      const answer = await request(method, path)
      expect(answer.status).toBe(404)
      expect(answer.headers.get('content-type')).toBe('application/problem+json')
      expect(await bodyOf(answer)).toMatchObject({
        status: 404,
        code: 'unknown_path',
        requestId: expect.stringMatching(/.+/),
      })
    }
  })

  it('answers a wrong method with 405 and the right ones', async () => {
    const shop = await openShop()
    const cases = [
      ['PUT', shop.ratings, 'GET, POST, HEAD, OPTIONS'],
      ['DELETE', `/v1/touchpoints/${shop.code}`, 'GET, HEAD, OPTIONS'],
      ['POST', `${shop.ratings}/x`, 'GET, PATCH, DELETE, HEAD, OPTIONS'],
    ] as const
    for (const [method, path, allow] of cases) {
      const answer = await request(method, path)
      expect(answer.status).toBe(405)
      expect(answer.headers.get('allow')).toBe(allow)
      expect((await bodyOf(answer)).code).toBe('method_not_allowed')
    }
  })

  it('says when to come again while too much is waiting', async () => {
    const shop = await openShop()
    const row = await env.DB.prepare('SELECT business_id AS id FROM touchpoints WHERE code = ?1')
      .bind(shop.code)
      .first<{ id: string }>()
    const business = { id: row?.id ?? '', shard: 'DB' }
    const crowd = Array.from({ length: capacity }, () => ({ kind: 'rate', rating: ratingDraft() }) as const)
    const crowded = env.LANES.getByName(business.id).write(business, crowd)
    const answers = await Promise.all(Array.from({ length: 20 }, () => shop.rate()))
    const busy = answers.filter(({ status }) => status === 503)
    expect(busy.length).toBeGreaterThan(0)
    for (const answer of busy) {
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
      expect((await bodyOf(answer)).code).toBe('busy')
    }
    await crowded
    const saved = answers.filter(({ status }) => status === 201).length
    expect((await shop.summary()).n).toBe(saved)
    expect((await shop.rate()).status).toBe(201)
  })

  it('lets every page of the web call it, without credentials', async () => {
    const shop = await openShop()
    const preflight = await request('OPTIONS', shop.ratings, undefined, {
      origin: 'https://shop.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
    expect(preflight.headers.get('access-control-allow-credentials')).toBeNull()
    expect(Number(preflight.headers.get('access-control-max-age'))).toBeGreaterThan(3600)
  })

  it('never records on GET or HEAD', async () => {
    const shop = await openShop()
    for (const path of [`/r/${shop.code}?stars=5`, `/R/${shop.code}`, `/w/${shop.code}.js`, shop.ratings]) {
      for (const method of ['GET', 'HEAD']) expect((await request(method, path)).status).toBe(200)
    }
    expect((await shop.summary()).n).toBe(0)
  })

  it('takes the operator’s word for a business only with the token', async () => {
    const wanted = { slug: 'someone-else', name: 'Someone' }
    for (const headers of [{}, { authorization: 'Bearer x' }, { authorization: 'operator-token-of-the-tests' }]) {
      const answer = await request('POST', '/v1/businesses', wanted, headers as Record<string, string>)
      expect(answer.status).toBe(401)
      expect((await bodyOf(answer)).code).toMatch(/^(sign_in_needed|key_wrong)$/)
    }
    expect((await request('GET', '/v1/businesses/someone-else')).status).toBe(404)
  })

  it('refuses a slug or a code that is taken, and a business that cannot be', async () => {
    const shop = await openShop()
    const again = await request('POST', '/v1/businesses', { slug: shop.slug, name: 'Again' }, operator)
    expect(again.status).toBe(409)
    expect((await bodyOf(again)).code).toBe('slug_taken')
    const path = `/v1/businesses/${shop.slug}/touchpoints`
    const code = await request('POST', path, { name: 'x', channel: 'web', code: shop.code }, operator)
    expect((await bodyOf(code)).code).toBe('code_taken')
    for (const wrong of [
      { slug: 'Big Slug' },
      { timeZone: 'Mars/Base' },
      { website: 'javascript:alert(1)' },
      { name: '' },
    ]) {
      const answer = await request('POST', '/v1/businesses', { slug: 'fine-slug', name: 'Fine', ...wrong }, operator)
      expect(answer.status).toBe(422)
    }
  })

  it('moves a business’s version with every change that the public sees', async () => {
    const shop = await openShop()
    const version = async () => (await bodyOf(request('GET', `/v1/businesses/${shop.slug}`))).version
    const seen = [await version()]
    await shop.addTouchpoint()
    seen.push(await version())
    await shop.rate()
    seen.push(await version())
    expect(new Set(seen).size).toBe(3)
    expect(await version()).toBe(seen[2])
  })

  it('pages through the businesses', async () => {
    const shops = [await openShop(), await openShop(), await openShop()]
    const slugs: string[] = []
    let next: string | null = '/v1/businesses?limit=2'
    while (next) {
      const page: { businesses: { slug: string }[]; next: string | null } = await bodyOf(request('GET', next))
      slugs.push(...page.businesses.map(({ slug }) => slug))
      next = page.next
    }
    expect(slugs).toEqual([...slugs].sort())
    expect(slugs).toEqual(expect.arrayContaining(shops.map(({ slug }) => slug)))
  })

  it('describes itself as OpenAPI 3.1, every operation with its problems', async () => {
    const document = await bodyOf(request('GET', '/v1/openapi.json'))
    expect(document.openapi).toBe('3.1.0')
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path as object))
    expect(operations.length).toBeGreaterThanOrEqual(16)
    for (const operation of operations) {
      expect(operation.summary).toBeTruthy()
      expect(operation.tags).toHaveLength(1)
    }
    expect(document.components.schemas.NewRating.properties.stars).toMatchObject({
      type: 'integer',
      minimum: 1,
      maximum: 5,
    })
  })

  it('says of every guarded operation which scope it needs, and which roles have it', async () => {
    const { paths } = await bodyOf(request('GET', '/v1/openapi.json'))
    const operations = Object.values(paths).flatMap((path) => Object.values(path as object))
    const guarded = operations.filter((operation) => operation['x-scope'])
    expect(guarded.length).toBeGreaterThan(20)
    for (const { 'x-scope': scope, description } of guarded) {
      const holders = roles.filter((role) => scopesOf[role].includes(scope))
      expect(description).toMatch(`Needs the scope \`${scope}\`, which these roles have: ${holders.join(', ')}.`)
    }
  })
})
