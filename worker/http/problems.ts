// The one place that turns faults into HTTP: RFC 9457 problem details. Unknown errors are logged whole, answered blandly.
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Problem } from '../contract/problem.ts'
import { Fault, type FaultCode } from '../faults.ts'
import type { AppEnv } from './router.ts'

type Kind = { status: ContentfulStatusCode; title: string; detail: string; headers?: Record<string, string> }

const retrySoon = { 'retry-after': '1' }

const kinds: Record<FaultCode, Kind> = {
  body_too_large: { status: 413, title: 'Body too large', detail: 'The body is larger than this address takes.' },
  broken_json: { status: 400, title: 'Broken JSON', detail: 'The body is not valid JSON.' },
  broken_text: { status: 400, title: 'Broken text', detail: 'The body is not valid UTF-8.' },
  busy: { status: 503, title: 'Busy', detail: 'Too much is waiting at once. Send it again.', headers: retrySoon },
  code_taken: { status: 409, title: 'Code taken', detail: 'Another touchpoint has this code.' },
  encoding_not_supported: {
    status: 415,
    title: 'Encoding not supported',
    detail: 'Send the body without a Content-Encoding.',
  },
  id_reused: { status: 409, title: 'Id reused', detail: 'Another rating was sent under this id. Make a new id.' },
  internal: { status: 500, title: 'Internal error', detail: 'Something went wrong here. It has been logged.' },
  invalid_body: { status: 422, title: 'Invalid body', detail: 'Some fields are not as they should be.' },
  invalid_query: { status: 422, title: 'Invalid query', detail: 'Some query parameters are not as they should be.' },
  method_not_allowed: { status: 405, title: 'Method not allowed', detail: 'This address does not take this method.' },
  operator_only: {
    status: 401,
    title: 'Operator only',
    detail: 'Send the operator’s token: Authorization: Bearer ….',
    headers: { 'www-authenticate': 'Bearer' },
  },
  rating_withdrawn: { status: 409, title: 'Rating withdrawn', detail: 'This rating was withdrawn. Leave a new one.' },
  receipt_missing: {
    status: 401,
    title: 'Receipt missing',
    detail: 'Send the secret of the receipt: Authorization: Bearer ….',
    headers: { 'www-authenticate': 'Bearer' },
  },
  receipt_wrong: { status: 403, title: 'Wrong receipt', detail: 'This receipt belongs to another rating.' },
  slug_taken: { status: 409, title: 'Slug taken', detail: 'Another business has this slug.' },
  type_not_supported: {
    status: 415,
    title: 'Type not supported',
    detail: 'Send the body as application/json.',
    headers: { accept: 'application/json' },
  },
  unavailable: {
    status: 503,
    title: 'Unavailable',
    detail: 'The store did not answer. Send it again; sending it twice does no harm.',
    headers: { 'retry-after': '2' },
  },
  unknown_business: { status: 404, title: 'Unknown business', detail: 'There is no such business.' },
  unknown_path: { status: 404, title: 'Unknown path', detail: 'There is nothing at this address.' },
  unknown_rating: { status: 404, title: 'Unknown rating', detail: 'There is no such rating at this touchpoint.' },
  unknown_touchpoint: { status: 404, title: 'Unknown touchpoint', detail: 'There is no touchpoint with this code.' },
}

/** What the codes mean, for the documentation. */
export const problemKinds: Readonly<Record<FaultCode, Kind>> = kinds

export const faultOf = (error: unknown): Fault => {
  if (error instanceof Fault) return error
  if (error instanceof HTTPException && error.status === 400) return new Fault('broken_json')
  if (error instanceof HTTPException && error.status === 415) return new Fault('type_not_supported')
  return new Fault('internal')
}

export const problemResponse = (c: Context, fault: Fault, headers: Record<string, string> = {}): Response => {
  const { status, title, detail, headers: own } = kinds[fault.code]
  const body: Problem = {
    type: `${new URL(c.req.url).origin}/docs/api/#problem-${fault.code}`,
    title,
    status,
    code: fault.code,
    detail: fault.detail ?? detail,
    requestId: c.get('requestId') ?? '',
    ...(fault.fields ? { errors: fault.fields } : {}),
  }
  return c.json(body, status, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    ...own,
    ...headers,
  })
}

/** The site's answer to the request: the page, or the page for what is not there. */
export const sitePage = async (c: Context<AppEnv>): Promise<Response> => {
  const page = await c.env.ASSETS.fetch(c.req.raw)
  // A copy, because the headers of the original cannot be added to.
  return new Response(page.body, page)
}

/** A browser on its way to a page of the site, rather than a program. */
export const wantsPage = (c: Context) =>
  ['GET', 'HEAD'].includes(c.req.method) &&
  !c.req.path.startsWith('/v1') &&
  (c.req.header('accept') ?? '').includes('text/html')

export const answerError = (error: unknown, c: Context<AppEnv>): Response | Promise<Response> => {
  const fault = faultOf(error)
  // Somebody with a mistyped code gets the site's page for what is not there.
  if (fault.code === 'unknown_touchpoint' && wantsPage(c)) return sitePage(c)
  if (fault.code === 'internal') console.error('unexpected error', c.get('requestId'), error)
  return problemResponse(c, fault)
}
