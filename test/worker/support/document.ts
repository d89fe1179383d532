// The API's own description, as what the tests are made of: its operations, and a valid body for each.
import type { Scope } from '../../../worker/contract/access.ts'
import { png } from '../../support/picture.ts'
import { bodyOf, request } from './shop.ts'

type Schema = {
  $ref?: string
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  default?: unknown
  format?: string
  minimum?: number
  minLength?: number
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
}
type Described = {
  'x-scope'?: Scope
  'x-access'?: string
  requestBody?: { content: Record<string, { schema: Schema }> }
}
export type Operation = {
  method: string
  path: string
  scope: Scope | undefined
  access: string | undefined
  contentType?: string
  body?: Schema
}

const document = await bodyOf(request('GET', '/v1/openapi.json'))

export const operations: Operation[] = Object.entries<Record<string, Described>>(document.paths).flatMap(
  ([path, methods]) =>
    Object.entries(methods).map(([method, { 'x-scope': scope, 'x-access': access, requestBody }]) => {
      const [contentType, content] = Object.entries(requestBody?.content ?? {})[0] ?? []
      const takes = contentType ? { contentType, body: content?.schema ?? {} } : {}
      return { method: method.toUpperCase(), path, scope, access, ...takes }
    }),
)

/** What fits a field of this name where its schema alone does not say. */
export type Known = Record<string, unknown>
const formats: Record<string, string> = {
  email: 'somebody@people.test',
  'date-time': '2026-01-02T03:04:05Z',
  date: '2026-01-02',
  uri: 'https://shop.example/',
  uuid: '0199f3c2-8a4e-7c31-9d52-6f0b1e7a4c88',
}
const ofType = ({ format = '', minimum, minLength = 1 }: Schema): Record<string, unknown> => ({
  string: formats[format] ?? 'x'.repeat(minLength),
  integer: minimum ?? 1,
  number: minimum ?? 1,
  boolean: true,
  null: null,
})

const resolve = (schema: Schema): Schema =>
  schema.$ref ? (document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}) : schema

const objectOf = ({ properties = {}, required = [] }: Schema, known: Known) => {
  const all = Object.keys(properties)
  const needed = required.length > 0 ? required : all.slice(0, 1)
  const names = new Set([...needed, ...all.filter((name) => name in known)])
  return Object.fromEntries([...names].map((name) => [name, exampleOf(properties[name] ?? {}, known, name)]))
}

/** A value that the schema takes. */
const exampleOf = (given: Schema, known: Known, name = ''): unknown => {
  const schema = resolve(given)
  const choice = schema.anyOf?.[0] ?? schema.oneOf?.[0]
  if (name in known) return known[name]
  if (choice) return exampleOf(choice, known, name)
  if (schema.properties) return objectOf(schema, known)
  if (schema.items) return [exampleOf(schema.items, known, name)]
  return schema.const ?? schema.enum?.[0] ?? ofType(schema)[[schema.type].flat()[0] ?? 'string']
}

/** What a body needs beside what its schema requires. */
const together: Known = { channel: 'web', kind: 'text' }

/** A body that the operation takes; undefined where it takes none. */
export const bodyFor = ({ contentType, body }: Operation, known: Known = {}): unknown => {
  if (!body) return undefined
  return contentType === 'application/json'
    ? exampleOf(body, { ...together, ...known })
    : new Blob([png(1, 1)]).stream()
}
