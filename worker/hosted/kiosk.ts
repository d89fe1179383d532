// The rating page on a device that many people use: large, remembering nobody. site/widget/kiosk.ts saves at the tap and
// begins anew by itself; without a script the same form is sent as a whole.
import type { Context } from 'hono'
import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { kioskCss } from '../../dist/hosted.ts'
import { commentLimit } from '../contract/rating.ts'
import type { Form } from '../contract/touchpoint.ts'
import type { Fault } from '../faults.ts'
import { problemKinds } from '../http/problems.ts'
import type { AppEnv } from '../http/router.ts'
import { wordsOf } from '../languages/rating.ts'
import { type FoundTouchpoint, isAsking } from '../touchpoints/find.ts'
import { moreWordsOf } from '../touchpoints/form.ts'
import { answer, formFor } from './answer.ts'
import { newEntry, withIdentity } from './entry.ts'
import { type Entry, type Html, hostedWords } from './page.ts'
import { pausedPage, problemLine } from './pages.ts'
import { star } from './star.ts'

type Call = Context<AppEnv>

/** A kiosk's touchpoint is one wherever it is opened: better no receipt on a phone than history on a shared device. */
export const isKiosk = (c: Call, { channel }: FoundTouchpoint): boolean =>
  channel === 'kiosk' || c.req.query('kiosk') !== undefined

/** `?kiosk=lv` is at home in Latvian: there it returns, whatever language its last customer chose. */
const homeLanguage = (c: Call) => c.req.query('kiosk')?.replace(/[^a-z-]/gi, '') ?? ''
const queryOf = (c: Call) => `kiosk=${homeLanguage(c)}&`
const homeOf = (c: Call, { code }: Form) => `/r/${code}?kiosk=${homeLanguage(c)}`
const formAt = (c: Call, touchpoint: FoundTouchpoint) =>
  formFor(c, touchpoint, c.req.query('lang') ?? (homeLanguage(c) || undefined))

const wordsFor = (form: Form) => ({
  ...hostedWords(form),
  ...wordsOf(form.locale, 'kiosk', { business: form.business.name }),
})

const starChoice = (form: Form, chosen: number | undefined) =>
  form.labels.map((label, index) => {
    const stars = index + 1
    const word = label.replace(/.*: /, '')
    return html`<label><input type="radio" name="stars" value="${stars}" aria-label="${label}" required${chosen === stars ? ' checked' : ''}>${star}<span aria-hidden="true">${word}</span></label>`
  })

const kioskForm = (c: Call, form: Form, entry: Entry): Html => {
  const words = wordsFor(form)
  const { saving, queued, failed } = form.words
  // The kiosk's own “next” is the next customer.
  const { next, skip, back } = moreWordsOf(form)
  const { questions, askAtMost: atMost } = form
  const asking = questions.length > 0 ? JSON.stringify({ questions, atMost, words: { next, skip, back } }) : ''
  return html`<form method="post" action="${homeOf(c, form)}" accept-charset="utf-8" autocomplete="off"
      data-home="${homeOf(c, form)}" data-code="${form.code}" data-saving="${saving}" data-queued="${queued}" data-failed="${failed}" data-saved="${words.saved}" data-asking="${asking}">
    <input type="hidden" name="id" value="${entry.id}">
    <input type="hidden" name="receipt" value="${entry.receipt}">
    <input type="hidden" name="lang" value="${form.locale}">
    <fieldset>
      <legend>${words.introPlain}</legend>
      <div class="pick">${starChoice(form, entry.stars)}</div>
    </fieldset>
    <div class="say">
      <h2>${words.more}</h2>
      <p><label for="comment">${words.comment} <small>(${words.optional})</small></label>
        <textarea id="comment" name="comment" rows="3" maxlength="${commentLimit}" autocomplete="off">${entry.comment}</textarea></p>
      <p><label for="author">${words.name} <small>(${words.optional})</small></label>
        <input id="author" type="text" name="author" maxlength="100" autocomplete="off" value="${entry.author}"></p>
      <p><label class="check"><input type="checkbox" name="publish"${entry.publish ? ' checked' : ''}> ${words.publish}</label></p>
      <p><button type="submit" name="action" value="rate">${words.done}</button></p>
    </div>
  </form>`
}

const thanksSection = (form: Form): Html =>
  html`<section class="thanks" hidden><h2 tabindex="-1">${wordsFor(form).thanks}</h2></section>`

const onward = (c: Call, form: Form): Html =>
  html`<p class="onward"><a class="next" href="${homeOf(c, form)}">${wordsFor(form).next}</a></p>`

const kioskPage = (
  c: Call,
  touchpoint: FoundTouchpoint,
  form: Form,
  main: Html,
  status: ContentfulStatusCode = 200,
) => {
  const words = wordsFor(form)
  // An address to read, no link: who follows one here leaves the next customer with a page that asks nothing.
  const address = `${new URL(c.req.url).host}/b/${form.business.slug}/`
  const foot = html`<p>${words.shared}</p><p>${words.disclosure.replace('{address}', () => address)}</p>`
  return answer(c, touchpoint, form, main, { status, css: kioskCss, query: queryOf(c), foot })
}

const askingPage = (c: Call, form: Form, entry: Entry, problem: Html | '' = '') => {
  const words = wordsFor(form)
  return html`<p class="asker">${form.business.name}</p>
    <h1>${form.words.title}</h1>
    <p class="scripted">${words.tap}</p>
    ${problem}${kioskForm(c, form, entry)}
    ${thanksSection(form)}
    <p role="status"></p>
    ${onward(c, form)}
    <script async src="/w/kiosk.js"></script>`
}

export const askAtKiosk = (c: Call, touchpoint: FoundTouchpoint) => {
  const form = formAt(c, touchpoint)
  if (isAsking(touchpoint)) return kioskPage(c, touchpoint, form, askingPage(c, form, newEntry(undefined)))
  // Nobody stands by to open the page again once it asks.
  c.header('refresh', '60')
  return kioskPage(c, touchpoint, form, pausedPage(form))
}

export const problemAtKiosk = (c: Call, touchpoint: FoundTouchpoint, form: Form, entry: Entry, fault: Fault) => {
  const main = askingPage(c, form, withIdentity(entry), problemLine(form, fault))
  return kioskPage(c, touchpoint, form, main, problemKinds[fault.code].status)
}

/** Where a form sent without a script leads: a page that says nothing of the rating, and returns by itself. */
export const thanksOfKiosk = (c: Call, form: Form): string => `${homeOf(c, form)}&said=saved&lang=${form.locale}`

export const thankAtKiosk = (c: Call, touchpoint: FoundTouchpoint) => {
  const form = formAt(c, touchpoint)
  c.header('refresh', `7; url=${homeOf(c, form)}`)
  const words = wordsFor(form)
  const said = html`<h1>${words.thanks}</h1><p role="status">${words.saved}</p>${onward(c, form)}`
  return kioskPage(c, touchpoint, form, said)
}
