// The comments that a business features.
import * as z from 'zod'
import { Business } from './business.ts'
import { ShownRating } from './rating.ts'

export const testimonialsAtMost = 100

export const Testimonials = z
  .object({
    business: Business.pick({ slug: true, name: true, locale: true }).describe('Who features them.'),
    testimonials: z.array(ShownRating).describe('What it features, in its own order; the public sees each of them.'),
  })
  .meta({ id: 'Testimonials', description: 'The comments that a business features.' })
export type Testimonials = z.infer<typeof Testimonials>

export const TestimonialOrder = z
  .strictObject({
    numbers: z.array(z.int().min(1)).max(testimonialsAtMost).describe('The numbers of all of them, first to last.'),
  })
  .meta({ id: 'TestimonialOrder', description: 'The order in which testimonials are shown.' })
