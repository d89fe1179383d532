// What search engines may read: schema.org data that repeats what the page shows, and nothing else.
import type { Business } from '../../../worker/contract/business.ts'
import type { ShownRating } from '../../../worker/contract/rating.ts'
import type { Summary } from '../../../worker/contract/summary.ts'
import { headlineProofs } from '../../../worker/contract/vocabulary.ts'

interface Shown {
  business: Pick<Business, 'name' | 'description' | 'website'>
  summary: Summary
  ratings: ShownRating[]
  url: string
  anonymous: string
}

const scale = { bestRating: 5, worstRating: 1 }
const nameLimit = 99

const reviewOf = (anonymous: string) => (rating: ShownRating) => ({
  '@type': 'Review',
  author: { '@type': 'Person', name: [...(rating.author ?? anonymous)].slice(0, nameLimit).join('') },
  datePublished: rating.day,
  inLanguage: rating.locale,
  reviewBody: rating.comment,
  reviewRating: { '@type': 'Rating', ratingValue: rating.stars, ...scale },
})

/** The Organization with its score and the shown reviews; null while there are too few ratings for a score. */
export const structuredData = ({ business, summary, ratings, url, anonymous }: Shown) => {
  if (summary.mean === null) return null
  // The score leaves these out, so they are no reviews of the same aggregate.
  const counted = ratings.filter(({ proof }) => headlineProofs.includes(proof)).slice(0, 10)
  return {
    '@context': 'https://schema.org',
    '@type': 'Organization',
    name: business.name,
    ...(business.description && { description: business.description }),
    url: business.website ?? url,
    aggregateRating: {
      '@type': 'AggregateRating',
      ratingValue: Number(summary.mean.toFixed(2)),
      ratingCount: summary.n,
      ...scale,
    },
    ...(counted.length > 0 && { review: counted.map(reviewOf(anonymous)) }),
  }
}

/** JSON that cannot end the script element around it, whatever customers wrote. */
export const asScript = (data: unknown): string => JSON.stringify(data).replaceAll('<', '\\u003c')
