// The widget's scripts: with a touchpoint's form inside, without one, and the second part.
import { type Context, Hono } from 'hono'
import { etag, RETAINED_304_HEADERS } from 'hono/etag'
import { core, more, wall } from '../../dist/widget.ts'
import { Code, type Form } from '../contract/touchpoint.ts'
import { Fault } from '../faults.ts'
import type { AppEnv } from '../http/router.ts'
import { wordsOf } from '../languages/rating.ts'
import { coreScript, missingScript, moreScript, wallScript } from './compose.ts'

export type FindForm = (c: Context<AppEnv>, code: string, wanted: string | undefined) => Promise<Form | undefined>

const headers = {
  'content-type': 'text/javascript; charset=utf-8',
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
  'cache-control': 'public, max-age=300, stale-while-revalidate=86400',
  vary: 'accept-language',
}

const tagged = etag({
  generateDigest: (body) => crypto.subtle.digest('SHA-256', body),
  retainedHeaders: [...RETAINED_304_HEADERS, ...Object.keys(headers)],
})

const script = (c: Context<AppEnv>, body: string, status: 200 | 404 = 200) => {
  // Not asked again on every view of the host's page, and found soon once it is there.
  const cache = status === 404 ? { 'cache-control': 'public, max-age=60' } : {}
  return c.body(body, status, { ...headers, ...cache })
}

const noneIfUnknown = (fault: unknown) => {
  if (fault instanceof Fault && fault.code === 'unknown_touchpoint') return undefined
  throw fault
}

export const widgetRoutes = (findForm: FindForm) => {
  const formOf = async (c: Context<AppEnv>, wanted: string) => {
    const code = Code.safeParse(wanted)
    if (!code.success) return undefined
    return findForm(c, code.data, c.req.query('lang')).catch(noneIfUnknown)
  }
  return (
    new Hono<AppEnv>()
      .use('/w/*', tagged)
      .use('/widget.js', tagged)
      .use('/wall.js', tagged)
      // The whole widget of one touchpoint in one request.
      .get('/w/:file{[^/]+\\.js}', async (c) => {
        const code = c.req.param('file').slice(0, -3)
        const form = await formOf(c, code)
        return form ? script(c, coreScript(core, form)) : script(c, missingScript(code), 404)
      })
      // What is offered after the first tap.
      .get('/w/:code/more.js', async (c) => {
        const code = c.req.param('code')
        const form = await formOf(c, code)
        if (!form) return script(c, missingScript(code), 404)
        return script(
          c,
          moreScript(more, wordsOf(form.locale, 'more', { business: form.business.name }), form.questions),
        )
      })
      // The widget for pages that name their touchpoints in elements.
      .get('/widget.js', (c) => script(c, coreScript(core)))
      // What a business features, for any page.
      .get('/wall.js', (c) => script(c, wallScript(wall)))
  )
}
