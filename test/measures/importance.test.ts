import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explainedBySubsets } from '../../worker/measures/explained.ts'
import { driversAtMost, lmg, relativeWeights } from '../../worker/measures/importance.ts'
import { addRow, correlationsOf, noProducts } from '../../worker/measures/products.ts'
import { solve } from '../../worker/measures/solve.ts'

/** A correlation matrix from the numbers below its diagonal, row by row. */
const symmetric = (...below: number[][]) => {
  const columns = [0, ...below.map((_, index) => index + 1)]
  return columns.map((a) => columns.map((b) => (a === b ? 1 : (below[Math.max(a, b) - 1]?.[Math.min(a, b)] ?? 0))))
}

// Correlations of well-known tables, as R 4.2 prints them; the outcome stands first.
const cars = symmetric(
  [-0.852161959427],
  [-0.847551379262, 0.902032872147],
  [-0.776168371827, 0.832447452722, 0.79094858637],
  [-0.867659376517, 0.782495794463, 0.887979922058, 0.658747887345],
)
const cantons = symmetric(
  [0.35307918362],
  [-0.645882706457, -0.686542208617],
  [-0.663788857035, -0.639522518948, 0.698415296288],
  [0.463684700652, 0.401095053049, -0.572741806064, -0.153858917091],
  [0.416556031435, -0.060858608417, -0.114021596482, -0.099321845821, 0.175495907597],
)
const clerks = symmetric(
  [0.825417569542],
  [0.4261168701, 0.558288200727],
  [0.6236781645, 0.596735806267, 0.493330965642],
  [0.590138994878, 0.669197480598, 0.445477938072, 0.640314372822],
  [0.156439151607, 0.187714271225, 0.147233135977, 0.11596524649, 0.376882965169],
  [0.155086252601, 0.224579552889, 0.34329343384, 0.531619788141, 0.574186160521, 0.283343174035],
)

const near = (found: readonly number[], wanted: readonly number[], digits: number) => {
  expect(found.length).toBe(wanted.length)
  for (const [index, value] of found.entries()) expect(value).toBeCloseTo(wanted[index] ?? Number.NaN, digits)
}
const sum = (parts: readonly number[]) => parts.reduce((total, part) => total + part, 0)

describe('the importance of drivers', () => {
  it('is that of relaimpo (R) by LMG', () => {
    near(lmg(cars), [0.2157093861, 0.2006983747, 0.1700769458, 0.2621500868], 9)
    near(lmg(cantons), [0.0570912208, 0.1711730289, 0.2601346786, 0.1055701504, 0.1127659229], 9)
    expect(sum(lmg(cantons))).toBeCloseTo(0.7067350016, 9)
    near(lmg(clerks), [0.370816, 0.050904, 0.155766, 0.120345, 0.006589, 0.028182], 6)
    expect(sum(lmg(clerks))).toBeCloseTo(0.732602, 6)
  })

  it('is, of fourteen drivers that have nothing to do with one another, the square of each correlation', () => {
    const outcome = Array.from({ length: driversAtMost }, (_, k) => (k % 2 ? -0.02 : 0.02) * (k + 1))
    const apart = symmetric(...outcome.map((value, k) => [value, ...Array.from({ length: k }, () => 0)]))
    near(
      lmg(apart),
      outcome.map((value) => value ** 2),
      12,
    )
  })

  it('is that of rwa (R) by relative weights', () => {
    near(relativeWeights(cars), [0.2096904, 0.1883043, 0.179959, 0.2706812], 7)
  })

  const table = fc.integer({ min: 1, max: 5 }).chain((p) =>
    fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: p + 1, maxLength: p + 1 }), {
      minLength: 30,
      maxLength: 60,
    }),
  )
  const correlated = (rows: number[][]) => {
    const products = noProducts(rows[0]?.length ?? 0)
    for (const row of rows) addRow(products, row)
    return correlationsOf(products, [...(rows[0] ?? []).keys()])
  }

  it('sums to what all explain together, is never negative, and knows no order', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const correlations = correlated(rows)
        const explained = explainedBySubsets(correlations).at(-1) ?? 0
        for (const parts of [lmg(correlations), relativeWeights(correlations)]) {
          expect(sum(parts)).toBeCloseTo(explained, 6)
          for (const part of parts) expect(part).toBeGreaterThanOrEqual(-1e-9)
        }
        const turned = rows.map(([outcome = 0, ...answers]) => [outcome, ...answers.toReversed()]).toReversed()
        near(lmg(correlated(turned)), lmg(correlations).toReversed(), 9)
      }),
    )
  })

  it('is, for a subset, the R² of a plain regression', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const correlations = correlated(rows)
        const p = correlations.length - 1
        const equations = correlations.slice(1).map((row) => [...row.slice(1), row[0] ?? 0])
        const beta = solve(equations)
        if (!beta) return
        const explained = sum(beta.map((value, k) => value * (correlations[k + 1]?.[0] ?? 0)))
        expect(explainedBySubsets(correlations)[2 ** p - 1]).toBeCloseTo(explained, 7)
      }),
    )
  })

  it('gives nothing to a driver that never varies, and shares what two alike explain', () => {
    const rows = Array.from({ length: 40 }, (_, index) => [index % 5, index % 5, index % 5, 3])
    near(lmg(correlated(rows)), [0.5, 0.5, 0], 9)
  })
})
