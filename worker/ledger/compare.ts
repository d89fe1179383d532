// Holds what a page says against what its ledger adds up to. Pure.
import type { Totals } from './fold.ts'

/** What a page says; the API's disclosure is one. */
export type Said = Pick<Totals, 'received' | 'withdrawn'> & {
  counted: Partial<Record<string, readonly number[]>>
  withheld: Partial<Record<string, readonly number[]>>
  invalidated: Partial<Record<string, readonly number[]>>
}

export type Difference = { what: string; said: number; logged: number }

const nothing = [0, 0, 0, 0, 0]

const inTable = (what: string, said: Said['counted'], logged: Said['counted']): Difference[] =>
  [...new Set([...Object.keys(said), ...Object.keys(logged)])].sort().flatMap((name) =>
    nothing.map((_, at) => ({
      what: `${what} ${name} with ${at + 1} of 5 stars`,
      said: said[name]?.[at] ?? 0,
      logged: logged[name]?.[at] ?? 0,
    })),
  )

/** Everything that differs, each figure by its name. */
export const differences = (said: Said, logged: Totals): Difference[] =>
  [
    { what: 'received', said: said.received, logged: logged.received },
    { what: 'withdrawn', said: said.withdrawn, logged: logged.withdrawn },
    ...inTable('counted', said.counted, logged.counted),
    ...inTable('withheld', said.withheld, logged.withheld),
    ...inTable('invalidated', said.invalidated, logged.invalidated),
  ].filter((one) => one.said !== one.logged)
