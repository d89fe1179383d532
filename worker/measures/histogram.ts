// Counts of stars. Everything else about a set of ratings follows from them.

/** How many ratings gave 1, 2, 3, 4 and 5 stars. */
export type Histogram = readonly [number, number, number, number, number]

/** How many ratings there are. */
export const countOf = (histogram: Histogram): number => histogram.reduce((sum, n) => sum + n, 0)

/** Sum of stars: an integer, so that no order of adding can change it. */
const starsOf = (histogram: Histogram): number => histogram.reduce((sum, n, index) => sum + n * (index + 1), 0)

/** Mean stars, 1…5. Not defined for none. */
export const meanOf = (histogram: Histogram): number => starsOf(histogram) / countOf(histogram)

/** Sample variance (n − 1), stars². Not defined below two. From integers, so that it does not drift. */
export const varianceOf = (histogram: Histogram): number => {
  const n = countOf(histogram)
  const squares = histogram.reduce((sum, count, index) => sum + count * (index + 1) ** 2, 0)
  return (n * squares - starsOf(histogram) ** 2) / (n * (n - 1))
}
