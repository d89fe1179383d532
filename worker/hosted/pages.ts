// What the hosted page says in each of its states.
import { html } from 'hono/html'
import type { Form } from '../contract/touchpoint.ts'
import type { Fault } from '../faults.ts'
import { receiptLink } from '../ratings/link.ts'
import { withIdentity } from './entry.ts'
import { asker, type Entry, type Html, hostedWords, ratingForm } from './page.ts'

const element = ({ code, locale }: Form, invitation: string, fallback: Html | ''): Html => {
  // By this the invitation is seen to be followed, where scripts run.
  const followed = invitation ? `&i=${encodeURIComponent(invitation)}` : ''
  const invited = invitation ? html` invitation="${invitation}"` : ''
  return html`<candor-rating touchpoint="${code}"${invited} inline>${fallback}
      <script async src="/w/${code}.js?lang=${locale}${followed}"></script>
    </candor-rating>`
}

export const askPage = (form: Form, entry: Entry): Html => {
  const words = hostedWords(form)
  return html`${asker(form)}<h1>${words.title}</h1>
    <p class="scripted">${words.intro}</p>
    ${element(form, entry.invitation, ratingForm(form, entry, 'rate'))}`
}

/** Where the invitation has brought a rating: whose browser that was shows it here. */
export const answeredPage = (form: Form, { invitation }: Entry): Html => {
  const words = hostedWords(form)
  return html`${asker(form)}<h1>${words.title}</h1>
    <p role="status">${words.invitationUsed}</p>
    ${element(form, invitation, '')}`
}

/** Where nothing is asked now. What others said stays one link away. */
export const pausedPage = (form: Form): Html => {
  const words = hostedWords(form)
  return html`<p class="asker">${form.business.name}</p><h1>${words.paused}</h1><p>${words.pausedMore}</p>`
}

export const thanksPage = (form: Form, entry: Entry, said: string | undefined): Html => {
  const words = hostedWords(form)
  const name = entry.author.trim()
  return html`<h1>${name ? words.thanksNamed.replace('{name}', () => name).replace('..', '.') : words.thanks}</h1>
    <p role="status">${said === 'changed' ? words.changed : words.saved}</p>
    ${form.reviewUrl ? html`<p><a href="${form.reviewUrl}" rel="noopener">${words.review}</a></p>` : ''}
    <p>${words.keep}</p>
    <p><a href="${receiptLink(form.locale, form.code, entry)}" target="_blank" rel="noopener noreferrer">${words.receipt}</a></p>
    <h2>${words.change}</h2>
    ${ratingForm(form, entry, 'amend')}`
}

export const withdrawnPage = (form: Form, isAsking: boolean): Html => {
  const words = hostedWords(form)
  const again = html`<p><a href="/r/${form.code}?lang=${form.locale}">${words.again}</a></p>`
  return html`<h1>${words.withdrawn}</h1>${isAsking ? again : ''}`
}

/** `at` is when the operator found it to be fraud. Its words can still be erased. */
export const invalidatedPage = (form: Form, { id, receipt }: Entry, at: string): Html => {
  const words = hostedWords(form)
  const day = new Intl.DateTimeFormat(form.locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(at))
  return html`<h1>${words.invalidated}</h1>
    <p>${words.invalidatedMore.replace('{day}', () => day)}</p>
    <form method="post" action="/r/${form.code}">
      <input type="hidden" name="id" value="${id}">
      <input type="hidden" name="receipt" value="${receipt}">
      <input type="hidden" name="lang" value="${form.locale}">
      <details><summary>${words.withdraw}</summary>
        <button type="submit" class="quiet" name="action" value="withdraw">${words.sure}</button></details>
    </form>`
}

const isAboutStars = ({ fields }: Fault) => Boolean(fields?.some(({ pointer }) => pointer === '/stars'))

export const problemLine = (form: Form, fault: Fault): Html => {
  const words = hostedWords(form)
  const said = isAboutStars(fault) ? words.chooseStars : html`${words.problem} <code>${fault.code}</code>`
  return html`<p role="alert">${said}</p>`
}

export const problemPage = (form: Form, entry: Entry, action: string, fault: Fault): Html =>
  html`${asker(form)}<h1>${hostedWords(form).title}</h1>
    ${problemLine(form, fault)}
    ${ratingForm(form, withIdentity(entry), action === 'amend' ? 'amend' : 'rate')}`
