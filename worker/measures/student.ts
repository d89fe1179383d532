// Student's t distribution, through the regularised incomplete beta function.

// Lanczos approximation, g = 7, n = 9 (Numerical Recipes 6.1; coefficients after Godfrey): 15 significant digits.
const lanczos = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]

const lnGamma = (x: number): number => {
  const t = x + 6.5
  const series = lanczos.reduce((sum, coefficient, index) => sum + coefficient / (x + index), 0.99999999999980993)
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(series)
}

// Continued fraction of the incomplete beta function by Lentz's method (Numerical Recipes 6.4).
const betaFraction = (x: number, a: number, b: number): number => {
  const tiny = 1e-300
  const away = (value: number) => (Math.abs(value) < tiny ? tiny : value)
  let c = 1
  let d = 1 / away(1 - ((a + b) * x) / (a + 1))
  let fraction = d
  for (let m = 1; m <= 500; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    let change = 1
    for (const term of [even, odd]) {
      d = 1 / away(1 + term * d)
      c = away(1 + term / c)
      change = c * d
      fraction *= change
    }
    if (Math.abs(change - 1) < 1e-15) break
  }
  return fraction
}

const incompleteBeta = (x: number, a: number, b: number): number => {
  const front = Math.exp(lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(x) + b * Math.log(1 - x))
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(1 - x, b, a)) / b
}

/** P(|T| > t) for `degrees` of freedom (at least 1), t > 0. */
export const twoSidedTail = (t: number, degrees: number): number =>
  incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5)

/** The t that |T| exceeds with probability 1 − level: 1.96 for level 0.95 and many degrees of freedom. */
export const criticalT = (level: number, degrees: number): number => {
  let low = 0
  let high = 1
  while (twoSidedTail(high, degrees) > 1 - level) high *= 2
  // Each step halves the bracket: 60 of them exhaust a double.
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2
    if (twoSidedTail(middle, degrees) > 1 - level) low = middle
    else high = middle
  }
  return (low + high) / 2
}
