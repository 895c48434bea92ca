/** The regularised incomplete beta function. Source: Lentz's continued fraction (Press et al., Numerical Recipes, §6.4). */
import { logBeta } from './gamma-function.ts'

const TINY = 1e-300
const ROUNDS_MAX = 300
const PRECISION = 1e-13

/** I_x(a, b) in [0, 1], for a, b > 0. */
export function incompleteBeta({ a, b, x }: { a: number; b: number; x: number }): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta({ a, b }))
  if (x < (a + 1) / (a + b + 2)) return (front * betaFraction(a, b, x)) / a
  return 1 - (front * betaFraction(b, a, 1 - x)) / b
}

/** The continued fraction itself; converges fast for x < (a + 1) / (a + b + 2). Positional: it is the innermost loop. */
export function betaFraction(a: number, b: number, x: number): number {
  let c = 1
  let d = 1 / away(1 - ((a + b) * x) / (a + 1))
  let h = d
  for (let m = 1; m < ROUNDS_MAX; m += 1) {
    const m2 = 2 * m
    const even = (m * (b - m) * x) / ((a + m2 - 1) * (a + m2))
    d = 1 / away(1 + even * d)
    c = away(1 + even / c)
    h *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + m2) * (a + m2 + 1))
    d = 1 / away(1 + odd * d)
    c = away(1 + odd / c)
    const step = d * c
    h *= step
    if (Math.abs(step - 1) < PRECISION) break
  }
  return h
}

function away(value: number): number {
  return Math.abs(value) < TINY ? TINY : value
}
