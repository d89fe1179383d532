// How much of an outcome each driver explains, where drivers go together. Correlation, not cause.
import { rootOf } from './eigen.ts'
import { explainedBySubsets } from './explained.ts'
import { at } from './products.ts'

/** So many drivers are weighed at once: twice as many subsets with each. */
export const driversAtMost = 14

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1))

/**
 * LMG (Lindeman, Merenda and Gold 1980; Kruskal 1987), the Shapley value of R²: what a driver adds to the explained
 * variance, averaged over every order of bringing the drivers in. `correlations` has the outcome first. Sums to R².
 */
export const lmg = (correlations: readonly (readonly number[])[]): number[] => {
  const p = correlations.length - 1
  const sums = explainedBySubsets(correlations)
  // Of all orders, the part in which a driver comes right after a given `size` of others.
  const after = (size: number) =>
    size < 0 || size >= p ? 0 : (factorial(size) * factorial(p - size - 1)) / factorial(p)
  const without = Array.from({ length: p + 1 }, (_, size) => after(size))
  const within = without.map((weight, size) => weight + after(size - 1))
  const sizes = new Uint8Array(sums.length)
  // A driver gains by each subset that has it, and loses by each that has not: by all, less those that have it.
  let all = 0
  for (let subset = 1; subset < sums.length; subset += 1) {
    const size = (sizes[subset >> 1] as number) + (subset & 1)
    const explained = sums[subset] as number
    sizes[subset] = size
    all += (without[size] as number) * explained
    sums[subset] = (within[size] as number) * explained
  }
  // The upper half of the subsets are those that have the last driver; added to the lower half, it is out of the way.
  const parts = Array.from({ length: p }, () => 0)
  for (let driver = p - 1; driver >= 0; driver -= 1) {
    const half = 1 << driver
    let having = 0
    for (let subset = 0; subset < half; subset += 1) {
      const one = sums[subset + half] as number
      having += one
      sums[subset] = (sums[subset] as number) + one
    }
    parts[driver] = having - all
  }
  return parts
}

/**
 * Relative weights (Johnson 2000): the drivers are replaced by those uncorrelated variables that are nearest to them, Λ = R^½,
 * β = Λ⁻¹r, and each driver gets its part of what these explain, εⱼ = Σₖ λ²ⱼₖ β²ₖ. Near LMG, without its subsets. Sums to R².
 */
export const relativeWeights = (correlations: readonly (readonly number[])[]): number[] => {
  const among = correlations.slice(1).map((row) => row.slice(1))
  const { root, inverse } = rootOf(among)
  const outcome = correlations.slice(1).map((row) => at(row, 0))
  const beta = inverse.map((row) => row.reduce((sum, value, k) => sum + value * at(outcome, k), 0))
  return root.map((row) => row.reduce((sum, value, k) => sum + value ** 2 * at(beta, k) ** 2, 0))
}
