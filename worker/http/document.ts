// The head of the API's own description (OpenAPI 3.1).
import type { OpenAPIHono } from '@hono/zod-openapi'

export const document = {
  openapi: '3.1.0',
  info: {
    title: 'Candor',
    version: '1',
    description:
      'Ratings anyone can verify. Reading needs no key. Every error is a problem document (RFC 9457) with a stable code.',
    license: { name: 'MIT' },
  },
  tags: [
    { name: 'Ratings', description: 'Leave, change and withdraw a rating; read what others left.' },
    { name: 'Summaries', description: 'Counts, mean and interval of a set of ratings.' },
    { name: 'Touchpoints', description: 'The places where feedback is asked.' },
    { name: 'Businesses', description: 'Those who ask.' },
  ],
} satisfies Parameters<OpenAPIHono['getOpenAPI31Document']>[0]

/** Who may call, as the routes name it. */
export const securitySchemes = {
  operator: { type: 'http', scheme: 'bearer', description: 'The operator’s token.' },
  receipt: { type: 'http', scheme: 'bearer', description: 'The secret of the rating’s receipt.' },
} as const
