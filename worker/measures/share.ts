// Shares: how many of n, with Wilson's interval.

/** How many standard errors hold 95 % of a normal distribution. */
export const z95 = 1.959963984540054

/** `share` of `n`, 0…1, and the bounds of its 95 % interval. */
export type Share = { share: number; low: number; high: number; n: number }

/**
 * `count` of `n` with the score interval of Wilson (1927), which stays inside 0…1 and has its level where n is small or
 * the share is at an end, unlike p ± z·√(p(1−p)/n). Not defined for n = 0.
 */
export const shareOf = (count: number, n: number, z = z95): Share => {
  const share = count / n
  const shrink = 1 + (z * z) / n
  const centre = (share + (z * z) / (2 * n)) / shrink
  const half = (z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))) / shrink
  // At the ends the bound is the end itself, where rounding would leave it beside.
  return { share, n, low: count === 0 ? 0 : centre - half, high: count === n ? 1 : centre + half }
}
