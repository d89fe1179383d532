// Lets D1 through and adds up the rows that it says it has read. What is asked for as raw rows comes without that number
// and is not counted: the directory's look-ups by key.
import type { D1Database, D1PreparedStatement, D1Result } from '@cloudflare/workers-types'

export type Meter = { rows: number; queries: number }

const passing = <T extends object>(target: T, own: Partial<T>): T =>
  new Proxy(target, {
    get: (_, name) => {
      const value = own[name as keyof T] ?? Reflect.get(target, name)
      return typeof value === 'function' && !(name in own) ? value.bind(target) : value
    },
  })

export const metered = (db: D1Database, meter: Meter): D1Database => {
  const originals = new WeakMap<D1PreparedStatement, D1PreparedStatement>()
  const counted = <R extends D1Result>(result: R): R => {
    meter.rows += result.meta.rows_read
    meter.queries += 1
    return result
  }
  const wrap = (statement: D1PreparedStatement): D1PreparedStatement => {
    const all = async () => counted(await statement.all())
    const first = async (column?: string) => {
      const [row] = (await all()).results as Record<string, unknown>[]
      return row === undefined || column === undefined ? (row ?? null) : row[column]
    }
    const bind = (...values: unknown[]) => wrap(statement.bind(...values))
    const wrapped = passing(statement, { all, first, bind } as unknown as Partial<D1PreparedStatement>)
    originals.set(wrapped, statement)
    return wrapped
  }
  const batch = async (statements: D1PreparedStatement[]) =>
    (await db.batch(statements.map((one) => originals.get(one) ?? one))).map(counted)
  const prepare = (query: string) => wrap(db.prepare(query))
  return passing(db, { prepare, batch } as unknown as Partial<D1Database>)
}
