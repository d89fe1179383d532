import { eigenvaluesOf } from './eigen.ts'

const least = 1e-9

/** Whether Cholesky's factor exists. */
const isPositive = (matrix: readonly (readonly number[])[]): boolean => {
  const rows: number[][] = []
  for (const [i, row] of matrix.entries()) {
    const made: number[] = []
    for (let j = 0; j <= i; j += 1) {
      const other = j === i ? made : (rows[j] ?? [])
      const known = made.reduce((sum, value, k) => sum + (k < j ? value * (other[k] ?? 0) : 0), 0)
      const left = (row[j] ?? 0) - known
      if (j === i && left < 0) return false
      made.push(j === i ? Math.sqrt(left) : (other[j] ?? 0) > least ? left / (other[j] ?? 1) : 0)
    }
    rows.push(made)
  }
  return true
}

/**
 * Correlations that one table could have: where those of different rows do not go together, all are drawn towards 0 by as
 * little as makes them (the least eigenvalue becomes 0). Those of whole rows stay as they are.
 */
export const feasible = (correlations: readonly (readonly number[])[]): readonly (readonly number[])[] => {
  if (isPositive(correlations)) return correlations
  const lowest = Math.min(...eigenvaluesOf(correlations))
  if (lowest >= 0) return correlations
  const keep = 1 / (1 - lowest)
  return correlations.map((row, a) => row.map((value, b) => (a === b ? 1 : keep * value)))
}
