// The tables of the page.
import type {
  Causes,
  Change,
  Compared,
  Group,
  Insights,
  Portion,
  SubjectInsights,
} from '../../../../worker/contract/insights.ts'
import { shortPeriod } from '../range/days.ts'
import { say, sayOf } from '../words.ts'
import type { Measure } from './said.ts'
import type { Cell, Table } from './table.ts'

const differenceColumns = (column: string) => [
  column,
  say('insights.column_differenceLow', { column }),
  say('insights.column_differenceHigh', { column }),
]

const figureColumns = () => [
  say('insights.column_name'),
  say('insights.column_value'),
  say('insights.column_low'),
  say('insights.column_high'),
  say('insights.column_n'),
  say('insights.column_before'),
  ...differenceColumns(say('insights.column_change')),
]

const differenceOf = (change: Change): Cell[] =>
  change ? [change.difference, change.low, change.high] : [null, null, null]

const rowOf = (name: string, { now, before, change }: Compared): Cell[] => [
  name,
  now.value,
  now.low,
  now.high,
  now.n,
  before.value,
  ...differenceOf(change),
]

export const figureTable = (figures: readonly [Measure, Compared][]): Table => ({
  columns: figureColumns(),
  rows: figures.map(([measure, compared]) => rowOf(sayOf(`insights.figure_${measure}`), compared)),
})

export const namedTable = (rows: readonly { name: string; compared: Compared }[]): Table => ({
  columns: figureColumns(),
  rows: rows.map(({ name, compared }) => rowOf(name, compared)),
})

export const groupTable = (groups: readonly Group[], nameOf: (key: string) => string): Table => ({
  columns: [...figureColumns(), ...differenceColumns(say('insights.column_apart'))],
  rows: groups.map(({ key, stars, apart }) => [...rowOf(nameOf(key), stars), ...differenceOf(apart)]),
})

export const subjectTable = (subjects: readonly SubjectInsights['kinds'][number]['ranked'][number][]): Table => ({
  columns: [
    say('insights.column_name'),
    say('insights.column_value'),
    say('insights.column_low'),
    say('insights.column_high'),
    say('insights.column_n'),
    ...differenceColumns(say('insights.column_apart')),
  ],
  rows: subjects.map(({ subject, stars, apart }) => [
    subject,
    stars.value,
    stars.low,
    stars.high,
    stars.n,
    ...differenceOf(apart),
  ]),
})

/** Shares of one whole, each with its bounds where there are any. */
export const shareTable = (rows: readonly ({ label: string; n: number } & Partial<Portion>)[]): Table => ({
  columns: [
    say('insights.column_name'),
    say('insights.column_n'),
    say('insights.column_share'),
    say('insights.column_low'),
    say('insights.column_high'),
  ],
  shares: [2, 3, 4],
  rows: rows.map(({ label, n, share, low, high }) => [label, n, share ?? null, low ?? null, high ?? null]),
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
