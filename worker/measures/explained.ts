/** Below it a column is a sum of the others, and adds nothing to them. */
const independent = 1e-10

/**
 * R², 0…1, of column 0 on every subset of the others, from correlations. Bit j of the index says whether column j + 1 is
 * in. Each subset takes its last column out of what the one without it has left to explain (the sweep of Goodnight 1979).
 * Half of the subsets have no column after that, a quarter one, an eighth two: O(2^p) in all.
 */
export const explainedBySubsets = (correlations: readonly (readonly number[])[]): Float64Array => {
  const p = correlations.length - 1
  const explained = new Float64Array(2 ** p)
  const width = p + 1
  const size = width * width
  // One matrix after the other, for each column that is in: of the columns to come, and in column 0 of the outcome.
  const left = new Float64Array(size * width)
  left.set(correlations.flat())

  const sweep = (top: number, matrix: number, column: number) => {
    const pivot = left[top + column] as number
    for (let a = column + 1; a < width; a += 1) {
      const row = matrix + a * width
      const next = row + size
      const times = (left[top + a] as number) / pivot
      left[next] = (left[row] as number) - times * (left[top] as number)
      for (let b = a; b < width; b += 1) left[next + b] = (left[row + b] as number) - times * (left[top + b] as number)
    }
  }

  const grow = (matrix: number, subset: number, from: number) => {
    const soFar = explained[subset] as number
    for (let column = from; column < width; column += 1) {
      const top = matrix + column * width
      const pivot = left[top + column] as number
      const isNew = pivot >= independent
      const next = subset | (1 << (column - 1))
      explained[next] = isNew ? soFar + (left[top] as number) ** 2 / pivot : soFar
      if (column === p) return
      if (isNew) sweep(top, matrix, column)
      grow(isNew ? matrix + size : matrix, next, column + 1)
    }
  }
  grow(0, 0, 1)
  return explained
}
