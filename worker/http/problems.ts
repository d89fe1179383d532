// The one place that turns faults into HTTP: RFC 9457 problem details. Unknown errors are logged whole, answered blandly.
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Problem } from '../contract/problem.ts'
import { Fault, type FaultCode, Moved, TooSoon } from '../faults.ts'
import type { AppEnv } from './router.ts'

type Kind = { status: ContentfulStatusCode; title: string; detail: string; headers?: Record<string, string> }

const retrySoon = { 'retry-after': '1' }

const kinds: Record<FaultCode, Kind> = {
  address_unconfirmed: {
    status: 403,
    title: 'Address not confirmed',
    detail: 'Confirm your e-mail address first: open the link that was mailed to you.',
  },
  already_claimed: { status: 409, title: 'Already claimed', detail: 'Somebody runs this instance already. Sign in.' },
  already_member: { status: 409, title: 'Already a member', detail: 'This person belongs to the business already.' },
  body_too_large: { status: 413, title: 'Body too large', detail: 'The body is larger than this address takes.' },
  broken_json: { status: 400, title: 'Broken JSON', detail: 'The body is not valid JSON.' },
  broken_text: { status: 400, title: 'Broken text', detail: 'The body is not valid UTF-8.' },
  business_moved: {
    status: 308,
    title: 'Business moved',
    detail: 'This business has another slug now. Follow the Location.',
  },
  busy: { status: 503, title: 'Busy', detail: 'Too much is waiting at once. Send it again.', headers: retrySoon },
  code_taken: { status: 409, title: 'Code taken', detail: 'Another touchpoint has this code.' },
  encoding_not_supported: {
    status: 415,
    title: 'Encoding not supported',
    detail: 'Send the body without a Content-Encoding.',
  },
  foreign_origin: {
    status: 403,
    title: 'Foreign origin',
    detail: 'A signed-in browser may change things from Candor’s own pages only.',
  },
  id_reused: { status: 409, title: 'Id reused', detail: 'Another rating was sent under this id. Make a new id.' },
  internal: { status: 500, title: 'Internal error', detail: 'Something went wrong here. It has been logged.' },
  invalid_body: { status: 422, title: 'Invalid body', detail: 'Some fields are not as they should be.' },
  invalid_query: { status: 422, title: 'Invalid query', detail: 'Some query parameters are not as they should be.' },
  invitation_used: {
    status: 409,
    title: 'Invitation used',
    detail: 'This invitation has brought a rating already. It can be changed with its receipt.',
  },
  key_hurried: {
    status: 429,
    title: 'Too many requests',
    detail: 'This key is used more than 600 times a minute.',
    headers: { 'retry-after': '60' },
  },
  key_wrong: {
    status: 401,
    title: 'Wrong key',
    detail: 'This key or token is unknown, revoked or expired.',
    headers: { 'www-authenticate': 'Bearer' },
  },
  last_owner: {
    status: 409,
    title: 'Last owner',
    detail: 'A business keeps at least one owner. Make another one first.',
  },
  method_not_allowed: { status: 405, title: 'Method not allowed', detail: 'This address does not take this method.' },
  no_address: {
    status: 409,
    title: 'No address',
    detail: 'No e-mail address was left with this rating, or this instance sends no mail.',
  },
  not_allowed: { status: 403, title: 'Not allowed', detail: 'Your role, or the key, does not allow this.' },
  other_recipient: {
    status: 403,
    title: 'For somebody else',
    detail: 'This invitation is for another e-mail address. Sign in with that one.',
  },
  origin_not_allowed: {
    status: 403,
    title: 'Origin not allowed',
    detail: 'This touchpoint may not be embedded on this site. Its business says where it may be.',
  },
  already_appealed: {
    status: 409,
    title: 'Already appealed',
    detail: 'You have said what you have to say against this. The business reads it and decides.',
  },
  nothing_appealed: { status: 409, title: 'Nothing appealed', detail: 'No appeal waits for an answer here.' },
  nothing_to_withhold: {
    status: 409,
    title: 'Nothing to withhold',
    detail: 'This rating has no text that could be withheld here. One that waits to be shown is decided in the queue.',
  },
  nothing_withheld: { status: 409, title: 'Nothing withheld', detail: 'No text of this rating is withheld.' },
  nothing_signed: {
    status: 404,
    title: 'Nothing signed yet',
    detail:
      'Nothing of this ledger is signed yet: it has no entries, they came within the last minute, or the instance has no key.',
  },
  not_shown: { status: 409, title: 'Not shown', detail: 'Only a comment that the public sees can be featured.' },
  other_testimonials: {
    status: 409,
    title: 'Other testimonials',
    detail: 'Other comments are featured than those named. Read them again, and name each of them once.',
  },
  picture_not_supported: {
    status: 415,
    title: 'Picture not supported',
    detail: 'Send a PNG, JPEG or WebP picture as the body.',
    headers: { accept: 'image/png, image/jpeg, image/webp' },
  },
  picture_too_large: {
    status: 422,
    title: 'Picture too large',
    detail: 'The picture is wider or higher than 2048 pixels.',
  },
  rating_invalidated: {
    status: 409,
    title: 'Rating invalidated',
    detail:
      'The operator of this instance found this rating to be fraud. It does not count, and can only be withdrawn.',
  },
  rating_withdrawn: { status: 409, title: 'Rating withdrawn', detail: 'This rating was withdrawn. Leave a new one.' },
  receipt_missing: {
    status: 401,
    title: 'Receipt missing',
    detail: 'Send the secret of the receipt: Authorization: Bearer ….',
    headers: { 'www-authenticate': 'Bearer' },
  },
  receipt_wrong: { status: 403, title: 'Wrong receipt', detail: 'This receipt belongs to another rating.' },
  setup_code_wrong: {
    status: 403,
    title: 'Wrong set-up code',
    detail: 'Use the code that `npm start`, or the deployment, printed.',
  },
  sign_in_needed: {
    status: 401,
    title: 'Sign in first',
    detail: 'Sign in, or send a key: Authorization: Bearer ….',
    headers: { 'www-authenticate': 'Bearer' },
  },
  sign_up_closed: {
    status: 403,
    title: 'Sign-up closed',
    detail:
      'New accounts are not open to everybody here. Ask the operator, or a member of your business, for an invitation.',
  },
  slug_taken: { status: 409, title: 'Slug taken', detail: 'Another business has this slug.' },
  too_many_attempts: {
    status: 429,
    title: 'Too many attempts',
    detail: 'Too many attempts were made. Wait as long as Retry-After says.',
  },
  too_many_invitations: {
    status: 409,
    title: 'Too many invitations',
    detail: 'Too many invitations are open. Take some back first.',
  },
  too_many_members: { status: 409, title: 'Too many members', detail: 'A business has at most 1000 members.' },
  too_many_questions: {
    status: 409,
    title: 'Too many questions',
    detail: 'A business has at most 100 questions of its own. Say one of them in other words.',
  },
  too_many_testimonials: {
    status: 409,
    title: 'Too many testimonials',
    detail: 'A business features up to 100 comments. Take one of them out first.',
  },
  touchpoint_paused: {
    status: 409,
    title: 'Touchpoint paused',
    detail: 'Ratings are not asked for here at the moment. Those that are there can be changed and withdrawn.',
  },
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
  unknown_account: { status: 404, title: 'Unknown account', detail: 'Nobody has an account with this address.' },
  unknown_business: { status: 404, title: 'Unknown business', detail: 'There is no such business.' },
  unknown_logo: { status: 404, title: 'Unknown logo', detail: 'This business has no logo.' },
  unknown_invitation: { status: 404, title: 'Unknown invitation', detail: 'There is no such invitation any more.' },
  unknown_key: { status: 404, title: 'Unknown key', detail: 'There is no such key.' },
  unknown_member: { status: 404, title: 'Unknown member', detail: 'There is no such member.' },
  unknown_path: { status: 404, title: 'Unknown path', detail: 'There is nothing at this address.' },
  unknown_question: { status: 404, title: 'Unknown question', detail: 'This business has no such question.' },
  unknown_rating: { status: 404, title: 'Unknown rating', detail: 'There is no such rating at this touchpoint.' },
  unknown_text: { status: 404, title: 'Unknown text', detail: 'No such text waits any more.' },
  unknown_tile: {
    status: 404,
    title: 'Unknown tile',
    detail: 'The ledger does not reach so far, or this is no address of it.',
  },
  unknown_touchpoint: { status: 404, title: 'Unknown touchpoint', detail: 'There is no touchpoint with this code.' },
  upgrade_needed: {
    status: 426,
    title: 'Upgrade needed',
    detail: 'This address speaks WebSocket only.',
    headers: { upgrade: 'websocket', connection: 'upgrade' },
  },
}

