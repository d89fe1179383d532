// What two series of times come to: whether somebody who measures could tell one from the other. Pure.
// Mann, Whitney: On a test of whether one of two random variables is stochastically larger than the other (1947).

const mean = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0) / numbers.length

const variance = (numbers: readonly number[]) => {
  const middle = mean(numbers)
  return numbers.reduce((total, number) => total + (number - middle) ** 2, 0) / (numbers.length - 1)
}

/** 1 − Φ(z), to 1.5e-7 (Abramowitz and Stegun, 7.1.26). */
const upperTail = (z: number): number => {
  const x = Math.abs(z) / Math.SQRT2
  const t = 1 / (1 + 0.3275911 * x)
  const series = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t
  const tail = (series * Math.exp(-x * x)) / 2
  return z >= 0 ? tail : 1 - tail
}

/** Ranks from 1, ties sharing the mean of theirs; and Σ(t³ − t) over the ties. */
const ranksOf = (numbers: readonly number[]) => {
  const order = numbers.map((number, index) => ({ number, index })).toSorted((a, b) => a.number - b.number)
  const ranks = numbers.map(() => 0)
  let ties = 0
  for (let start = 0; start < order.length; ) {
    let end = start
    while (end < order.length && order[end]?.number === order[start]?.number) end += 1
    for (const { index } of order.slice(start, end)) ranks[index] = (start + end + 1) / 2
    ties += (end - start) ** 3 - (end - start)
    start = end
  }
  return { ranks, ties }
}

/** The two-sided p by the normal approximation, and the chance that one of `a` is larger than one of `b`. */
export const mannWhitney = (a: readonly number[], b: readonly number[]) => {
  const { ranks, ties } = ranksOf([...a, ...b])
  const n = a.length + b.length
  const u = ranks.slice(0, a.length).reduce((total, rank) => total + rank, 0) - (a.length * (a.length + 1)) / 2
  const product = a.length * b.length
  const spread = Math.sqrt((product / 12) * (n + 1 - ties / (n * (n - 1))))
  return { p: spread === 0 ? 1 : 2 * upperTail(Math.abs(u - product / 2) / spread), larger: u / product }
}

/** The difference of the means, with its 95 % interval (Welch, large samples). */
export const difference = (a: readonly number[], b: readonly number[]) => {
  const middle = mean(a) - mean(b)
  const margin = 1.96 * Math.sqrt(variance(a) / a.length + variance(b) / b.length)
  return { mean: middle, low: middle - margin, high: middle + margin }
}

const rightShare = (a: readonly number[], b: readonly number[], limit: number) =>
  (a.filter((one) => one > limit).length + b.filter((one) => one <= limit).length) / (a.length + b.length)

const halves = (numbers: readonly number[]) => [0, 1].map((half) => numbers.filter((_, index) => index % 2 === half))

const guess = (learnA: readonly number[], learnB: readonly number[], a: readonly number[], b: readonly number[]) => {
  const limits = [...learnA, ...learnB].toSorted((one, other) => one - other)
  const scored = limits.map((limit) => ({ limit, share: rightShare(learnA, learnB, limit) }))
  const best = scored.reduce((top, one) => (Math.abs(one.share - 0.5) > Math.abs(top.share - 0.5) ? one : top))
  const share = rightShare(a, b, best.limit)
  return best.share >= 0.5 ? share : 1 - share
}

/** How often the best limit learnt on one half tells the other half right: half the time where there is nothing to learn. */
export const guessedRight = (a: readonly number[], b: readonly number[]): number => {
  const [[a1 = [], a2 = []], [b1 = [], b2 = []]] = [halves(a), halves(b)]
  return (guess(a1, b1, a2, b2) + guess(a2, b2, a1, b1)) / 2
}
