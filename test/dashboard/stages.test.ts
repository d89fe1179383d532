// The way of the customer as a map: every step, in its order, and nothing said of too few.
import { beforeAll, describe, expect, it } from 'vitest'
import { stageCells, stageRows, stageTable } from '../../site/src/dashboard/insights/stages.ts'
import { loadWords } from '../../site/src/dashboard/words.ts'
import type { Figure, Insights } from '../../worker/contract/insights.ts'

const figure = (value: number | null): Figure => ({ n: 40, standing: 'normal', value, low: value, high: value })
const compared = (value: number | null) => ({ now: figure(value), before: figure(null), change: null })
type Stage = Insights['stages'][number]
const group = (key: Stage['key'], stars: number | null, satisfied: number | null): Stage => ({
  key,
  stars: compared(stars),
  satisfied: compared(satisfied),
  apart: null,
  isHidden: stars === null,
})

beforeAll(() => loadWords(['insights', 'common']))

describe('the map of steps', () => {
  const rows = () => stageRows([group('buy', 4, 0.75), group('choose', null, null), group('', 3, 0.5)])

  it('has every step in the order of the way', () => {
    const keys = ['discover', 'choose', 'buy', 'receive', 'use', 'get_help', 'return']
    expect(rows().map(({ key }) => key)).toEqual(keys)
  })

  it('is darker the higher the figure, and empty where there is none', () => {
    const [discover, choose, buy] = rows().map(stageCells)
    expect(buy).toEqual([
      { said: '75%', strength: 0.75 },
      { said: '4.00', strength: 0.75 },
      { said: '40', strength: 0 },
    ])
    expect([discover, choose]).toEqual([
      [null, null, null],
      [null, null, null],
    ])
  })

  it('is a table as well', () => {
    const { columns, rows: lines } = stageTable(rows())
    expect(lines[2]?.slice(1)).toEqual([0.75, 0.75, 0.75, 4, 4, 4, 40])
    expect(lines.every((line) => line.length === columns.length)).toBe(true)
  })
})
