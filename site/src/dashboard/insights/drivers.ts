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

type Driver = DriverInsights['drivers'][number]

/** The letter that names it in the chart and in the list: a number would be taken for a place. */
export const markOf = (index: number): string => String.fromCodePoint(65 + index)

/** Which places it may have: those of the drivers whose intervals overlap with its own are ties. */
export const placesOf = (drivers: readonly Pick<Driver, 'low' | 'high'>[]): string[] =>
  drivers.map(({ low, high }) => {
    const from = 1 + drivers.filter((other) => other.low > high).length
    const to = drivers.length - drivers.filter((other) => other.high < low).length
    return from === to ? `${from}` : `${from}–${to}`
  })

/** Whether better answers go with more stars or with fewer. */
export const directionOf = ({ sign }: Pick<Driver, 'sign'>): string =>
  say(sign > 0 ? 'insights.sign_more' : sign < 0 ? 'insights.sign_fewer' : 'insights.sign_none')

/** What to do. To do more of what goes with fewer stars is no advice, however well it is done. */
export const adviceOf = ({ sign, quadrant }: Pick<Driver, 'sign' | 'quadrant'>): string =>
  sign < 0 ? say('insights.quadrant_against') : sayOf(`insights.quadrant_${quadrant}`)

/** What it brings and costs; nothing of what goes with fewer stars, where such kinds mean nothing. */
export const kindOf = ({ sign, contrast }: Pick<Driver, 'sign' | 'contrast'>): string | null =>
  sign < 0 || !contrast?.kind ? null : sayOf(`insights.contrast_${contrast.kind}`)

/** Places are those `among` all drivers, also where only some have a row. */
export const driverTable = (
  drivers: readonly Driver[],
  nameOf: (key: string) => string,
  among: readonly Driver[] = drivers,
): Table => ({
  columns: [
    say('insights.column_name'),
    say('insights.column_place'),
    say('insights.column_importance'),
    say('insights.column_low'),
    say('insights.column_high'),
    say('insights.column_weight'),
    say('insights.column_performance'),
    say('insights.column_n'),
    say('insights.column_direction'),
    say('insights.column_doWhat'),
    say('insights.column_kind'),
  ],
  shares: [2, 3, 4, 5, 6],
  rows: drivers.map((driver) => [
    nameOf(driver.key),
    placesOf(among)[among.indexOf(driver)] ?? '',
    driver.importance,
    driver.low,
    driver.high,
    driver.weight,
    driver.performance,
    driver.n,
    directionOf(driver),
    adviceOf(driver),
    kindOf(driver),
  ]),
})
