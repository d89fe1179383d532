// A sheet to print: the question, five stars, the way to the rating page. In one language or two.
import type { Context } from 'hono'
import { html, raw } from 'hono/html'
import { posterCss } from '../../dist/hosted.ts'
import { readable } from '../colour.ts'
import type { Form } from '../contract/touchpoint.ts'
import type { AppEnv } from '../http/router.ts'
import { languageName } from '../languages/names.ts'
import { wordsOf } from '../languages/rating.ts'
import { pageTitle } from '../languages/title.ts'
import { type FoundTouchpoint, findTouchpoint } from '../touchpoints/find.ts'
import { formFor, guarded } from './answer.ts'
import type { Html } from './page.ts'
import { star } from './star.ts'

/** Millimetres. */
const sizes = {
  a4: { width: 210, height: 297, label: 'A4' },
  a5: { width: 148, height: 210, label: 'A5' },
  a6: { width: 105, height: 148, label: 'A6' },
  card: { width: 85, height: 55, label: '85 × 55 mm' },
} as const
type Size = keyof typeof sizes

const sizeOf = (wanted = ''): Size => (wanted in sizes ? (wanted as Size) : 'a4')

/** What a text of so many characters is made smaller or larger by, so that it fills the room of one of `usual`. */
const fitted = ({ length }: string, usual: number, atMost = 1) =>
  // A little more than the square root, with which the area would be the same: long texts have shorter lines.
  Math.min(atMost, (usual / Math.max(1, length)) ** 0.65).toFixed(3)

const rounds = { round: 1, soft: 0.5, square: 0 } as const

const wordsFor = ({ locale, business }: Form) => wordsOf(locale, 'poster', { business: business.name })

const styleOf = ({ look, business }: FoundTouchpoint, size: Size, forms: Form[]) => {
  const { width, height } = sizes[size]
  const [first = '', second = ''] = forms.map(({ words }) => words.title)
  const accent = look.accent ?? business.accent
  const usual = size === 'card' ? 20 : 32
  const values = {
    width: `${width}mm`,
    ratio: height / width,
    mark: accent ? readable(accent).onPaper : 'oklch(0.42 0.078 205)',
    round: rounds[look.shape ?? 'soft'],
    fit: fitted(first, usual * (second ? 0.7 : 1), 1.4),
    'second-fit': fitted(second, usual, 1.2),
    'name-fit': fitted(business.name, usual),
    'handled-fit': fitted(forms.map((form) => wordsFor(form).handled).join(' '), size === 'card' ? 320 : 210),
  }
  const tokens = Object.entries(values).map(([name, value]) => `--${name}:${value}`)
  return `${posterCss}@page{size:${width}mm ${height}mm;margin:0}:root{${tokens.join(';')}}`
}

/** The same in each language, as parts of one sentence. */
const inEach = (forms: Form[], key: 'scan' | 'type' | 'handled', between: string) =>
  forms.map((form, at) => html`${at > 0 ? raw(between) : ''}<span lang="${form.locale}">${wordsFor(form)[key]}</span>`)

const sheetOf = (forms: [Form, ...Form[]], origin: string, size: Size): Html => {
  const [first, second] = forms
  const { code, business } = first
  // A card has room for the question in two languages, not for all the rest.
  const small = size === 'card' ? [first] : forms
  return html`<main class="sheet ${size}">
    <div class="asks">
      <p class="name">${business.name}</p>
      <h1>${first.words.title}</h1>
      ${second ? html`<p class="second" lang="${second.locale}">${second.words.title}</p>` : ''}
      <div class="stars" aria-hidden="true">${[star, star, star, star, star]}</div>
    </div>
    <div class="way">
      <img class="qr" src="/v1/touchpoints/${code}/qr.svg" alt="${origin}/r/${code}">
      <div class="how">
        <p>${inEach(small, 'scan', '<br>')}</p>
        <p>${inEach(small, 'type', ' / ')}<br><b dir="ltr">${new URL(origin).host}<wbr>/r/${code}</b></p>
      </div>
    </div>
    <p class="handled">${inEach(small, 'handled', '<br>')}</p>
  </main>`
}

/** For whoever prints it: other sizes, other languages. */
const choicesOf = ({ code, locales }: Form, chosen: Form[], size: Size): Html => {
  const languages = chosen.map(({ locale }) => locale)
  const link = (lang: string, to: Size) => `/r/${code}/poster?lang=${lang}&size=${to}`
  return html`<nav aria-label="A4, A5, A6">
    ${Object.entries(sizes).map(([key, { label }]) =>
      key === size ? html`<b>${label}</b>` : html`<a href="${link(languages.join(','), key as Size)}">${label}</a>`,
    )}
  </nav>
  <nav aria-label="${locales.map(languageName).join(', ')}">
    ${locales.map((locale) => html`<a href="${link(locale, size)}" lang="${locale}" hreflang="${locale}">${languageName(locale)}</a>`)}
  </nav>`
}

/** At most two languages, each once. */
const formsFor = (c: Context<AppEnv>, touchpoint: FoundTouchpoint): [Form, ...Form[]] => {
  const [one, other] = (c.req.query('lang') ?? '').split(',')
  const first = formFor(c, touchpoint, one)
  const second = other ? formFor(c, touchpoint, other) : first
  return second.locale === first.locale ? [first] : [first, second]
}

export const showPoster = async (c: Context<AppEnv>) => {
  const touchpoint = await findTouchpoint(c.env, c.req.param('code') ?? '')
  const size = sizeOf(c.req.query('size'))
  const forms = formsFor(c, touchpoint)
  const [form] = forms
  c.header('x-robots-tag', 'noindex')
  return c.html(html`<!DOCTYPE html>
<html lang="${form.locale}" dir="${form.dir}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${pageTitle(wordsFor(form).about)}</title>
  <link rel="icon" href="/favicon.svg" type="image/svg+xml">
  <style nonce="${guarded(c)}">${raw(styleOf(touchpoint, size, forms))}</style>
</head>
<body>
  <header>${choicesOf(form, forms, size)}</header>
  ${sheetOf(forms, new URL(c.req.url).origin, size)}
</body>
</html>`)
}
