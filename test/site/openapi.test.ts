import { expect, test } from 'vitest'
import type { OpenApi } from '../../site/src/openapi/document.ts'
import { curlOf } from '../../site/src/openapi/example.ts'
import { chaptersOf } from '../../site/src/openapi/operations.ts'
import { fieldsOf, limitsOf, typeOf } from '../../site/src/openapi/schema.ts'

const document: OpenApi = {
  info: { title: 'Candor', version: '1' },
  tags: [{ name: 'Ratings' }, { name: 'Unused' }],
  paths: {
    '/v1/touchpoints/{code}/ratings': {
      post: {
        tags: ['Ratings'],
        security: [{ operator: [] }],
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/NewRating' } } } },
        responses: {},
      },
    },
    '/v1/businesses': { get: { responses: {} } },
  },
  components: {
    schemas: {
      NewRating: { type: 'object', required: ['stars'], properties: { stars: { type: 'integer' }, locale: {} } },
    },
  },
}

test('every operation has a chapter, and no chapter is empty', () => {
  expect(chaptersOf(document).map(({ name, routes }) => [name, routes.length])).toEqual([
    ['Ratings', 1],
    ['Other', 1],
  ])
})

test('the example call carries the key and what is required', () => {
  const route = chaptersOf(document)[0]?.routes[0]
  const call = route && curlOf(document, 'https://candor.example', route)
  expect(call).toContain('curl -X POST https://candor.example/v1/touchpoints/K7M2Q9TD/ratings')
  expect(call).toContain('$OPERATOR_TOKEN')
  expect(call).toContain('"stars": 5')
  expect(call).not.toContain('locale')
})

test('types and limits are said in words', () => {
  expect(typeOf({ type: ['string', 'null'] })).toBe('string or null')
  expect(typeOf({ type: 'array', items: { $ref: '#/components/schemas/Business' } })).toBe('list of Business')
  expect(limitsOf({ minimum: 1, maximum: 5, default: 3 })).toEqual(['1 to 5', 'default 3'])
  expect(limitsOf({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })).toEqual([])
})

test('nested fields are named with their path', () => {
  const schema = { properties: { errors: { items: { properties: { pointer: {} } } } } }
  expect(fieldsOf(schema).map(({ name }) => name)).toEqual(['errors', 'errors[].pointer'])
})
