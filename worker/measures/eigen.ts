import { at } from './products.ts'

const sweeps = 60
const settled = 1e-22

type Matrix = number[][]

const cell = (matrix: Matrix, row: number, column: number) => matrix[row]?.[column] ?? 0

/** Turns two columns of `matrix` into each other by an angle, in place. */
const turn = (matrix: Matrix, p: number, q: number, cosine: number, sine: number) => {
  for (const row of matrix) {
    const [a, b] = [at(row, p), at(row, q)]
    row[p] = cosine * a - sine * b
    row[q] = sine * a + cosine * b
  }
}

/** The same for its rows. */
const turnRows = (matrix: Matrix, p: number, q: number, cosine: number, sine: number) => {
  const [first = [], second = []] = [matrix[p], matrix[q]]
  for (let column = 0; column < first.length; column += 1) {
    const [a, b] = [at(first, column), at(second, column)]
    first[column] = cosine * a - sine * b
    second[column] = sine * a + cosine * b
  }
}

/** Eigenvalues, and eigenvectors as columns, of a symmetric matrix, by Jacobi's rotations (Golub and Van Loan 8.5). */
const eigenOf = (symmetric: readonly (readonly number[])[]): { values: number[]; vectors: Matrix } => {
  const matrix: Matrix = symmetric.map((row) => [...row])
  const vectors: Matrix = matrix.map((row, index) => row.map((_, column) => (index === column ? 1 : 0)))
  const size = matrix.length
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    let off = 0
    for (let p = 0; p < size; p += 1) {
      for (let q = p + 1; q < size; q += 1) {
        const value = cell(matrix, p, q)
        off += value * value
        if (value === 0) continue
        const theta = (cell(matrix, q, q) - cell(matrix, p, p)) / (2 * value)
        const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1))
        const cosine = 1 / Math.hypot(tangent, 1)
        turn(matrix, p, q, cosine, tangent * cosine)
        turnRows(matrix, p, q, cosine, tangent * cosine)
        turn(vectors, p, q, cosine, tangent * cosine)
      }
    }
    if (off < settled) break
  }
  return { values: matrix.map((row, index) => at(row, index)), vectors }
}

export const eigenvaluesOf = (symmetric: readonly (readonly number[])[]): number[] => eigenOf(symmetric).values

/** The symmetric square root of a correlation matrix, and its inverse; what has no extent is left out of the inverse. */
export const rootOf = (symmetric: readonly (readonly number[])[]): { root: Matrix; inverse: Matrix } => {
  const { values, vectors } = eigenOf(symmetric)
  const made = (of: (value: number) => number): Matrix =>
    vectors.map((a) => vectors.map((b) => values.reduce((sum, value, k) => sum + at(a, k) * of(value) * at(b, k), 0)))
  const extent = (value: number) => Math.sqrt(Math.max(0, value))
  return { root: made(extent), inverse: made((value) => (value > 1e-10 ? 1 / Math.sqrt(value) : 0)) }
}
