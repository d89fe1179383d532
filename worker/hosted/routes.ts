// The hosted rating page, for QR codes, links and touchpoints without a page of their own.
import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { css } from '../../dist/hosted.ts'
import type { Form } from '../contract/touchpoint.ts'
import { Fault } from '../faults.ts'
import { sha256 } from '../hash.ts'
import { faultOf, problemKinds } from '../http/problems.ts'
import type { AppEnv } from '../http/router.ts'
import { findOwnRating } from '../ratings/own.ts'
import { findTouchpoint } from '../touchpoints/find.ts'
import { formOf } from '../touchpoints/form.ts'
import { entryOf, newEntry, readForm, readReceipt, receiptOf, withIdentity } from './entry.ts'
import { type Entry, hostedPage, hostedWords, ratingForm } from './page.ts'
import { saveEntry } from './save.ts'

type Html = HtmlEscapedString | Promise<HtmlEscapedString>

const policy = (nonce: string) =>
  [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    "script-src 'self'",
    "connect-src 'self'",
    "img-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

const answer = (c: Context<AppEnv>, form: Form, main: Html, status: ContentfulStatusCode = 200) => {
  const nonce = crypto.getRandomValues(new Uint8Array(16)).toBase64()
  c.header('content-security-policy', policy(nonce))
  // The page holds the secret of a receipt to be: no copy is kept, and no address leaves with the referrer.
  c.header('cache-control', 'private, no-store')
  c.header('vary', 'accept-language')
  return c.html(hostedPage(form, c.req.path, { css, nonce }, main), status)
}

const askPage = (form: Form, entry: Entry) => {
  const words = hostedWords(form)
  return html`<h1>${words.title}</h1>
    <p class="scripted">${words.intro}</p>
    <candor-rating touchpoint="${form.code}" inline>
      ${ratingForm(form, entry, 'rate')}
      <script async src="/w/${form.code}.js?lang=${form.locale}"></script>
    </candor-rating>`
}

const thanksPage = (form: Form, entry: Entry, said: string | undefined) => {
  const words = hostedWords(form)
  const name = entry.author.trim()
  return html`<h1>${name ? words.thanksNamed.replace('{name}', () => name).replace('..', '.') : words.thanks}</h1>
    <p role="status">${said === 'changed' ? words.changed : words.saved}</p>
    <p>${words.keep}</p>
    <h2>${words.change}</h2>
    ${ratingForm(form, entry, 'amend')}`
}

const withdrawnPage = (form: Form) => {
  const words = hostedWords(form)
  return html`<h1>${words.withdrawn}</h1><p><a href="/r/${form.code}?lang=${form.locale}">${words.again}</a></p>`
}

const problemPage = (form: Form, entry: Entry, action: string | null, fault: Fault) => {
  const words = hostedWords(form)
  const isStars = fault.fields?.some(({ pointer }) => pointer === '/stars')
  return html`<h1>${words.title}</h1>
    <p role="alert">${isStars ? words.chooseStars : words.problem} ${isStars ? '' : html`<code>${fault.code}</code>`}</p>
    ${ratingForm(form, withIdentity(entry), action === 'amend' ? 'amend' : 'rate')}`
}

const starsOf = (value: string | undefined) => (/^[1-5]$/.test(value ?? '') ? Number(value) : undefined)

const ask = async (c: Context<AppEnv>) => {
  const touchpoint = await findTouchpoint(c.env, c.req.param('code') ?? '')
  const form = formOf(touchpoint, c.req.query('lang'), c.req.header('accept-language'))
  return answer(c, form, askPage(form, newEntry(starsOf(c.req.query('stars')))))
}

const save = async (c: Context<AppEnv>) => {
  const touchpoint = await findTouchpoint(c.env, c.req.param('code') ?? '')
  const fields = await readForm(c)
  const form = formOf(touchpoint, fields.get('lang') ?? undefined, c.req.header('accept-language'))
  const action = fields.get('action') ?? 'rate'
  const entry = entryOf(fields)
  try {
    await saveEntry(c.env, touchpoint, form, action, entry)
  } catch (error) {
    const fault = faultOf(error)
    if (fault.code === 'internal') throw error
    if (fault.code === 'rating_withdrawn') return answer(c, form, withdrawnPage(form), 409)
    return answer(c, form, problemPage(form, entry, action, fault), problemKinds[fault.code].status)
  }
  // Led to the receipt's own page, which can be reloaded, kept, and gone back to.
  const said = action === 'amend' ? 'changed' : 'saved'
  return c.redirect(`/r/${form.code}/${receiptOf(entry)}?said=${said}&lang=${form.locale}`, 303)
}

/** What the receipt's page cannot show is a page that is not there, whoever asks. */
const noSuchPage = (fault: unknown): never => {
  throw fault instanceof Fault && fault.code !== 'internal' ? new Fault('unknown_touchpoint') : fault
}

const showReceipt = async (c: Context<AppEnv>) => {
  const touchpoint = await findTouchpoint(c.env, c.req.param('code') ?? '')
  const { id, receipt } = readReceipt(c.req.param('receipt') ?? '')
  const hash = (await sha256(receipt)).toHex()
  const rating = await findOwnRating(c.env, touchpoint, id, hash).catch(noSuchPage)
  const form = formOf(touchpoint, c.req.query('lang'), c.req.header('accept-language'))
  c.header('x-robots-tag', 'noindex')
  const { stars, comment, author, publish } = rating
  const entry = { id, receipt, stars, comment: comment ?? '', author: author ?? '', publish }
  return answer(
    c,
    form,
    rating.state === 'withdrawn' ? withdrawnPage(form) : thanksPage(form, entry, c.req.query('said')),
  )
}

export const hostedRoutes = () =>
  new Hono<AppEnv>()
    // A customer opens the page of a touchpoint. QR codes hold the address in capitals. Opening it records nothing.
    .get('/r/:code', ask)
    .get('/R/:code', ask)
    // An address typed with a slash too many.
    .get('/r/:code/', (c) => c.redirect(`/r/${encodeURIComponent(c.req.param('code'))}`, 301))
    // A customer comes back to a rating by its receipt.
    .get('/r/:code/:receipt', showReceipt)
    // A customer sends the plain form.
    .post('/r/:code', save)
