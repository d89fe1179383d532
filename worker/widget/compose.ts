// Puts a form or words round a bundle of the widget, so that one request brings all that is needed.
import { locales } from '../contract/lists.ts'
import type { Form } from '../contract/touchpoint.ts'
import { starLabels, wordsOf } from '../languages/rating.ts'

/** JSON that is safe inside a script, even one that somebody pastes into a page. */
const inScript = (value: unknown) =>
  JSON.stringify(value)
    .replace(/</g, '\\u003c')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029')

/** What the widget needs of a form, and no more: the bytes are a budget. */
const slim = ({ code, locales: offered, locale, dir, labels, words }: Form) => {
  const form = { code, others: offered.filter((other) => other !== locale).join(' '), locale, dir, labels, words }
  // A key needs no quotes. Inside a text every quote has a backslash before it, so no text looks like a key.
  return inScript(form).replace(/"(\w+)":/g, '$1:')
}

/** The first request. Without a form the element fetches its own. */
export const coreScript = (core: string, form?: Form) => `(($form)=>{${core}})(${form ? slim(form) : ''})`

type Asking = Pick<Form, 'questions' | 'askAtMost' | 'reviewUrl'>

/** The second request: an ES module. */
export const moreScript = (more: string, words: Record<string, string>, form: Asking) => {
  const { questions, askAtMost, reviewUrl } = form
  const asking = { questions, atMost: askAtMost, review: reviewUrl }
  return `const $words=${inScript(words)},$asking=${inScript(asking)};${more}`
}

/** The wall, which knows all languages: it learns which one it needs only on the page. */
export const wallScript = (wall: string) => {
  const words = locales.map((locale) => [locale, { ...wordsOf(locale, 'wall', {}), stars: starLabels(locale) }])
  return `(($walls)=>{${wall}})(${inScript(Object.fromEntries(words))})`
}

/** Agrees to everything, as the API would, and saves nothing. */
const agreeing = `async(u,{method:m,body:b})=>Response.json({id:m==='POST'?JSON.parse(b).id:u.split('/').pop()},{status:m==='POST'?201:200})`

/** The first request of a preview: the same widget, without a network and without a memory. */
export const previewScript = (core: string, form: Form, draft: string) => {
  const own = core.replace('/more.js?', () => `/more.js?draft=${encodeURIComponent(draft)}&`)
  return `(($form,fetch,indexedDB)=>{${own}})(${slim(form)},${agreeing})`
}

/** Stands in for the widget where there is nothing to ask: shows nothing, and says why to whoever looks for it. */
export const silentScript = (why: string) => `console.warn(${inScript(`Candor: ${why}`)})`
