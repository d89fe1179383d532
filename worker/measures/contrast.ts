import { at } from './products.ts'
import { solve } from './solve.ts'

/**
 * Points of the outcome that a low answer brings, and a high one, beside an answer in the middle: below 0 where it costs.
 * `kind` is null where neither is so much as nothing, and where either goes the other way: what makes the outcome better
 * by lacking, or worse by being there, is neither expected nor a delight.
 */
export type Contrast = { penalty: number; reward: number; kind: 'basic' | 'performance' | 'excitement' | null }

/** What is called even where one is no more than so much greater than the other. [judgement] */
const alike = 1.25
/** What rounding leaves of no effect. */
const nothing = 1e-9

/** Brandt’s kinds are of a penalty of at most 0 and a reward of at least 0. */
const kindOf = (penalty: number, reward: number): Contrast['kind'] => {
  const lost = -penalty
  if (Math.min(lost, reward) < -nothing || Math.max(lost, reward) <= nothing) return null
  if (lost > reward * alike) return 'basic'
  return reward > lost * alike ? 'excitement' : 'performance'
}

/**
 * Penalty-reward contrast (Brandt 1987): y = a + Σ(pₖ·lowₖ + rₖ·highₖ) by least squares, where lowₖ and highₖ say whether
 * driver k was answered at the low or the high end. What is expected anyway only costs where it lacks; what is not expected
 * only brings where it is there. A row is the outcome and, for each driver, −1 (low), 0 or 1 (high). Undefined where the
 * answers cannot tell the drivers apart.
 */
export const penaltyReward = (rows: readonly (readonly number[])[]): Contrast[] | undefined => {
  const drivers = (rows[0]?.length ?? 1) - 1
  const width = 1 + 2 * drivers
  const normal = Array.from({ length: width }, () => Array.from({ length: width + 1 }, () => 0))
  for (const row of rows) {
    const ones = [0]
    for (let driver = 1; driver <= drivers; driver += 1)
      if (row[driver]) ones.push(2 * driver - Number(at(row, driver) < 0))
    for (const one of ones) {
      const equation = normal[one] as number[]
      for (const other of ones) equation[other] = at(equation, other) + 1
      equation[width] = at(equation, width) + at(row, 0)
    }
  }
  const found = solve(normal)
  return (
    found &&
    Array.from({ length: drivers }, (_, driver) => {
      const [penalty, reward] = [at(found, 1 + 2 * driver), at(found, 2 + 2 * driver)]
      return { penalty, reward, kind: kindOf(penalty, reward) }
    })
  )
}
