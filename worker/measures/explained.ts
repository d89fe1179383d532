import { at } from './products.ts'

/** Below it a column is a sum of the others, and adds nothing to them. */
const independent = 1e-10

/**
 * R², 0…1, of column 0 on every subset of the others, from correlations. Bit j of the index says whether column j + 1 is
 * in. Each subset takes one more row of a Cholesky factor than the one without its last column: O(2^p · p²) in all.
 */
export const explainedBySubsets = (correlations: readonly (readonly number[])[]): Float64Array => {
  const p = correlations.length - 1
  const explained = new Float64Array(2 ** p)
  const r = (a: number, b: number) => correlations[a]?.[b] ?? 0
  type Factor = { column: number; row: number[]; outcome: number }

  const grow = (factors: Factor[], subset: number, from: number, soFar: number) => {
    explained[subset] = soFar
    for (let column = from; column <= p; column += 1) {
      const row: number[] = []
      let left = r(column, column)
      let outcome = r(column, 0)
      for (const factor of factors) {
        const known = row.reduce((sum, value, k) => sum + value * at(factor.row, k), 0)
        const value = (r(column, factor.column) - known) / at(factor.row, row.length)
        row.push(value)
        left -= value * value
        outcome -= value * factor.outcome
      }
      const next = subset | (1 << (column - 1))
      if (left < independent) grow(factors, next, column + 1, soFar)
      else {
        const root = Math.sqrt(left)
        const added = { column, row: [...row, root], outcome: outcome / root }
        grow([...factors, added], next, column + 1, soFar + added.outcome ** 2)
      }
    }
  }
  grow([], 0, 1, 0)
  return explained
}
