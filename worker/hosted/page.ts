// The hosted rating page as HTML: a plain form that works without a script, inside the element that a script takes over.
import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { Answers } from '../contract/answers.ts'
import { commentLimit } from '../contract/rating.ts'
import type { Form } from '../contract/touchpoint.ts'
import { languageName } from '../languages/names.ts'
import { wordsOf } from '../languages/rating.ts'
import { pageTitle } from '../languages/title.ts'
import { moreWordsOf } from '../touchpoints/form.ts'
import { moreQuestions } from './questions.ts'

/** What stands in the form: as the customer sent it, or nothing yet. */
export type Entry = {
  id: string
  receipt: string
  /** The secret of the invitation that was followed; empty: none. */
  invitation: string
  stars: number | undefined
  comment: string
  author: string
  contact: string
  publish: boolean
  answers: Answers
}
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>
type Words = ReturnType<typeof hostedWords>

export const hostedWords = (form: Form) => {
  const { locale, business, own } = form
  const words = wordsOf(locale, 'hosted', { business: business.name, name: '{name}' })
  return {
    ...moreWordsOf(form),
    ...words,
    title: own.title ?? words.title,
    thanks: own.thanks ?? words.thanks,
    thanksNamed: own.thanks ?? words.thanksNamed,
  }
}

/** A question in the business's own words need not say who asks. */
export const asker = ({ own, business }: Form): Html | '' =>
  own.title ? html`<p class="asker">${business.name}</p>` : ''

const starField = (form: Form, chosen: number | undefined, words: Words): Html => html`<fieldset class="stars">
    <legend>${words.introPlain}</legend>
    ${form.labels.map((label, index) => {
      const stars = index + 1
      return html`<label><input type="radio" name="stars" value="${stars}" required${chosen === stars ? ' checked' : ''}><span>${label}</span></label>`
    })}
  </fieldset>`

/** Before the stars are sent nobody knows; after many of them there is nothing to settle. */
const mayBeUnhappy = ({ stars = 0, contact }: Entry) => stars <= 3 || contact !== ''

const contactField = ({ contact }: Entry, words: Words): Html =>
  html`<p><label for="contact">${words.contact} <small>(${words.optional})</small></label>
      <input id="contact" type="text" name="contact" maxlength="200" autocomplete="email" value="${contact}"></p>`

/** The form to leave a rating (`rate`) or to change one (`amend`). */
export const ratingForm = (form: Form, entry: Entry, action: 'rate' | 'amend'): Html => {
  const words = hostedWords(form)
  return html`<form method="post" action="/r/${form.code}" accept-charset="utf-8">
    <input type="hidden" name="id" value="${entry.id}">
    <input type="hidden" name="receipt" value="${entry.receipt}">${
      entry.invitation
        ? html`
    <input type="hidden" name="invitation" value="${entry.invitation}">`
        : ''
    }
    <input type="hidden" name="lang" value="${form.locale}">
    ${[starField(form, entry.stars, words), action === 'amend' ? moreQuestions(form, entry, words.asking) : '']}
    <p><label for="comment">${words.comment} <small>(${words.optional})</small></label>
      <textarea id="comment" name="comment" rows="4" maxlength="${commentLimit}">${entry.comment}</textarea></p>
    <p><label for="author">${words.name} <small>(${words.optional})</small></label>
      <input id="author" type="text" name="author" maxlength="100" autocomplete="name" value="${entry.author}"></p>
    ${mayBeUnhappy(entry) ? contactField(entry, words) : ''}<p><label class="check"><input type="checkbox" name="publish"${entry.publish ? ' checked' : ''}> ${words.publish}</label></p>
    <p><button type="submit" name="action" value="${action}">${action === 'rate' ? words.rate : words.saveChange}</button></p>${
      action === 'amend'
        ? html`
    <details><summary>${words.withdraw}</summary>
      <button type="submit" class="quiet" name="action" value="withdraw" formnovalidate>${words.sure}</button></details>`
        : ''
    }
  </form>`
}

type Address = { path: string; query: string }

const languageLinks = (
  { locale, locales }: Form,
  { path, query }: Address,
): Html => html`<nav aria-label="${locales.map(languageName).join(', ')}">
    ${locales.map((other) =>
      other === locale
        ? html`<b lang="${other}">${languageName(other)}</b>`
        : html`<a href="${path}?${query}lang=${other}" lang="${other}" hreflang="${other}">${languageName(other)}</a>`,
    )}
  </nav>`

export const resultsFoot = (form: Form): Html => {
  const words = hostedWords(form)
  return html`<p class="plain">${words.privacy}</p>
    <p><a href="/b/${form.business.slug}/">${words.results}</a></p>
    <p><a href="/r/${form.code}/disclosure?lang=${form.locale}">${words.disclosure}</a></p>`
}

type Styles = { css: string; nonce: string }

export const hostedHead = (form: Form, styles: Styles): Html => {
  const words = hostedWords(form)
  return html`<meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="description" content="${words.intro}">
  <meta name="color-scheme" content="light dark">
  <title>${pageTitle(words.title)}</title>
  <link rel="icon" href="/favicon.svg" type="image/svg+xml">
  <style nonce="${styles.nonce}">${raw(styles.css)}</style>`
}

/** A whole page around its main part. `address` is its own, which its other languages share. */
export const hostedPage = (form: Form, address: Address, styles: Styles, main: Html, foot: Html): Html =>
  html`<!DOCTYPE html>
<html lang="${form.locale}" dir="${form.dir}">
<head>
  ${hostedHead(form, styles)}
</head>
<body>
  <header>${form.locales.length > 1 ? languageLinks(form, address) : ''}</header>
  <main>${main}</main>
  <footer>${foot}</footer>
</body>
</html>`
