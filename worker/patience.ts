// D1 as it is used here: no call waits for ever, and one that cannot be served now says so as a fault.
import { Fault } from './faults.ts'

/** Milliseconds. A page of anything takes some tens of them. */
const patience = 15_000

// As Cloudflare documents them (D1, "Error list"). What is not among them is our own mistake.
const overload = /overloaded|exceeded timeout/
const passing = /Network connection lost|transient issue|object to be reset|code was updated/

/** D1 has too much to do, or says nothing: asked again at once, it would have more. */
export class Unanswered extends Fault {
  constructor(reason: string) {
    super('unavailable')
    this.cause = reason
  }
}

const named = (error: unknown): unknown => {
  const message = error instanceof Error ? error.message : ''
  if (overload.test(message)) return new Unanswered(message)
  return passing.test(message) ? Object.assign(new Fault('unavailable'), { cause: error }) : error
}

/** What is given up may have been done, or be done later. Whoever wrote reads again before writing anew. */
const inTime = async <Result>(call: Promise<Result>): Promise<Result> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Unanswered(`no answer in ${patience} ms`)), patience)
  })
  try {
    return await Promise.race([call, silence])
  } catch (error) {
    throw named(error)
  } finally {
    clearTimeout(timer)
  }
}

const originals = new WeakMap<D1PreparedStatement, D1PreparedStatement>()

const patientStatement = (statement: D1PreparedStatement): D1PreparedStatement => {
  const patient = {
    bind: (...values: unknown[]) => patientStatement(statement.bind(...values)),
    first: (column?: string) => inTime(column === undefined ? statement.first() : statement.first(column)),
    run: () => inTime(statement.run()),
    all: () => inTime(statement.all()),
    raw: () => inTime(statement.raw()),
  } as D1PreparedStatement
  originals.set(patient, statement)
  return patient
}

/** The same database. Its calls throw `unavailable` where D1 cannot answer now, or has not in fifteen seconds. */
export const patient = (db: D1Database): D1Database =>
  ({
    prepare: (sql: string) => patientStatement(db.prepare(sql)),
    batch: (statements: D1PreparedStatement[]) =>
      inTime(db.batch(statements.map((statement) => originals.get(statement) ?? statement))),
  }) as D1Database
