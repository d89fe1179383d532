import { expect, it } from 'vitest'
import { before, daysIn, stepFor, stepsOf } from '../../worker/summaries/period.ts'

it('counts days over the end of a month, a year and February', () => {
  expect(daysIn({ from: '2026-02-27', to: '2026-03-01' })).toBe(3)
  expect(daysIn({ from: '2028-02-27', to: '2028-03-01' })).toBe(4)
  expect(before({ from: '2026-01-01', to: '2026-01-31' })).toEqual({ from: '2025-12-01', to: '2025-12-31' })
})

it('cuts a period into steps that cover each day once', () => {
  for (const [from, to] of [
    ['2026-11-01', '2026-11-30'],
    ['2026-01-15', '2026-12-31'],
    ['2024-01-31', '2026-11-22'],
    ['2026-11-22', '2026-11-22'],
  ] as const) {
    const steps = stepsOf({ from, to }, stepFor({ from, to }))
    expect(steps[0]?.from).toBe(from)
    expect(steps.at(-1)?.to).toBe(to)
    expect(steps.reduce((sum, step) => sum + daysIn(step), 0)).toBe(daysIn({ from, to }))
  }
})

it('ends months where the calendar does', () => {
  expect(stepsOf({ from: '2026-01-15', to: '2026-03-02' }, 'month')).toEqual([
    { from: '2026-01-15', to: '2026-01-31' },
    { from: '2026-02-01', to: '2026-02-28' },
    { from: '2026-03-01', to: '2026-03-02' },
  ])
})

it('counts weeks back from the last day, so that the newest one is whole', () => {
  const weeks = (from: string) => stepsOf({ from, to: '2026-03-31' }, 'week').map(daysIn)
  expect(weeks('2026-03-10')).toEqual([1, 7, 7, 7])
  expect(weeks('2026-03-11')).toEqual([7, 7, 7])
  expect(weeks('2026-03-12')).toEqual([6, 7, 7])
})
