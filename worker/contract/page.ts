// How the public list of ratings is narrowed, ordered and paged.
import * as z from 'zod'
import { ShownRating } from './rating.ts'
import { pageLimit } from './text.ts'
import { Channel, Locale, Stars } from './vocabulary.ts'

const sorts = ['newest', 'oldest', 'highest', 'lowest'] as const

export const ListQuery = z
  .strictObject({
    stars: z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number)
      .pipe(Stars)
      .optional()
      .describe('Only ratings of that many stars.'),
    locale: Locale.optional().describe('Only ratings in this language.'),
    channel: Channel.optional().describe('Only ratings of this channel.'),
    text: z
      .enum(['true', 'false'])
      .optional()
      .describe('true: only ratings with a shown comment; false: only those without.'),
    sort: z
      .enum(sorts)
      .default('newest')
      .describe('newest, oldest, highest or lowest first; newest first among equal stars.'),
    limit: pageLimit.describe('Ratings a page, 1 to 100.'),
    cursor: z
      .string()
      .regex(/^[1-5]?\.\d{1,15}$/)
      .optional()
      .describe('Where the next page starts: follow the Link header, do not make one.'),
  })
  .refine(({ sort, cursor }) => !cursor || cursor.startsWith('.') === (sort === 'newest' || sort === 'oldest'), {
    path: ['cursor'],
    message: 'The cursor belongs to another order.',
    params: { code: 'other_order' },
  })
export type ListQuery = z.infer<typeof ListQuery>

export const RatingPage = z
  .object({
    ratings: z.array(ShownRating),
    next: z.string().nullable().describe('The address of the next page, as in the Link header; null on the last.'),
  })
  .meta({ id: 'RatingPage', description: 'One page of the public list.' })
export type RatingPage = z.infer<typeof RatingPage>
