// What a business takes away to ask with.
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { EmailBlock, EmailBlockQuery, PictureQuery } from '../contract/share.ts'
import { cached } from '../http/caching.ts'
import { CodeParam } from '../http/params.ts'
import { json, newRouter, problems } from '../http/router.ts'
import { emailBlock } from './email-block.ts'
import { findTouchpoint } from './find.ts'
import { formOf } from './form.ts'
import { qrPng, qrSvg } from './qr.ts'

const tags = ['Touchpoints']
const picture = (type: string) => ({
  description: 'The QR code of the hosted rating page.',
  content: { [type]: { schema: z.string() } },
})

const svg = createRoute({
  method: 'get',
  path: '/touchpoints/{code}/qr.svg',
  tags,
  summary: 'Get the QR code of a touchpoint',
  request: { params: CodeParam },
  middleware: cached({ seconds: 3600 }),
  responses: { 200: picture('image/svg+xml'), ...problems('unknown_touchpoint') },
})

const png = createRoute({
  method: 'get',
  path: '/touchpoints/{code}/qr.png',
  tags,
  summary: 'Get the QR code of a touchpoint as PNG',
  request: { params: CodeParam, query: PictureQuery },
  middleware: cached({ seconds: 3600 }),
  responses: { 200: picture('image/png'), ...problems('unknown_touchpoint', 'invalid_query') },
})

const block = createRoute({
  method: 'get',
  path: '/touchpoints/{code}/email-block',
  tags,
  summary: 'Get a block for mails',
  description: 'Its links open the rating page with the star chosen; only a tap there records it.',
  request: { params: CodeParam, query: EmailBlockQuery },
  middleware: cached({ seconds: 60, vary: 'accept-language' }),
  responses: { 200: json(EmailBlock, 'The block.'), ...problems('unknown_touchpoint', 'invalid_query') },
})

export const shareRoutes = () =>
  newRouter()
    // A poster gets its QR code.
    .openapi(svg, async (c) => {
      const { code } = await findTouchpoint(c.env, c.req.valid('param').code)
      return c.body(qrSvg(new URL(c.req.url).origin, code), 200, { 'content-type': 'image/svg+xml' })
    })
    // So does a document that takes no SVG.
    .openapi(png, async (c) => {
      const { code } = await findTouchpoint(c.env, c.req.valid('param').code)
      const { size } = c.req.valid('query')
      return c.body(await qrPng(new URL(c.req.url).origin, code, size), 200, { 'content-type': 'image/png' })
    })
    // A mail gets five links.
    .openapi(block, async (c) => {
      const touchpoint = await findTouchpoint(c.env, c.req.valid('param').code)
      const form = formOf(touchpoint, c.req.valid('query').lang, c.req.header('accept-language'))
      return c.json(await emailBlock(form, new URL(c.req.url).origin), 200)
    })
