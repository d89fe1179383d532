import { expect, test } from 'vitest'
import { asScript, structuredData } from '../../site/src/score/structured.ts'
import { ratingOf, summaryOf } from './support.ts'

const business = { name: 'Rudzu ceptuve', description: 'Bakes bread.', website: null }
const shown = {
  business,
  summary: summaryOf({}),
  ratings: [ratingOf({})],
  url: 'https://candor.example/b/x/',
  anonymous: 'A customer',
}

test('says nothing to search engines below five ratings', () => {
  const summary = summaryOf({ n: 4, mean: null, interval: null, standing: 'too_few' })
  expect(structuredData({ ...shown, summary })).toBeNull()
})

test('repeats the score as the page shows it', () => {
  const data = structuredData({ ...shown, summary: summaryOf({ mean: 4.358974 }) })
  expect(data?.aggregateRating).toMatchObject({ ratingValue: 4.36, ratingCount: 50, bestRating: 5, worstRating: 1 })
})

test('leaves out the reviews that the score leaves out', () => {
  const ratings = [ratingOf({ proof: 'imported' }), ratingOf({ proof: 'staff' }), ratingOf({ author: 'Jānis' })]
  expect(structuredData({ ...shown, ratings })?.review?.map(({ author }) => author.name)).toEqual(['Jānis'])
})

test('names a customer who gave no name', () => {
  const data = structuredData({ ...shown, ratings: [ratingOf({ author: null })] })
  expect(data?.review?.[0]?.author.name).toBe('A customer')
})

test('gives at most ten reviews', () => {
  expect(structuredData({ ...shown, ratings: Array.from({ length: 14 }, () => ratingOf({})) })?.review).toHaveLength(10)
})

test('a comment cannot end the script element', () => {
  const script = asScript(structuredData({ ...shown, ratings: [ratingOf({ comment: '</script><script>alert(1)//' })] }))
  expect(script).not.toContain('<')
  expect(JSON.parse(script).review[0].reviewBody).toBe('</script><script>alert(1)//')
})
