import { describe, expect, it } from 'vitest'
import { newId, newRating } from '../support/rating.ts'
import { bodyOf, openShop, request } from './support/shop.ts'

type Case = [name: string, change: Record<string, unknown>, pointer: string, code: string]

const fields: Case[] = [
  ['no stars', { stars: 0 }, '/stars', 'too_small'],
  ['six stars', { stars: 6 }, '/stars', 'too_large'],
  ['four and a half stars', { stars: 4.5 }, '/stars', 'not_whole'],
  ['stars as text', { stars: '5' }, '/stars', 'wrong_type'],
  ['stars of null', { stars: null }, '/stars', 'wrong_type'],
  ['stars left out', { stars: undefined }, '/stars', 'missing'],
  ['stars in a list', { stars: [5] }, '/stars', 'wrong_type'],
  ['a comment of 5,001 characters', { comment: 'x'.repeat(5001) }, '/comment', 'too_long'],
  ['NUL in the comment', { comment: 'a\u0000b' }, '/comment', 'control_character'],
  ['an escape in the name', { author: 'a\u001bb' }, '/author', 'control_character'],
  ['a lone surrogate', { comment: 'a\ud800b' }, '/comment', 'lone_surrogate'],
  ['200 combining marks', { comment: `e${'\u0301'.repeat(200)}` }, '/comment', 'too_many_marks'],
  ['a comment that is a number', { comment: 5 }, '/comment', 'wrong_type'],
  ['a name of 101 characters', { author: 'x'.repeat(101) }, '/author', 'too_long'],
  ['consent as text', { publish: 'yes' }, '/publish', 'wrong_type'],
  ['an id that is no UUIDv7', { id: '7a3c9e2e-0b5e-4b7e-9b0e-2f7f4d1c2a3b' }, '/id', 'wrong_format'],
  ['an id left out', { id: undefined }, '/id', 'missing'],
  ['a receipt that is too short', { receipt: 'abc' }, '/receipt', 'wrong_format'],
  ['a language nobody speaks here', { locale: 'xx' }, '/locale', 'not_allowed'],
  ['a field that is not known', { proof: 'invited' }, '/proof', 'unknown_field'],
]

const stream = (chunks: Uint8Array[]) =>
  new ReadableStream({
    pull: (controller) => {
      const chunk = chunks.shift()
      if (chunk) controller.enqueue(chunk)
      else controller.close()
    },
  })

