import { expect, test } from 'vitest'
import { ranked, shrunkMean } from '../../site/src/score/ranking.ts'
import { summaryOf } from './support.ts'

const none = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 }

test('the shrunk mean of the sample 2, 1, 4, 13, 30 is 4.254386', () => {
  expect(shrunkMean(summaryOf({}))).toBeCloseTo(4.254386, 6)
})

test('without ratings the shrunk mean is that of the added ones', () => {
  expect(shrunkMean({ n: 0, stars: none })).toBe(3.5)
})

test('one five-star rating does not overtake fifty good ones, and no rating comes after bad ones', () => {
  const perfect = { name: 'perfect', ...summaryOf({ n: 1, stars: { ...none, 5: 1 } }) }
  const good = { name: 'good', ...summaryOf({}) }
  const bad = { name: 'bad', ...summaryOf({ n: 20, stars: { ...none, 1: 20 } }) }
  const unrated = { name: 'unrated', ...summaryOf({ n: 0, stars: none }) }
  const order = ranked([unrated, bad, perfect, good], (entry) => entry).map(({ name }) => name)
  expect(order).toEqual(['good', 'perfect', 'bad', 'unrated'])
})
