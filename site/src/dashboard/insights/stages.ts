// The way of the customer, step by step.
import type { Insights } from '../../../../worker/contract/insights.ts'
import { stages } from '../../../../worker/contract/lists.ts'
import { say, sayOf } from '../words.ts'
import { count, write } from './said.ts'
import type { Table } from './table.ts'

export const stageName = (key: string): string => (key ? sayOf(`common.stage_${key}`) : say('insights.stage_none'))

/** In the order of the way, whether or not anybody was asked there: a gap in it is news as well. */
export const stageRows = (groups: Insights['stages']) =>
  stages.map((key) => {
    const found = groups.find((one) => one.key === key)
    const group = found?.isHidden ? undefined : found
    return { key, label: stageName(key), stars: group?.stars.now, satisfied: group?.satisfied.now }
  })

type Row = ReturnType<typeof stageRows>[number]

/** As dark as the share of the scale. Null: too few to say. */
export const stageCells = ({ stars, satisfied }: Row) => [
  satisfied?.value == null ? null : { said: write('share', satisfied.value), strength: satisfied.value },
  stars?.value == null ? null : { said: write('decimal', stars.value), strength: (stars.value - 1) / 4 },
  stars?.value == null ? null : { said: count(stars.n), strength: 0 },
]

export const stageColumns = () => [
  say('insights.column_satisfied'),
  say('insights.column_stars'),
  say('insights.column_n'),
]

export const stageTable = (rows: readonly Row[]): Table => ({
  columns: [
    say('insights.column_name'),
    say('insights.column_satisfied'),
    say('insights.column_low'),
    say('insights.column_high'),
    say('insights.column_stars'),
    say('insights.column_low'),
    say('insights.column_high'),
    say('insights.column_n'),
  ],
  shares: [1, 2, 3],
  rows: rows.map(({ label, stars, satisfied }) => [
    label,
    ...[satisfied, stars].flatMap((one) => [one?.value ?? null, one?.low ?? null, one?.high ?? null]),
    stars?.n ?? null,
  ]),
})