describe('bad input', () => {
  it.each(fields)('%s', async (_, change, pointer, code) => {
    const shop = await openShop()
    const answer = await shop.rate({ ...newRating(), ...change } as never)
    expect(answer.status).toBe(422)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    const problem = await bodyOf(answer)
    expect(problem.code).toBe('invalid_body')
    expect(problem.errors).toEqual([{ pointer, code, detail: expect.any(String) }])
    expect((await shop.summary()).n).toBe(0)
  })

  it.each([
    ['application/json;', 201],
    ['application/json ; charset=utf-8', 201],
    ['application/json; charset="UTF-8";', 201],
    ['application/json; charset=utf-16', 415],
    ['application/json; x', 415],
    ['application/jsonp', 415],
  ])('the type %s is answered %d', async (type, status) => {
    const shop = await openShop()
    expect((await request('POST', shop.ratings, newRating(), { 'content-type': type })).status).toBe(status)
  })

  it('an id in capitals is the same id', async () => {
    const shop = await openShop()
    const rating = newRating()
    expect((await shop.rate(rating)).status).toBe(201)
    expect((await shop.rate({ ...rating, id: rating.id.toUpperCase() })).status).toBe(200)
    expect((await shop.amend({ ...rating, id: rating.id.toUpperCase() }, { stars: 1 })).status).toBe(200)
    expect(await shop.summary()).toMatchObject({ n: 1, stars: { 1: 1 } })
  })

  it('a comment of nothing that can be seen is none', async () => {
    const shop = await openShop()
    const { comment } = await bodyOf(shop.rate(newRating({ comment: '\u200b \u3164\u200d' })))
    expect(comment).toBeNull()
  })

  it('marks do not hide behind joiners', async () => {
    const shop = await openShop()
    const comment = `e${`${'\u0301'.repeat(8)}\u200d`.repeat(25)}`
    expect((await bodyOf(shop.rate(newRating({ comment })))).errors[0].code).toBe('too_many_marks')
  })

  it('a comment of 5,000 emoji, escaped, is not too large', async () => {
    const shop = await openShop()
    const json = JSON.stringify(newRating({ comment: '@' })).replace('"@"', `"${'\\ud83d\\ude00'.repeat(5000)}"`)
    expect(json.length).toBeGreaterThan(60_000)
    expect((await request('POST', shop.ratings, json)).status).toBe(201)
  })

  const bodies: [name: string, body: string, type: string, status: number, code: string][] = [
    ['NaN', '{"stars":NaN}', 'application/json', 400, 'broken_json'],
    ['half a document', '{"stars":', 'application/json', 400, 'broken_json'],
    ['nothing', '', 'application/json', 400, 'broken_json'],
    ['a list', '[]', 'application/json', 422, 'invalid_body'],
    ['null', 'null', 'application/json', 422, 'invalid_body'],
    ['plain text', JSON.stringify(newRating()), 'text/plain', 415, 'type_not_supported'],
    ['a form', 'stars=5', 'application/x-www-form-urlencoded', 415, 'type_not_supported'],
    ['a megabyte', JSON.stringify({ comment: 'x'.repeat(1_000_000) }), 'application/json', 413, 'body_too_large'],
  ]
  it.each(bodies)('a body of %s', async (_, body, type, status, code) => {
    const shop = await openShop()
    const answer = await request('POST', shop.ratings, body, { 'content-type': type })
    expect(answer.status).toBe(status)
    expect((await bodyOf(answer)).code).toBe(code)
    expect((await shop.summary()).n).toBe(0)
  })

  it('a megabyte in pieces and without a length', async () => {
    const shop = await openShop()
    const body = stream(Array.from({ length: 100 }, () => new TextEncoder().encode('x'.repeat(10_000))))
    const answer = await request('POST', shop.ratings, body as never, { 'content-type': 'application/json' })
    expect(answer.status).toBe(413)
    expect((await bodyOf(answer)).code).toBe('body_too_large')
  })

  it('a whole rating in pieces and without a length is saved', async () => {
    const shop = await openShop()
    const json = new TextEncoder().encode(JSON.stringify(newRating({ comment: 'šķērsām' })))
    const body = stream([json.slice(0, 7), json.slice(7, 151), json.slice(151)])
    expect((await request('POST', shop.ratings, body as never)).status).toBe(201)
  })

  it('an encoded body', async () => {
    const shop = await openShop()
    const answer = await request('POST', shop.ratings, newRating(), { 'content-encoding': 'gzip' })
    expect(answer.status).toBe(415)
    expect((await bodyOf(answer)).code).toBe('encoding_not_supported')
  })

  it('an unknown touchpoint, or what cannot be a code', async () => {
    for (const code of ['ZZZZZZZZ', 'x', '%00', 'a'.repeat(300)]) {
      const answer = await request('POST', `/v1/touchpoints/${code}/ratings`, newRating())
      expect(answer.status).toBe(404)
      expect((await bodyOf(answer)).code).toBe('unknown_touchpoint')
    }
  })

  it('a change of nothing, and an id that is none', async () => {
    const shop = await openShop()
    const rating = newRating()
    await shop.rate(rating)
    const empty = await shop.amend(rating, {})
    expect(empty.status).toBe(422)
    expect((await bodyOf(empty)).errors[0].code).toBe('empty')
    expect((await shop.amend({ ...rating, id: "' OR 1=1 --" }, { stars: 1 })).status).toBe(404)
    expect((await shop.amend({ ...rating, id: newId() }, { stars: 1 })).status).toBe(404)
  })

  it('several faults are all named', async () => {
    const shop = await openShop()
    const answer = await bodyOf(shop.rate({ ...newRating(), stars: 9, comment: 'a\u0007' } as never))
    expect(answer.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['/stars', '/comment'])
  })
})
