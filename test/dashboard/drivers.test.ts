// What is said of a driver: which way it goes, and what to do.
import { beforeAll, describe, expect, it } from 'vitest'
import { adviceOf, directionOf, driverTable, kindOf, placesOf } from '../../site/src/dashboard/insights/drivers.ts'
import { loadWords } from '../../site/src/dashboard/words.ts'
import type { DriverInsights } from '../../worker/contract/drivers.ts'

type Driver = DriverInsights['drivers'][number]

const driverOf = (changes: Partial<Driver>): Driver => ({
  key: 'speed',
  n: 60,
  importance: 0.4,
  low: 0.3,
  high: 0.5,
  weight: 0.4,
  sign: 1,
  performance: 0.7,
  quadrant: 'keep',
  contrast: { penalty: -0.2, reward: 0.9, kind: 'excitement' },
  ...changes,
})

beforeAll(() => loadWords(['insights']))

describe('a driver', () => {
  it('that goes with more stars is told to be kept up, and what it brings', () => {
    const driver = driverOf({})
    expect(directionOf(driver)).toBe('goes with more stars')
    expect(adviceOf(driver)).toBe('keep up')
    expect(kindOf(driver)).toMatch(/^delights/)
  })

  it.each(['keep', 'improve', 'more_than_needed', 'low_priority'] as const)(
    'that goes with fewer stars is never advised, also where it would be in the corner %s',
    (quadrant) => {
      const driver = driverOf({ sign: -1, quadrant })
      expect(directionOf(driver)).toBe('goes with fewer stars')
      expect(adviceOf(driver)).toBe('find out why before you do more of it')
      expect(kindOf(driver)).toBeNull()
    },
  )

  it('shares its place with those whose intervals overlap with its own', () => {
    const bounds = [
      [0.4, 0.6],
      [0.15, 0.3],
      [0.1, 0.2],
      [0.01, 0.05],
    ]
    expect(placesOf(bounds.map(([low = 0, high = 0]) => ({ low, high })))).toEqual(['1', '2–3', '2–3', '4'])
  })

  it('has its direction in the table, and so in the file', () => {
    const { columns, rows } = driverTable([driverOf({ sign: -1 }), driverOf({ sign: 0 })], (key) => key)
    const at = columns.indexOf('Direction')
    expect(rows.map((row) => row[at])).toEqual(['goes with fewer stars', 'goes with neither more nor fewer stars'])
    expect(rows.every((row) => row.length === columns.length)).toBe(true)
  })
})
