// The logo of a business.
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { guardProblems, needs } from '../accounts/guard.ts'
import { Profile } from '../contract/profile.ts'
import { openDirectory } from '../db.ts'
import { readBytes, refuseEncoded } from '../http/body.ts'
import { cached } from '../http/caching.ts'
import { SlugParam } from '../http/params.ts'
import { json, newRouter, problems } from '../http/router.ts'
import { findBusiness, findingProblems } from './find.ts'
import { putLogo, readLogo, removeLogo } from './logo.ts'
import { profileOf } from './profile.ts'

const tags = ['Businesses']
const path = '/businesses/{slug}/logo'
const bytesLimit = 100_000
const bytes = { schema: z.string().meta({ format: 'binary' }) }
const content = { 'image/png': bytes, 'image/jpeg': bytes, 'image/webp': bytes }

const show = createRoute({
  method: 'get',
  path,
  tags,
  summary: 'Get the logo of a business',
  middleware: cached({ seconds: 300 }),
  request: {
    params: SlugParam,
    query: z.object({
      hash: z.string().max(64).optional().describe('Tells one picture from the next; not looked at.'),
    }),
  },
  responses: {
    200: { description: 'The picture.', content },
    ...problems(...findingProblems, 'unknown_logo', 'invalid_query'),
  },
})

const mayPut = needs('business:write')
const put = createRoute({
  method: 'put',
  path,
  tags,
  summary: 'Put up a logo',
  ...mayPut,
  description: `${mayPut.description} The picture’s bytes as the body: PNG, JPEG or WebP, at most 100 kB and 2048 pixels a side.`,
  request: { params: SlugParam, body: { description: 'The picture.', required: true, content } },
  responses: {
    200: json(Profile, 'The business as it sees itself.'),
    ...problems(
      ...guardProblems,
      'picture_not_supported',
      'picture_too_large',
      'body_too_large',
      'encoding_not_supported',
    ),
  },
})

const remove = createRoute({
  method: 'delete',
  path,
  tags,
  summary: 'Take the logo down',
  ...needs('business:write'),
  request: { params: SlugParam },
  responses: { 204: { description: 'Taken down.' }, ...problems(...guardProblems) },
})

// Whoever opens the address by itself gets a picture and nothing else, whatever the bytes are.
const policy = "default-src 'none'; sandbox"

export const logoRoutes = () =>
  newRouter()
    // The public sees the logo.
    .openapi(show, async (c) => {
      const directory = openDirectory(c.env)
      const business = await findBusiness(directory, c.req.valid('param').slug)
      const { type, bytes: picture } = await readLogo(directory, business)
      return c.body(picture, 200, {
        'content-type': type,
        etag: `"${business.logo}"`,
        'content-security-policy': policy,
      })
    })
    // A business puts up its logo.
    .openapi(put, async (c) => {
      const { business, actor } = c.var
      refuseEncoded(c)
      const picture = await readBytes(c.req.raw.body, bytesLimit)
      const row = await putLogo(openDirectory(c.env), actor, business, picture, Date.now())
      return c.json(await profileOf(c.env, row), 200)
    })
    // It takes the logo down.
    .openapi(remove, async (c) => {
      const { business, actor } = c.var
      await removeLogo(openDirectory(c.env), actor, business, Date.now())
      return c.body(null, 204)
    })
