// How many gave each answer, as shares of all who answered, with their intervals.
import { shareOf } from '../../../../worker/measures/share.ts'
import { say } from '../words.ts'
import { count, percent } from './said.ts'
import type { Table } from './table.ts'

/** Of `n` who answered; none where nobody has. */
export const sharesOf = (counts: readonly number[], n: number) =>
  n === 0
    ? []
    : counts.map((given, index) => {
        const { share, low, high } = shareOf(given, n)
        return { key: `${index}`, given, share, low, high, said: `${percent(share)} (${count(given)})` }
      })

type Row = { label: string; given: number; share: number; low: number; high: number }

export const shareTable = (rows: readonly Row[]): Table => ({
  columns: [
    say('insights.column_name'),
    say('insights.column_count'),
    say('insights.column_share'),
    say('insights.column_low'),
    say('insights.column_high'),
  ],
  shares: [2, 3, 4],
  rows: rows.map(({ label, given, share, low, high }) => [label, given, share, low, high]),
})
