// How much of an outcome each driver explains, where drivers go together. Correlation, not cause.
import { rootOf } from './eigen.ts'
import { explainedBySubsets } from './explained.ts'
import { at } from './products.ts'

/** Exact up to so many drivers: twice as many subsets with each. */
export const driversAtMost = 14

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1))
const bitsIn = (subset: number): number => (subset === 0 ? 0 : (subset & 1) + bitsIn(subset >>> 1))

/**
 * LMG (Lindeman, Merenda and Gold 1980; Kruskal 1987), the Shapley value of R²: what a driver adds to the explained
 * variance, averaged over every order of bringing the drivers in. `correlations` has the outcome first. Sums to R².
 */
export const lmg = (correlations: readonly (readonly number[])[]): number[] => {
  const p = correlations.length - 1
  const explained = explainedBySubsets(correlations)
  const weights = Array.from({ length: p }, (_, size) => (factorial(size) * factorial(p - size - 1)) / factorial(p))
  const sizes = Uint8Array.from(explained, (_, subset) => bitsIn(subset))
  return Array.from({ length: p }, (_, driver) => {
    const bit = 1 << driver
    let sum = 0
    for (let subset = 0; subset < explained.length; subset += 1)
      if (!(subset & bit))
        sum +=
          (weights[sizes[subset] as number] as number) *
          ((explained[subset | bit] as number) - (explained[subset] as number))
    return sum
  })
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
