// Drivers by name, and as a table.
import type { DriverInsights } from '../../../../worker/contract/drivers.ts'
import type { OwnQuestion } from '../../../../worker/contract/own-questions.ts'
import type { QuestionKey } from '../../../../worker/contract/questions.ts'
import { isOwnKey } from '../../../../worker/contract/questions.ts'
import { ownAsked, questionText } from '../questions.ts'
import { say, sayOf } from '../words.ts'
import type { Table } from './table.ts'

export const driverName = (key: string, own: readonly OwnQuestion[], business: string): string =>
  isOwnKey(key)
    ? (ownAsked(own.find((one) => one.key === key))[0]?.text ?? key)
    : questionText(key as QuestionKey, business)

export const driverTable = (drivers: DriverInsights['drivers'], nameOf: (key: string) => string): Table => ({
  columns: [
    say('insights.column_name'),
    say('insights.column_importance'),
    say('insights.column_low'),
    say('insights.column_high'),
    say('insights.column_weight'),
    say('insights.column_performance'),
    say('insights.column_n'),
    say('insights.column_doWhat'),
    say('insights.column_kind'),
  ],
  shares: [1, 2, 3, 4, 5],
  rows: drivers.map(({ key, importance, low, high, weight, performance, n, quadrant, contrast }) => [
    nameOf(key),
    importance,
    low,
    high,
    weight,
    performance,
    n,
    sayOf(`insights.quadrant_${quadrant}`),
    contrast?.kind ? sayOf(`insights.contrast_${contrast.kind}`) : null,
  ]),
})
