import { expect, test } from 'vitest'
import { newestCounted } from '../../site/src/score/newest.ts'
import { ratingOf } from './support.ts'

test('imported comments do not push out those that count', () => {
  const imported = Array.from({ length: 30 }, (_, index) => ratingOf({ number: 40 - index, proof: 'imported' }))
  const own = [ratingOf({ number: 9 }), ratingOf({ number: 8, proof: 'invited' })]
  expect(newestCounted([...imported, ...own]).map(({ number }) => number)).toEqual([9, 8])
})

test('imported comments stand in where no other exists', () => {
  expect(newestCounted([ratingOf({ proof: 'imported' })])).toHaveLength(1)
})
