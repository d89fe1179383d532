// A sheet to print: the question, five stars, the way to the rating page. In one language or two.
import type { Context } from 'hono'
import { html, raw } from 'hono/html'
import { posterCss } from '../../dist/hosted.ts'
import { readable } from '../colour.ts'
import type { Form } from '../contract/touchpoint.ts'
import type { AppEnv } from '../http/router.ts'
import { languageName } from '../languages/names.ts'
import { wordsOf } from '../languages/rating.ts'
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

/** What a text of `length` characters is made smaller by, so that it keeps to the room of one of `usual`. */
const shrunk = (length: number, usual: number) => Math.min(1, Math.sqrt(usual / Math.max(1, length))).toFixed(3)

const rounds = { round: 1, soft: 0.5, square: 0 } as const

const styleOf = ({ look, business }: FoundTouchpoint, size: Size, [first, second]: Form[]) => {
  const { width, height } = sizes[size]
  const accent = look.accent ?? business.accent
  const values = {
    width: `${width}mm`,
    ratio: height / width,
    mark: accent ? readable(accent).onPaper : 'oklch(0.42 0.078 205)',
    round: rounds[look.shape ?? 'soft'],
    fit: shrunk(first?.words.title?.length ?? 0, second ? 26 : 34),
    'second-fit': shrunk(second?.words.title?.length ?? 0, 34),
    'name-fit': shrunk(business.name.length, 44),
  }
  const tokens = Object.entries(values).map(([name, value]) => `--${name}:${value}`)
  return `${posterCss}@page{size:${width}mm ${height}mm;margin:0}:root{${tokens.join(';')}}`
}

const waysOf = (form: Form, address: string) => {
  const words = wordsOf(form.locale, 'poster', { business: form.business.name, address: '{address}' })
  const [before = '', after = ''] = words.type.split('{address}')
  return html`<p lang="${form.locale}">${words.scan}<br>${before}<b dir="ltr">${address}</b>${after}</p>`
}

const sheetOf = (forms: Form[], origin: string, size: Size): Html => {
  const [first, second] = forms
  if (!first) throw new Error('a poster has a language')
  const { code, business } = first
  const handled = forms.map(({ locale }) => wordsOf(locale, 'poster', { business: business.name }).handled)
  return html`<main class="sheet ${size}">
    <p class="name">${business.name}</p>
    <h1>${first.words.title}</h1>
    ${second ? html`<p class="second" lang="${second.locale}">${second.words.title}</p>` : ''}
    <div class="stars" aria-hidden="true">${[star, star, star, star, star]}</div>
    <div class="way">
      <img class="qr" src="/v1/touchpoints/${code}/qr.svg" alt="${origin}/r/${code}">
      <div class="how">${forms.map((form) => waysOf(form, `${new URL(origin).host}/r/${code}`))}</div>
    </div>
    <p class="handled">${handled[0]}${second ? html` <span lang="${second.locale}">${handled[1]}</span>` : ''}</p>
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
const formsFor = (c: Context<AppEnv>, touchpoint: FoundTouchpoint): Form[] => {
  const wanted = (c.req.query('lang') ?? '').split(',').slice(0, 2)
  const forms = wanted.map((lang) => formFor(c, touchpoint, lang))
  return forms.filter(({ locale }, index) => forms.findIndex((other) => other.locale === locale) === index)
}

export const showPoster = async (c: Context<AppEnv>) => {
  const touchpoint = await findTouchpoint(c.env, c.req.param('code') ?? '')
  const size = sizeOf(c.req.query('size'))
  const forms = formsFor(c, touchpoint)
  const [form] = forms as [Form]
  const words = wordsOf(form.locale, 'poster', { business: form.business.name })
  c.header('x-robots-tag', 'noindex')
  return c.html(html`<!DOCTYPE html>
<html lang="${form.locale}" dir="${form.dir}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${words.about}</title>
  <link rel="icon" href="/favicon.svg" type="image/svg+xml">
  <style nonce="${guarded(c)}">${raw(styleOf(touchpoint, size, forms))}</style>
</head>
<body>
  <header>${choicesOf(form, forms, size)}</header>
  ${sheetOf(forms, new URL(c.req.url).origin, size)}
</body>
</html>`)
}
