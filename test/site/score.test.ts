import { expect, test } from 'vitest'
import { isAllTheSame, marginOf, scoreSentence } from '../../site/src/score/score.ts'
import { formatDay, formatStars } from '../../site/src/text/format.ts'
import { sayIn } from '../../worker/languages/pages.ts'
import { summaryOf } from './support.ts'

const say = sayIn('en')

test('says the score with its margin and its n', () => {
  expect(scoreSentence(say, 'en', summaryOf({}))).toBe('4.36 out of 5, give or take 0.29, from 50 ratings.')
})

test('takes the margin from the end of the interval that is not cut', () => {
  expect(marginOf(summaryOf({ mean: 4.8, interval: { low: 4.3, high: 5, level: 0.95 } }))).toBeCloseTo(0.5, 9)
})

test('claims no margin of nothing when all ratings are alike', () => {
  const alike = summaryOf({ n: 7, mean: 5, interval: { low: 5, high: 5, level: 0.95 }, standing: 'early' })
  expect(isAllTheSame(alike)).toBe(true)
  expect(scoreSentence(say, 'en', alike)).not.toContain('give or take')
})

test('gives no score below five ratings', () => {
  const few = summaryOf({ n: 3, mean: null, interval: null, standing: 'too_few' })
  expect(scoreSentence(say, 'en', few)).toBe('3 ratings so far. A score is shown from 5 on.')
})

test.each([
  ['en', '4.30', '5 November 2026'],
  ['lv', '4,30', '2026. gada 5. novembris'],
  ['sk', '4,30', '5. novembra 2026'],
  ['fi', '4,30', '5. marraskuuta 2026'],
  ['el', '4,30', '5 Νοεμβρίου 2026'],
] as const)('writes stars and days as %s does', (locale, stars, day) => {
  expect(formatStars(locale, 4.3)).toBe(stars)
  expect(formatDay(locale, '2026-11-05')).toBe(day)
})
