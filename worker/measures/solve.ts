import { at } from './products.ts'

const singular = 1e-9

/** Solves linear equations, each a row of coefficients and the right side, by elimination with pivots. Undefined where they do not determine the unknowns. */
export const solve = (equations: readonly (readonly number[])[]): number[] | undefined => {
  const rows = equations.map((row) => [...row])
  const size = rows.length
  for (let column = 0; column < size; column += 1) {
    const below = rows.slice(column).map((row) => Math.abs(at(row, column)))
    const pivot = column + below.indexOf(Math.max(...below))
    const [top, best] = [rows[column], rows[pivot]]
    if (!top || !best || Math.abs(at(best, column)) < singular) return undefined
    rows[column] = best
    rows[pivot] = top
    for (const row of rows) {
      if (row === best) continue
      const times = at(row, column) / at(best, column)
      for (let k = column; k <= size; k += 1) row[k] = at(row, k) - times * at(best, k)
    }
  }
  return rows.map((row, index) => at(row, size) / at(row, index))
}
