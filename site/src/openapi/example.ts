// An example call for each operation, made from its own description.
import type { OpenApi, Schema } from './document.ts'
import type { Route } from './operations.ts'
import { refName } from './schema.ts'

// Values that read better than what a schema alone can give.
const known: Record<string, unknown> = {
  code: 'K7M2Q9TD',
  slug: 'rudzu-ceptuve',
  subject: 'rye-loaf',
  id: '0199f3c2-8a4e-7c31-9d52-6f0b1e7a4c88',
  receipt: 'mZ3vQ0hY7kP2sW9xB4nT6cR1uE8aL5dG0jF3iK7oVqM',
  stars: 5,
  comment: 'Still warm when it arrived.',
  author: 'Anna',
  publish: true,
  name: 'Rudzu ceptuve',
  description: 'Bakes rye bread in Old Riga.',
  website: 'https://example.com',
  timeZone: 'Europe/Riga',
  source: 'guest-book.csv',
  sourceId: 'row-17',
  touchpoint: 'K7M2Q9TD',
}

const resolve = (document: OpenApi, schema: Schema): Schema => {
  const name = refName(schema)
  return name ? (document.components?.schemas?.[name] ?? {}) : schema
}

const exampleOf = (document: OpenApi, name: string, given: Schema): unknown => {
  const schema = resolve(document, given)
  if (schema.properties) return bodyOf(document, schema)
  if (schema.items) return [exampleOf(document, name, schema.items)]
  return known[name] ?? schema.default ?? schema.enum?.[0] ?? (schema.type === 'integer' ? (schema.minimum ?? 1) : '…')
}

const shownAnyway = ['comment', 'author', 'publish', 'description']

const bodyOf = (document: OpenApi, schema: Schema): Record<string, unknown> => {
  const fields = Object.entries(schema.properties ?? {})
  const shown = fields.filter(([name]) => schema.required?.includes(name) || shownAnyway.includes(name))
  return Object.fromEntries(
    (shown.length ? shown : fields.slice(0, 2)).map(([name, field]) => [name, exampleOf(document, name, field)]),
  )
}

const keys: Record<string, string> = { key: '$CANDOR_KEY', operator: '$OPERATOR_TOKEN', receipt: '$RECEIPT' }

/** The call as a line for curl. */
export const curlOf = (document: OpenApi, origin: string, { method, path, operation }: Route): string => {
  const address = origin + path.replace(/\{(\w+)\}/g, (_, name) => String(known[name] ?? name))
  const guards = operation.security?.flatMap((need) => Object.keys(need)) ?? []
  const guard = guards.find((one) => keys[one])
  const body = operation.requestBody?.content['application/json']?.schema
  const parts = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}${address}`,
    guard && `-H "authorization: Bearer ${keys[guard]}"`,
    guards.length > 0 && !guard && '-H "cookie: $SESSION"',
    body && `-H 'content-type: application/json'`,
    body && `-d '${JSON.stringify(bodyOf(document, resolve(document, body)), null, 2).replaceAll('\n', '\n  ')}'`,
  ]
  return parts.filter((part) => part).join(' \\\n  ')
}
