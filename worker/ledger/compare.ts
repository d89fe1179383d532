// Holds what a page says against what its ledger adds up to, figure by figure. Pure.
import { headlineProofs } from '../contract/lists.ts'
import type { Totals } from './fold.ts'

type Table = Partial<Record<string, readonly number[]>>

/** What a page says; the API's disclosure is one. */
export type Said = Pick<Totals, 'received' | 'withdrawn'> & {
  counted: Table
  channels: Table
  withdrawnStars: readonly number[]
  withheld: Table
  invalidated: Table
}

/** Each figure by its name, as it is written. A row of stars has a figure for each, `open 5`, and their sum, `open`. */
export type Figures = ReadonlyMap<string, string>

export type Difference = { what: string; said: string; logged: string }

const places = [0, 1, 2, 3, 4]

const added = (rows: readonly (readonly number[] | undefined)[]): number[] =>
  places.map((at) => rows.reduce((sum, row) => sum + (row?.[at] ?? 0), 0))

const rowsOf = ({ counted, channels, withdrawnStars, withheld, invalidated }: Said) => {
  const named = (kind: string, table: Table) =>
    Object.entries(table).map(([name, row = []]) => [`${kind} ${name}`, row] as const)
  const score = added(headlineProofs.map((proof) => counted[proof]))
  return [
    ['received', added([...Object.values(counted), ...Object.values(invalidated), withdrawnStars])] as const,
    ['score', score] as const,
    ['withdrawn', withdrawnStars] as const,
    ...named('counted', counted),
    ...named('channel', channels),
    ['withheld', added(Object.values(withheld))] as const,
    ...named('withheld', withheld),
    ...named('invalidated', invalidated),
  ]
}

/** From so many ratings on a page shows the score. */
const saidFrom = 5

/** The mean of a row of stars with two decimals; undefined where there are too few to say. */
const meanOf = (row: readonly number[]): string | undefined => {
  const n = row.reduce((sum, count) => sum + count, 0)
  return n < saidFrom ? undefined : (row.reduce((sum, count, at) => sum + count * (at + 1), 0) / n).toFixed(2)
}

export const figuresOf = (said: Said): Figures => {
  const figures = new Map<string, string>()
  for (const [name, row] of rowsOf(said)) {
    for (const at of places) figures.set(`${name} ${at + 1}`, String(row[at] ?? 0))
    figures.set(name, String(row.reduce((sum, count) => sum + count, 0)))
    const mean = name === 'score' ? meanOf(row) : undefined
    if (mean) figures.set('mean', mean)
  }
  return figures.set('received', String(said.received)).set('withdrawn', String(said.withdrawn))
}

/** `open 5` in words. */
const nameOf = (figure: string) => figure.replace(/ ([1-5])$/, ' with $1 of 5 stars')

/** Everything that differs, each figure by its name. What one of the two does not have is none. */
export const differences = (said: Figures, logged: Figures): Difference[] =>
  [...new Set([...said.keys(), ...logged.keys()])]
    .map((name) => ({ what: nameOf(name), said: said.get(name) ?? '0', logged: logged.get(name) ?? '0' }))
    .filter((one) => one.said !== one.logged)
