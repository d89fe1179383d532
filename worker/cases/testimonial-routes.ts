// What a business features.
import { createRoute } from '@hono/zod-openapi'
import { guardProblems, needs } from '../accounts/guard.ts'
import { noting } from '../audit/note.ts'
import { type BusinessRow, findBusiness, findingProblems } from '../businesses/find.ts'
import { TestimonialOrder, Testimonials } from '../contract/testimonial.ts'
import type { Locale } from '../contract/vocabulary.ts'
import { openDirectory, shardDatabase } from '../db.ts'
import type { Bindings } from '../env.ts'
import { bodyProblems, jsonBody } from '../http/body.ts'
import { cached } from '../http/caching.ts'
import { SlugParam } from '../http/params.ts'
import { json, newRouter, problems } from '../http/router.ts'
import { listTestimonials, orderTestimonials } from './testimonials.ts'

const tags = ['Ratings']
const path = '/businesses/{slug}/testimonials'

const list = createRoute({
  method: 'get',
  path,
  tags,
  summary: 'List the testimonials of a business',
  description: 'Up to 100, in the order of the business. All comments are among the ratings.',
  middleware: cached({ seconds: 0 }),
  request: { params: SlugParam },
  responses: { 200: json(Testimonials, 'What the business features.'), ...problems(...findingProblems) },
})

const order = createRoute({
  method: 'put',
  path,
  tags,
  summary: 'Put the testimonials in order',
  ...needs('testimonials:write', jsonBody()),
  request: { params: SlugParam, body: { ...json(TestimonialOrder, 'All of them, first to last.'), required: true } },
  responses: {
    200: json(Testimonials, 'The testimonials in their new order.'),
    ...problems(...guardProblems, 'other_testimonials', ...bodyProblems),
  },
})

const shown = async (env: Bindings, { id, shard, slug, name, locale }: BusinessRow): Promise<Testimonials> => ({
  business: { slug, name, locale: locale as Locale },
  testimonials: await listTestimonials(shardDatabase(env, shard), id),
})

export const testimonialRoutes = () =>
  newRouter()
    // The public reads what a business features.
    .openapi(list, async (c) => {
      const business = await findBusiness(openDirectory(c.env), c.req.valid('param').slug)
      return c.json(await shown(c.env, business), 200)
    })
    // A business puts its testimonials in order.
    .openapi(order, async (c) => {
      const { business, actor } = c.var
      const { numbers } = c.req.valid('json')
      await orderTestimonials(shardDatabase(c.env, business.shard), business.id, numbers)
      await noting(openDirectory(c.env), business.id, actor, 'testimonials.ordered', numbers.join(', '))
      return c.json(await shown(c.env, business), 200)
    })
