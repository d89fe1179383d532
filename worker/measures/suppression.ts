// What is not said, so that nobody can be told from what is.

/** A group of fewer is hidden. */
const groupFrom = 10

/**
 * Which groups of a whole may be shown. Where one alone is hidden, it would be the whole less the others: the smallest of
 * the others is hidden with it (complementary suppression, as statistical offices do). Empty groups hide nothing and count as shown.
 */
export const shownGroups = (counts: readonly number[], from = groupFrom): boolean[] => {
  const shown = counts.map((n) => n === 0 || n >= from)
  const hidden = shown.filter((isShown) => !isShown).length
  if (hidden !== 1) return shown
  const others = counts.map((n, index) => (shown[index] && n > 0 ? n : Number.POSITIVE_INFINITY))
  const smallest = others.indexOf(Math.min(...others))
  return shown.map((isShown, index) => isShown && index !== (Number.isFinite(others[smallest]) ? smallest : -1))
}
