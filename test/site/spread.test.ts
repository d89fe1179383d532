import { expect, it } from 'vitest'
import { spreadOf } from '../../site/src/score/spread.ts'
import { summaryOf } from './support.ts'

it('has a row for each number of stars, most stars first, with their shares', () => {
  const rows = spreadOf(summaryOf({}))
  expect(rows.map(({ value, count, share }) => [value, count, share])).toEqual([
    [5, 30, 0.6],
    [4, 13, 0.26],
    [3, 4, 0.08],
    [2, 1, 0.02],
    [1, 2, 0.04],
  ])
})

it('says how sure each share is, and nothing where too few have rated', () => {
  const [, fours] = spreadOf(summaryOf({ n: 263, stars: { 1: 0, 2: 0, 3: 0, 4: 81, 5: 182 } }))
  expect(fours?.interval?.low).toBeCloseTo(0.2552885, 6)
  expect(fours?.interval?.high).toBeCloseTo(0.3662096, 6)
  expect(spreadOf(summaryOf({ n: 2, standing: 'too_few' })).map(({ interval }) => interval)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})

it('names no shares of too few ratings, and has no bars of none', () => {
  const few = spreadOf(summaryOf({ n: 2, stars: { 1: 0, 2: 0, 3: 0, 4: 1, 5: 1 }, standing: 'too_few' }))
  expect(few.map(({ share }) => share)).toEqual([null, null, null, null, null])
  expect(few.map(({ length }) => length)).toEqual([0.5, 0.5, 0, 0, 0])
  const none = spreadOf(summaryOf({ n: 0, stars: { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 }, standing: 'too_few' }))
  expect(none.map(({ length }) => length)).toEqual([0, 0, 0, 0, 0])
})
