// The widget's scripts: with a touchpoint's form inside, without one, and the second part.
import { type Context, Hono } from 'hono'
import { etag, RETAINED_304_HEADERS } from 'hono/etag'
import { asking, core, kiosk, more, wall } from '../../dist/widget.ts'
import { Fault } from '../faults.ts'
import { foreignOrigin, isListed } from '../http/origins.ts'
import type { AppEnv } from '../http/router.ts'
import { noteFollowed } from '../invitations/note.ts'
import { findDrafted } from '../touchpoints/draft.ts'
import { type FoundTouchpoint, findTouchpoint, isAsking } from '../touchpoints/find.ts'
import { formOf, moreWordsOf } from '../touchpoints/form.ts'
import { noticeSite } from '../touchpoints/seen.ts'
import { coreScript, moreScript, previewScript, silentScript, wallScript } from './compose.ts'
import { dressCore, dressMore } from './look.ts'

const headers = {
  'content-type': 'text/javascript; charset=utf-8',
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
  'cache-control': 'public, max-age=300, stale-while-revalidate=86400',
  vary: 'accept-language',
}
/** Not asked again on every view of the host's page, and found soon once it is there, or asks again. */
const briefly = { 'cache-control': 'public, max-age=60' }
/** What one site gets another does not: no cache that sites share may keep it. */
const forOneSite = { 'cache-control': 'private, max-age=300', vary: 'accept-language, origin, referer' }

/** Each is seen to be followed, and no cache keeps its secret. */
const forOneCustomer = { 'cache-control': 'private, no-store' }

const tagged = etag({
  generateDigest: (body) => crypto.subtle.digest('SHA-256', body),
  retainedHeaders: [...RETAINED_304_HEADERS, ...Object.keys(headers)],
})

type Call = Context<AppEnv>

/** Answers with what `compose` makes of the touchpoint; where it must not ask here and now, with a script that says so. */
const script = async (c: Call, code: string, compose: (touchpoint: FoundTouchpoint) => string) => {
  const touchpoint = await findTouchpoint(c.env, code).catch((fault: unknown) => {
    if (fault instanceof Fault && fault.code === 'unknown_touchpoint') return undefined
    throw fault
  })
  if (!touchpoint) return c.body(silentScript(`there is no touchpoint ${code}.`), 404, { ...headers, ...briefly })
  if (!isAsking(touchpoint)) {
    return c.body(silentScript(`touchpoint ${touchpoint.code} asks for no ratings now.`), 200, {
      ...headers,
      ...briefly,
    })
  }
  const origin = foreignOrigin(c)
  const cache = touchpoint.origins.length > 0 ? forOneSite : {}
  if (!isListed(origin, touchpoint.origins)) {
    const why = `touchpoint ${touchpoint.code} may not be embedded on ${origin}. Its business can allow it.`
    return c.body(silentScript(why), 200, { ...headers, ...cache })
  }
  noticeSite(c, touchpoint, origin)
  const invitation = c.req.query('i')
  if (invitation) noteFollowed(c, touchpoint, invitation)
  return c.body(compose(touchpoint), 200, { ...headers, ...cache, ...(invitation ? forOneCustomer : {}) })
}

/** What the dashboard's editor shows is kept by nobody, and counts as no visit. */
const preview = async (c: Call, code: string, compose: (touchpoint: FoundTouchpoint) => string) => {
  const drawn = compose(await findDrafted(c.env, code, c.req.query('draft') ?? '{}'))
  return c.body(drawn, 200, { ...headers, 'cache-control': 'no-store' })
}

const draw = (c: Call, code: string, compose: (touchpoint: FoundTouchpoint) => string) =>
  c.req.query('draft') === undefined ? script(c, code, compose) : preview(c, code, compose)

const formFor = (c: Call, touchpoint: FoundTouchpoint) =>
  formOf(touchpoint, c.req.query('lang'), c.req.header('accept-language'))

export const widgetRoutes = () =>
  new Hono<AppEnv>()
    .use('/w/*', tagged)
    .use('/widget.js', tagged)
    .use('/wall.js', tagged)
    // What makes a kiosk of the hosted page.
    .get('/w/kiosk.js', (c) => c.body(kiosk, 200, headers))
    // The whole widget of one touchpoint in one request.
    .get('/w/:file{[^/]+\\.js}', (c) =>
      draw(c, c.req.param('file').slice(0, -3), (touchpoint) => {
        const [dressed, form] = [dressCore(core, touchpoint.code, touchpoint.look), formFor(c, touchpoint)]
        const draft = c.req.query('draft')
        return draft === undefined ? coreScript(dressed, form) : previewScript(dressed, form, draft)
      }),
    )
    // What is offered after the first tap.
    .get('/w/:code/more.js', (c) =>
      draw(c, c.req.param('code'), (touchpoint) => {
        const form = formFor(c, touchpoint)
        const part = form.questions.length > 0 ? asking : more
        return moreScript(dressMore(part, touchpoint.look), moreWordsOf(form), form)
      }),
    )
    // The widget for pages that name their touchpoints in elements.
    .get('/widget.js', (c) => c.body(coreScript(core), 200, headers))
    // What a business features, for any page.
    .get('/wall.js', (c) => c.body(wallScript(wall), 200, headers))
