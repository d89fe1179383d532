// What the wall shows: a card for each comment, and the way to all of them.
import type { ShownRating } from '../../worker/contract/rating.ts'
import type { Testimonials } from '../../worker/contract/testimonial.ts'
import { make } from './make.ts'
import { star } from './stars.ts'
import type { WallWords } from './types.ts'

const field = 48

const drawStars = (stars: number, label: string) => {
  const shapes = [0, 1, 2, 3, 4].map((index) =>
    make('path', { d: star, transform: `translate(${index * field})`, class: index < stars ? 'on' : '' }),
  )
  return make(
    'svg',
    { viewBox: `0 0 ${5 * field} ${field}`, role: 'img', 'aria-label': label, part: 'stars' },
    ...shapes,
  )
}

/** The day in words. It is a day of the calendar, so it is read in UTC; plain `en` would write it the American way. */
const dayIn = (locale: string, day: string) =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(day),
  )

const drawCard = (rating: ShownRating, words: WallWords, locale: string) => {
  const { stars, comment, author, day, reply } = rating
  return make(
    'li',
    { part: 'card' },
    make(
      'figure',
      {},
      drawStars(stars, words.stars[stars - 1] as string),
      make('blockquote', { lang: rating.locale, dir: 'auto' }, comment as string),
      make(
        'figcaption',
        {},
        make('bdi', {}, author ?? words.anonymous),
        make('time', { datetime: day, dir: 'auto' }, dayIn(locale, day)),
      ),
    ),
    ...(reply ? [make('p', { dir: 'auto', part: 'reply' }, make('b', {}, words.reply), reply.text)] : []),
  )
}

/** In the language of the page, else in that of the business. */
export const drawWall = (
  base: string,
  lang: string,
  { slug, name, locale: home }: Testimonials['business'],
  testimonials: ShownRating[],
) => {
  const locale = $walls[lang] ? lang : home
  const words = $walls[locale] as WallWords
  const [before = '', after = ''] = words.all.split('{business}')
  const href = `${base}${locale === home ? '' : `/${locale}`}/b/${slug}/`
  const link = (to: string, ...said: (Node | string)[]) =>
    make('p', {}, make('a', { href: to, part: 'link', dir: 'auto' }, ...said))
  const list = make('ul', { role: 'list' }, ...testimonials.map((rating) => drawCard(rating, words, locale)))
  const links = [link(href, before, make('bdi', {}, name), after), link(`${href}#disclosure`, words.disclosure)]
  return [make('div', { lang: locale }, list, ...links)]
}
