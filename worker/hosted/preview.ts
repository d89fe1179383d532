// The widget as it would be with changes that are not saved, in a page that only the dashboard's editor may frame.
import type { Context } from 'hono'
import { html } from 'hono/html'
import { css } from '../../dist/hosted.ts'
import { Fault } from '../faults.ts'
import type { AppEnv } from '../http/router.ts'
import { findDrafted } from '../touchpoints/draft.ts'
import { formFor, guarded } from './answer.ts'
import { hostedHead } from './page.ts'

// Nobody can be led here by a link that puts words into a business's mouth.
const isFramedByUs = (c: Context) =>
  c.req.header('sec-fetch-dest') === 'iframe' && c.req.header('sec-fetch-site') === 'same-origin'

export const showPreview = async (c: Context<AppEnv>) => {
  if (!isFramedByUs(c)) throw new Fault('unknown_path')
  const draft = c.req.query('draft') ?? '{}'
  const touchpoint = await findDrafted(c.env, c.req.param('code') ?? '', draft)
  const form = formFor(c, touchpoint)
  const nonce = guarded(c, 'self')
  const query = new URLSearchParams({ lang: form.locale, draft })
  // As on a page of somebody else, where no heading stands above that asks the same.
  const scheme = `:root{color-scheme:${c.req.query('dark') ? 'dark' : 'light'}}candor-rating::part(title){all:revert}
    candor-rating{--candor-size:initial;--candor-star:initial;--candor-accent:initial;--candor-radius:initial}`
  return c.html(html`<!DOCTYPE html>
<html lang="${form.locale}" dir="${form.dir}">
<head>${hostedHead(form, { css: css + scheme, nonce })}</head>
<body><main>
  <candor-rating touchpoint="${form.code}" inline><script async src="/w/${form.code}.js?${query}"></script></candor-rating>
</main></body>
</html>`)
}
