import { z95 } from './share.ts'

/** How many answered 9–10, 7–8 and 0–6 to “How likely are you to recommend us?” */
export type Recommenders = { promoters: number; passives: number; detractors: number }

/** `score` −100…100; the bounds are those of its 95 % interval. */
export type NetPromoters = { score: number; low: number; high: number; n: number }

/** From counts of the answers 0…10. */
export const recommendersOf = (counts: readonly number[]): Recommenders => {
  const sum = (from: number, to: number) => counts.slice(from, to).reduce((total, n) => total + n, 0)
  return { promoters: sum(9, 11), passives: sum(7, 9), detractors: sum(0, 7) }
}

/** Variance of one customer’s +1, 0 or −1, where `p` of all are promoters and `d` detractors. */
export const netVariance = (p: number, d: number): number => p + d - (p - d) ** 2

/**
 * Net Promoter Score (Reichheld 2003): 100 · (promoters − detractors) / n, with the adjusted Wald interval of Rocks
 * (2016, The American Statistician 70:4): ¾ of a promoter and ¾ of a detractor are added, and 1½ passives. The plain Wald interval
 * has no width where all are promoters. Not defined for none.
 */
export const netPromoters = ({ promoters, passives, detractors }: Recommenders, z = z95): NetPromoters => {
  const n = promoters + passives + detractors
  const p = (promoters + 0.75) / (n + 3)
  const d = (detractors + 0.75) / (n + 3)
  const half = z * Math.sqrt(netVariance(p, d) / (n + 3))
  return {
    score: (100 * (promoters - detractors)) / n,
    n,
    low: 100 * Math.max(-1, p - d - half),
    high: 100 * Math.min(1, p - d + half),
  }
}
