// Sums of products of columns, from which every correlation follows. They can be added, as if their rows had been.

/**
 * Of `width` columns. For each two of them, over the rows that have both: how many there are, the sum of the first, of its
 * square, and of their product. A row need not have every column: what is missing is NaN.
 */
export type Products = { width: number; sums: Float64Array }

const kinds = { count: 0, sum: 1, square: 2, product: 3 } as const

export const noProducts = (width: number): Products => ({ width, sums: new Float64Array(4 * width * width) })

// In the loops that run a hundred million times, an index is known to be there rather than asked for.
const add = (sums: Float64Array, place: number, value: number) => {
  sums[place] = (sums[place] as number) + value
}

/** Adds a row, in place. */
export const addRow = ({ width, sums }: Products, row: readonly number[]): void => {
  for (let a = 0; a < width; a += 1) {
    const one = row[a] ?? Number.NaN
    if (Number.isNaN(one)) continue
    for (let b = 0; b < width; b += 1) {
      const other = row[b] ?? Number.NaN
      if (Number.isNaN(other)) continue
      const place = 4 * (a * width + b)
      add(sums, place, 1)
      add(sums, place + 1, one)
      add(sums, place + 2, one * one)
      add(sums, place + 3, one * other)
    }
  }
}

/** Adds `times` what `other` holds, in place. */
export const addProducts = (products: Products, other: Products, times = 1): void => {
  const { sums } = products
  for (let index = 0; index < sums.length; index += 1) add(sums, index, times * (other.sums[index] as number))
}

export const at = (values: ArrayLike<number>, index: number): number => values[index] ?? 0

const get = ({ width, sums }: Products, a: number, b: number, kind: keyof typeof kinds) =>
  at(sums, 4 * (a * width + b) + kinds[kind])

/** How many rows have both columns. */
export const rowsWith = (products: Products, a: number, b = a): number => get(products, a, b, 'count')

export const meanOfColumn = (products: Products, a: number): number =>
  get(products, a, a, 'sum') / rowsWith(products, a)

/** Pearson's correlation of two columns, over the rows that have both. One that never varies correlates with none: 0. */
const correlationOf = (products: Products, a: number, b: number): number => {
  const n = rowsWith(products, a, b)
  const [first, second] = [get(products, a, b, 'sum'), get(products, b, a, 'sum')]
  const spreads =
    (n * get(products, a, b, 'square') - first * first) * (n * get(products, b, a, 'square') - second * second)
  return spreads > 0 ? (n * get(products, a, b, 'product') - first * second) / Math.sqrt(spreads) : 0
}

/** Of these columns, in their order. Where rows lack columns, it need not be a matrix that one table could have. */
export const correlationsOf = (products: Products, columns: readonly number[]): number[][] =>
  columns.map((a) => columns.map((b) => (a === b ? 1 : correlationOf(products, a, b))))