/** What the codes mean, for the documentation. */
export const problemKinds: Readonly<Record<FaultCode, Kind>> = kinds

export const faultOf = (error: unknown): Fault => {
  if (error instanceof Fault) return error
  // drizzle wraps what the database says.
  if (error instanceof Error && error.cause instanceof Fault) return error.cause
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
    ...(fault instanceof TooSoon ? { 'retry-after': String(fault.seconds) } : {}),
    ...headers,
  })
}

/** The address that was asked for, with the slug that the business has now. Not kept by anybody: it may change again. */
const addressToday = (c: Context, { slug }: Moved) => {
  const { pathname, search } = new URL(c.req.url)
  return pathname.replace(/^(\/v1\/businesses\/)[^/]+/, `$1${slug}`) + search
}

/** A refusal of better-auth as a problem: its code in lower case, its sentence, its cookies. */
export const foreignProblem = async (c: Context, answer: Response): Promise<Response> => {
  const { code, message } = (await answer.json().catch(() => ({}))) as { code?: string; message?: string }
  const stable = (code ?? `refused_${answer.status}`).toLowerCase()
  const body: Problem = {
    type: `${new URL(c.req.url).origin}/docs/api/#accounts`,
    title: 'Refused',
    status: answer.status,
    code: stable,
    detail: message ?? 'This was refused.',
    requestId: c.get('requestId') ?? '',
  }
  const headers = new Headers(answer.headers)
  headers.delete('content-length')
  headers.set('content-type', 'application/problem+json')
  headers.set('cache-control', 'no-store')
  return new Response(JSON.stringify(body), { status: answer.status, headers })
}

/** The site's page for what is not there. */
export const missingPage = async (c: Context<AppEnv>): Promise<Response> => {
  const page = await c.env.ASSETS.fetch(new Request(new URL('/404/', c.req.url), { method: c.req.method }))
  // A copy, because the headers of the original cannot be added to.
  return new Response(page.body, { headers: page.headers, status: 404 })
}

export const isRead = (c: Context) => ['GET', 'HEAD'].includes(c.req.method)

/** A browser on its way to a page of the site, rather than a program. */
export const wantsPage = (c: Context) =>
  isRead(c) && !c.req.path.startsWith('/v1') && (c.req.header('accept') ?? '').includes('text/html')

export const answerError = (error: unknown, c: Context<AppEnv>): Response | Promise<Response> => {
  const fault = faultOf(error)
  // Somebody with a mistyped code gets the site's page for what is not there.
  if (fault.code === 'unknown_touchpoint' && wantsPage(c)) return missingPage(c)
  if (fault.code === 'internal') console.error('unexpected error', c.get('requestId'), error)
  return problemResponse(c, fault, fault instanceof Moved ? { location: addressToday(c, fault) } : {})
}
