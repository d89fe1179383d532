// The API's own description (OpenAPI 3.1).
import { problemKinds } from './problems.ts'
import type { AppRouter } from './router.ts'

const head = {
  openapi: '3.1.0',
  info: {
    title: 'Candor',
    version: '1',
    description:
      'Ratings anyone can verify. Reading needs no key. Every error is a problem document (RFC 9457) with a stable code.',
    license: { name: 'MIT', url: 'https://spdx.org/licenses/MIT.html' },
  },
  // Nobody needs a key, except where an operation says so.
  security: [],
  tags: [
    { name: 'Ratings', description: 'Leave, change and withdraw a rating; read what others left.' },
    { name: 'Summaries', description: 'Counts, mean and interval of a set of ratings.' },
    { name: 'Touchpoints', description: 'The places where feedback is asked.' },
    { name: 'Businesses', description: 'Those who ask.' },
    { name: 'Inbox', description: 'What a business does about its ratings.' },
    { name: 'Members', description: 'Who belongs to a business, and as what.' },
    { name: 'Keys', description: 'A business’s keys to this API.' },
    { name: 'Instance', description: 'The installation itself.' },
  ],
}

const securitySchemes = {
  session: { type: 'apiKey', in: 'cookie', name: 'candor.session_token', description: 'A signed-in user.' },
  key: { type: 'http', scheme: 'bearer', description: 'A key of the business (candor_…) with the scope.' },
  operator: { type: 'http', scheme: 'bearer', description: 'The operator’s token.' },
  receipt: { type: 'http', scheme: 'bearer', description: 'The secret of the rating’s receipt.' },
} as const

/** “See your own rating” → seeYourOwnRating: the name that generated clients give the operation. */
const operationId = (summary: string) =>
  summary.toLowerCase().replace(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase())

/** What each code means, for the documentation: the `type` of a problem leads to its entry there. */
const problemList = Object.entries(problemKinds).map(([code, { status, title, detail }]) => ({
  code,
  status,
  title,
  detail,
}))

/** Describes all routes of the app, as they answer at `origin`. */
export const describeApi = (app: AppRouter, origin: string) => {
  const document = app.getOpenAPI31Document({ ...head, servers: [{ url: origin }] })
  const operations = Object.values(document.paths ?? {}).flatMap((path) => Object.values(path as object))
  for (const operation of operations) operation.operationId = operationId(operation.summary)
  return { ...document, components: { ...document.components, securitySchemes }, 'x-problems': problemList }
}
