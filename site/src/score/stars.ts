// The geometry of a row of five stars, each on a field of 24 by 24.
export const field = 24
// The tips of the drawn star, so that a fraction is a fraction of the star and not of the field around it.
const left = 1.6
const width = 20.8

/** How far the filled row reaches for a mean of 0…5: 4.36 ends at 36 % of the fifth star. */
export const filledWidth = (mean: number): number => {
  const capped = Math.min(5, Math.max(0, mean))
  const full = Math.floor(capped)
  const part = capped - full
  return Number((full * field + (part > 0 ? left + part * width : 0)).toFixed(2))
}
