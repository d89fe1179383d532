// What was had, beside what was expected.

/**
 * Expectation disconfirmation (Oliver 1980): how much better or worse than expected it was, −1…1; from the mean of an
 * answer of 1 (far worse) … 5 (far better). Bounds of the mean become bounds of the index.
 */
export const disconfirmation = (mean: number): number => (mean - 3) / 2

/** A mean on its scale and, where items do not weigh alike, its weight. */
export type Item = { mean: number; low: number; high: number; weight?: number }

/**
 * ACSI-style index, 0…100: the weighted mean of means, each brought to 0…1 from its own scale: 100·Σw(x̄−low)/(high−low)/Σw
 * (Fornell et al. 1996, on scales of 1…10). The weights of the real index are its owners'; without any, all weigh alike.
 */
export const satisfactionIndex = (items: readonly Item[]): number => {
  const total = items.reduce((sum, { weight = 1 }) => sum + weight, 0)
  const points = items.reduce((sum, { mean, low, high, weight = 1 }) => sum + (weight * (mean - low)) / (high - low), 0)
  return (100 * points) / total
}

/** One customer's answers to the pair: what it was like, and what they expect of a good one. On the same scale. */
export type Pair = readonly [perception: number, expectation: number]

/** SERVQUAL gap of a dimension (Parasuraman, Zeithaml and Berry 1988): mean of perception − expectation, in points of the scale. */
export const serviceGap = (pairs: readonly Pair[]): number =>
  pairs.reduce((sum, [perception, expectation]) => sum + perception - expectation, 0) / pairs.length

/** All dimensions as one, weighted by the points that customers share out among them. */
export const weightedGap = (dimensions: readonly { gap: number; points: number }[]): number => {
  const total = dimensions.reduce((sum, { points }) => sum + points, 0)
  return dimensions.reduce((sum, { gap, points }) => sum + (points * gap) / total, 0)
}
