// What one customer is asked of a touchpoint's questions.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { askedOf } from '../../worker/contract/asking.ts'
import { askedAtMost, fits, questionKeys } from '../../worker/contract/questions.ts'
import { questionIn } from '../../worker/languages/questions.ts'
import { newId } from '../support/rating.ts'

const listOf = (keys: readonly (typeof questionKeys)[number][]) => keys.map((key) => questionIn('en', key, 'Rye'))
const keysOf = (questions: { key: string }[]) => questions.map(({ key }) => key)
const drivers = ['welcome', 'trust', 'speed', 'value'] as const
const list = listOf(['expectation', ...drivers, 'resolved', 'delights', 'causes', 'recommend'])
const anyList = fc.uniqueArray(fc.constantFrom(...questionKeys), { maxLength: 24 }).map(listOf)
const [anyStars, anyMost] = [fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: askedAtMost })]

describe('what one customer is asked', () => {
  it.each([1, 2, 3])('of %d stars begins with what went wrong, and whether it was settled', (stars) => {
    expect(keysOf(askedOf(list, stars, 8, newId())).slice(0, 3)).toEqual(['causes', 'resolved', 'expectation'])
  })

  it.each([1, 2, 3])(
    'of %d stars goes on with trust where too much was charged, and trust is asked at all',
    (stars) => {
      const keys = (causes: unknown, from = list) => keysOf(askedOf(from, stars, 8, newId(), causes))
      expect(keys([2, 7]).slice(0, 4)).toEqual(['causes', 'trust', 'resolved', 'expectation'])
      expect(keys([2, 6]).slice(0, 3)).toEqual(['causes', 'resolved', 'expectation'])
      expect(keys([7]).toSorted()).toEqual(keys(undefined).toSorted())
      expect(keys([7], listOf(['speed', 'causes', 'value']))).not.toContain('trust')
      expect(keysOf(askedOf(list, 5, 8, newId(), [7])).slice(0, 2)).toEqual(['delights', 'expectation'])
    },
  )

  it.each([4, 5])('of %d stars begins with what delighted', (stars) => {
    const asked = keysOf(askedOf(list, stars, 8, newId()))
    expect(asked.slice(0, 2)).toEqual(['delights', 'expectation'])
    expect(asked.slice(-2)).toEqual(['resolved', 'recommend'])
  })

  it('is of the list, fits the stars, comes once, and is no more than the business chose', () => {
    fc.assert(
      fc.property(anyList, anyStars, anyMost, fc.uuid(), (questions, stars, atMost, id) => {
        const asked = keysOf(askedOf(questions, stars, atMost, id))
        const fitting = keysOf(questions).filter((key) => fits(key, stars))
        expect(asked).toHaveLength(Math.min(atMost, fitting.length))
        expect(new Set(asked).size).toBe(asked.length)
        expect(asked.filter((key) => !fitting.includes(key))).toEqual([])
      }),
    )
  })

  it('is the same whenever the same rating is asked', () => {
    const id = newId()
    expect(askedOf(list, 5, 4, id)).toEqual(askedOf(list, 5, 4, id))
  })

  it('is each driver as often as the others, in each place', () => {
    const rounds = 4000
    const seen: Record<string, number> = {}
    for (let round = 0; round < rounds; round += 1) {
      const asked = keysOf(askedOf(listOf(drivers), 5, 2, newId()))
      for (const [place, key] of asked.entries()) seen[`${place} ${key}`] = (seen[`${place} ${key}`] ?? 0) + 1
    }
    expect(Object.keys(seen)).toHaveLength(8)
    // Five standard deviations of a count with probability 1/4.
    const slack = 5 * Math.sqrt(rounds * 0.25 * 0.75)
    for (const [place, count] of Object.entries(seen)) expect(Math.abs(count - rounds / 4), place).toBeLessThan(slack)
  })
})
