// Answers with a page of a touchpoint, dressed as its business chose, under a policy that lets nothing foreign in.
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { css } from '../../dist/hosted.ts'
import { readable } from '../colour.ts'
import type { Form } from '../contract/touchpoint.ts'
import type { AppEnv } from '../http/router.ts'
import type { FoundTouchpoint } from '../touchpoints/find.ts'
import { formOf } from '../touchpoints/form.ts'
import { type Html, hostedPage, resultsFoot } from './page.ts'

const policy = (nonce: string, framedBy: 'none' | 'self') =>
  [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    "script-src 'self'",
    "connect-src 'self'",
    "img-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors '${framedBy}'`,
  ].join('; ')

/** A nonce for the page's own styles; the policy names it. */
export const guarded = (c: Context<AppEnv>, framedBy: 'none' | 'self' = 'none'): string => {
  const nonce = crypto.getRandomValues(new Uint8Array(16)).toBase64()
  c.header('content-security-policy', policy(nonce, framedBy))
  // The page may hold the secret of a receipt to be: no copy is kept, and no address leaves with the referrer.
  c.header('cache-control', 'private, no-store')
  c.header('vary', 'accept-language')
  return nonce
}

const radii = { round: '22px', soft: '10px', square: '0' } as const

/** The look in the tokens of site/src/styles/tokens.css. Where none is chosen, the colour of the business. */
const tokensOf = ({ look, business }: FoundTouchpoint): string => {
  const accent = look.accent ?? business.accent
  const shades = accent ? readable(accent) : undefined
  const colours = shades
    ? `--teal:light-dark(${shades.onPaper},${shades.atNight});--on-teal:light-dark(#fff,#1b1b1b);`
    : ''
  const shape = look.shape ? `--radius:${radii[look.shape]};` : ''
  return colours || shape ? `:root{${colours}${shape}}` : ''
}

type More = { status?: ContentfulStatusCode; css?: string; query?: string; foot?: Html }

export const answer = (
  c: Context<AppEnv>,
  touchpoint: FoundTouchpoint,
  form: Form,
  main: Html,
  { status = 200, css: more = '', query = '', foot = resultsFoot(form) }: More = {},
) => {
  const styles = { css: css + more + tokensOf(touchpoint), nonce: guarded(c) }
  return c.html(hostedPage(form, { path: c.req.path, query }, styles, main, foot), status)
}

/** The form in the language of the address, else in one that the reader accepts. */
export const formFor = (c: Context<AppEnv>, touchpoint: FoundTouchpoint, wanted = c.req.query('lang')) =>
  formOf(touchpoint, wanted, c.req.header('accept-language'))
