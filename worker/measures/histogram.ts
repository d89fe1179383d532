// Counts of answers on a scale of whole numbers. Everything else about a set of answers follows from them.

/** How many gave 1, 2, 3, 4 and 5 stars. */
export type Histogram = readonly [number, number, number, number, number]

/** How many gave each answer of a scale, from its lowest up. */
export type Counts = readonly number[]

/** How many there are. */
export const countOf = (counts: Counts): number => counts.reduce((sum, n) => sum + n, 0)

/** Sum of answers: an integer, so that no order of adding can change it. */
const sumOf = (counts: Counts, lowest: number): number =>
  counts.reduce((sum, n, index) => sum + n * (index + lowest), 0)

/** Mean answer, from the lowest of the scale to its highest. Not defined for none. */
export const meanOf = (counts: Counts, lowest = 1): number => sumOf(counts, lowest) / countOf(counts)

/** Sample variance (n − 1), in points². Not defined below two. From integers, so that it does not drift. */
export const varianceOf = (counts: Counts): number => {
  const n = countOf(counts)
  const squares = counts.reduce((sum, count, index) => sum + count * (index + 1) ** 2, 0)
  return (n * squares - sumOf(counts, 1) ** 2) / (n * (n - 1))
}
