import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  choiceIn,
  dayAfter,
  daysIn,
  periodOf,
  presets,
  queryOf,
  todayIn,
} from '../../site/src/dashboard/range/range.ts'

describe('a preset', () => {
  it.each([
    ['7d', '2026-11-17', 7],
    ['30d', '2026-10-25', 30],
    ['90d', '2026-08-26', 90],
    ['12m', '2025-11-24', 365],
    ['year', '2026-01-01', 327],
  ] as const)('%s begins on %s and has %d days', (preset, from, days) => {
    const period = periodOf(preset, '2026-11-23')
    expect(period).toEqual({ from, to: '2026-11-23' })
    expect(daysIn(period)).toBe(days)
  })

  it('of twelve months begins after the last February where this one has a day more', () => {
    expect(periodOf('12m', '2028-02-29').from).toBe('2027-03-01')
    expect(periodOf('12m', '2028-03-01').from).toBe('2027-03-02')
  })
})

describe('the address', () => {
  it('keeps every choice', () => {
    const day = fc.integer({ min: 0, max: 40_000 }).map((days) => dayAfter('1990-01-01', days))
    const own = fc.tuple(day, day).map(([one, other]) => ({
      from: one < other ? one : other,
      to: one < other ? other : one,
    }))
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...presets), own), (choice) => {
        expect(choiceIn(`?b=demo&${new URLSearchParams(queryOf(choice))}`)).toEqual(choice)
      }),
    )
  })

  it.each([
    '',
    '?period=14d',
    '?from=2026-11-01',
    '?from=2026-11-30&to=2026-11-01',
    '?from=2026-02-30&to=2026-03-01',
    '?from=1989-12-31&to=2026-03-01',
    '?from=2026-01-01&to=2101-01-01',
    '?from=x&to=y',
  ])('“%s” asks for nothing that there is, so for the usual days', (search) => {
    expect(choiceIn(search)).toBe('30d')
  })
})

it('is another day already east of here', () => {
  const now = new Date('2026-11-22T23:30:00Z')
  expect(todayIn('UTC', now)).toBe('2026-11-22')
  expect(todayIn('Europe/Riga', now)).toBe('2026-11-23')
})
