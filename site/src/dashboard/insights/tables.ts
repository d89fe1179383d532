// The tables of the page.
import type { Causes, Compared, Group, Insights } from '../../../../worker/contract/insights.ts'
import { shortPeriod } from '../range/days.ts'
import { say, sayOf } from '../words.ts'
import type { Measure } from './said.ts'
import type { Table } from './table.ts'

const figureColumns = () => [
  say('insights.column_name'),
  say('insights.column_value'),
  say('insights.column_low'),
  say('insights.column_high'),
  say('insights.column_n'),
  say('insights.column_before'),
]

const rowOf = (name: string, { now, before }: Compared) => [name, now.value, now.low, now.high, now.n, before.value]

export const figureTable = (figures: readonly [Measure, Compared][]): Table => ({
  columns: figureColumns(),
  rows: figures.map(([measure, compared]) => rowOf(sayOf(`insights.figure_${measure}`), compared)),
})

export const namedTable = (rows: readonly { name: string; compared: Compared }[]): Table => ({
  columns: figureColumns(),
  rows: rows.map(({ name, compared }) => rowOf(name, compared)),
})

export const groupTable = (groups: readonly Group[], nameOf: (key: string) => string): Table => ({
  columns: [...figureColumns(), say('insights.column_apart')],
  rows: groups.map(({ key, stars, apart }) => [...rowOf(nameOf(key), stars), apart?.difference ?? null]),
})

export const causeTable = ({ named }: Causes, nameOf: (value: number) => string): Table => ({
  columns: [
    say('insights.column_name'),
    say('insights.column_count'),
    say('insights.column_share'),
    say('insights.column_low'),
    say('insights.column_high'),
    say('insights.column_cumulated'),
  ],
  shares: [2, 3, 4, 5],
  rows: named.map(({ value, count, share, low, high, cumulated }) => [
    nameOf(value),
    count,
    share,
    low,
    high,
    cumulated,
  ]),
})

export const trendTable = ({ trend }: Insights): Table => ({
  columns: [
    say('insights.column_days'),
    say('insights.column_share'),
    say('insights.column_n'),
    say('insights.column_low'),
    say('insights.column_high'),
    say('insights.column_signal'),
  ],
  shares: [1, 3, 4],
  rows: trend.map(({ from, to, share, n, low, high, isSignal }) => [
    shortPeriod({ from, to }),
    share,
    n,
    low,
    high,
    say(isSignal ? 'insights.yes' : 'insights.no'),
  ]),
})
