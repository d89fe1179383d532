import { expect, test } from 'vitest'
import { filledWidth } from '../../site/src/score/stars.ts'

test('whole stars end where the field of the next star begins', () => {
  expect([0, 1, 4, 5].map(filledWidth)).toEqual([0, 24, 96, 120])
})

test('4.36 fills 36 % of the fifth star, from its left tip', () => {
  expect(filledWidth(4.36)).toBeCloseTo(96 + 1.6 + 0.36 * 20.8, 2)
})

test('a higher mean never fills less', () => {
  const widths = Array.from({ length: 501 }, (_, hundredths) => filledWidth(hundredths / 100))
  expect(widths).toEqual(widths.toSorted((a, b) => a - b))
})

test('nothing is drawn beyond the row', () => {
  expect(filledWidth(7)).toBe(120)
  expect(filledWidth(-1)).toBe(0)
})
