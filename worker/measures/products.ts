// Sums of products of columns, from which every correlation follows. They can be added, as if their rows had been.

/** Of `width` columns: how many rows, and for each pair of columns the sum of their products; column `width` is all ones. */
export type Products = { n: number; width: number; sums: Float64Array }

export const noProducts = (width: number): Products => ({ n: 0, width, sums: new Float64Array((width + 1) ** 2) })

/** Adds a row, in place. */
export const addRow = (products: Products, row: readonly number[]): void => {
  const { width, sums } = products
  const all = [...row, 1]
  for (let a = 0; a <= width; a += 1)
    for (let b = 0; b <= a; b += 1) sums[a * (width + 1) + b] = at(sums, a * (width + 1) + b) + at(all, a) * at(all, b)
  products.n += 1
}

/** Adds `times` what `other` holds, in place. */
export const addProducts = (products: Products, other: Products, times = 1): void => {
  for (let index = 0; index < products.sums.length; index += 1)
    products.sums[index] = at(products.sums, index) + times * at(other.sums, index)
  products.n += times * other.n
}

export const at = (values: ArrayLike<number>, index: number): number => values[index] ?? 0

/** Pearson's correlations of all columns. A column that never varies correlates with none: 0. */
export const correlationsOf = ({ n, width, sums }: Products): number[][] => {
  const sum = (a: number, b: number) => at(sums, Math.max(a, b) * (width + 1) + Math.min(a, b))
  const spread = (a: number, b: number) => n * sum(a, b) - sum(width, a) * sum(width, b)
  const columns = Array.from({ length: width }, (_, index) => index)
  return columns.map((a) =>
    columns.map((b) => {
      const both = spread(a, a) * spread(b, b)
      return a === b ? 1 : both > 0 ? spread(a, b) / Math.sqrt(both) : 0
    }),
  )
}
