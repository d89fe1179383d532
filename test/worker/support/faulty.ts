// D1 with one fault in front: at its so-manieth call it does what a database far away does now and then.

export const faults = ['before', 'lost', 'hangs', 'late', 'overloaded'] as const
/**
 * before: it fails, and nothing is written. lost: it is done, and the answer never comes. hangs: nothing is done and nothing
 * said. late: the same, but long after everybody has given up it is done. overloaded: it refuses this call and the next ones.
 */
export type Fault = (typeof faults)[number]

const overloadedCalls = 3

export class FaultyDatabase {
  /** The method of each call, in order. */
  readonly calls: string[] = []
  readonly #late: (() => Promise<unknown>)[] = []
  readonly #fault: { at: number; kind: Fault } | undefined

  constructor(fault?: { at: number; kind: Fault }) {
    this.#fault = fault
  }

  get wasMet(): boolean {
    return this.#fault !== undefined && this.calls.length > this.#fault.at
  }

  /** Does what was late. */
  catchUp(): Promise<unknown> {
    return Promise.allSettled(this.#late.splice(0).map((call) => call()))
  }

  async #pass<Result>(method: string, call: () => Promise<Result>): Promise<Result> {
    const { at, kind } = this.#fault ?? { at: Number.POSITIVE_INFINITY, kind: 'before' }
    const past = this.calls.push(method) - 1 - at
    if (kind === 'overloaded' && past >= 0 && past < overloadedCalls)
      throw new Error('D1_ERROR: D1 DB is overloaded. Requests queued for too long.')
    if (past !== 0) return call()
    if (kind === 'hangs' || kind === 'late') {
      if (kind === 'late') this.#late.push(call)
      return new Promise(() => undefined)
    }
    if (kind === 'lost') await call()
    throw new Error('D1_ERROR: Network connection lost.')
  }

  over(db: D1Database): D1Database {
    const originals = new WeakMap<object, D1PreparedStatement>()
    const wrap = (statement: D1PreparedStatement): D1PreparedStatement => {
      const wrapped = {
        bind: (...values: unknown[]) => wrap(statement.bind(...values)),
        first: (column?: string) =>
          this.#pass('first', () => (column === undefined ? statement.first() : statement.first(column))),
        run: () => this.#pass('run', () => statement.run()),
        all: () => this.#pass('all', () => statement.all()),
        raw: () => this.#pass('raw', () => statement.raw()),
      } as D1PreparedStatement
      originals.set(wrapped, statement)
      return wrapped
    }
    const batch = (statements: D1PreparedStatement[]) =>
      this.#pass('batch', () => db.batch(statements.map((one) => originals.get(one) ?? one)))
    return { prepare: (sql: string) => wrap(db.prepare(sql)), batch } as D1Database
  }
}
