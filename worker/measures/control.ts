// Which points of a trend are signals, and which are noise.

/** `isSignal`: outside its limits, so that something has likely changed. */
export type ControlPoint = { value: number; centre: number; low: number; high: number; isSignal: boolean }

const judge = (value: number, centre: number, half: number, low = -Infinity, high = Infinity): ControlPoint => {
  const limits = { low: Math.max(low, centre - half), high: Math.min(high, centre + half) }
  return { value, centre, ...limits, isSignal: value < limits.low || value > limits.high }
}

/**
 * p chart (Shewhart 1931): a share for each period, with limits of three standard errors of the share of all periods
 * together, p̄ ± 3·√(p̄(1−p̄)/nᵢ), cut to 0…1. Periods of n = 0 have no point and are not to be passed.
 */
export const shareChart = (periods: readonly { count: number; n: number }[]): ControlPoint[] => {
  const total = periods.reduce((sum, { n }) => sum + n, 0)
  const centre = periods.reduce((sum, { count }) => sum + count, 0) / total
  return periods.map(({ count, n }) => judge(count / n, centre, 3 * Math.sqrt((centre * (1 - centre)) / n), 0, 1))
}

/** Mean moving range of two · 2.66 = three standard deviations of single values (Wheeler and Chambers 1992; 3 / 1.128). */
const ofMovingRange = 2.66

/**
 * XmR chart (individuals and moving range): values of any kind in the order of time, with limits of x̄ ± 2.66 · the mean
 * moving range. For means of periods of about equal size. Two values at the least.
 */
export const valueChart = (values: readonly number[]): ControlPoint[] => {
  const centre = values.reduce((sum, value) => sum + value, 0) / values.length
  const ranges = values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? value)))
  const half = (ofMovingRange * ranges.reduce((sum, range) => sum + range, 0)) / ranges.length
  return values.map((value) => judge(value, centre, half))
}
