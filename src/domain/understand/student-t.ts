/** Upper tail of Student's t-distribution with a real number of degrees of freedom. */
import { halfStepRatio } from './gamma-function.ts'
import { betaFraction } from './incomplete-beta.ts'

const ONE_OVER_SQRT_PI = 0.5641895835477563

/**
 * P(T > t) with v degrees of freedom.
 * @param ratio Γ((v+1)/2) / Γ(v/2), which callers that evaluate many t of one customer compute once.
 */
export function studentSurvival(v: number, t: number, ratio: number = halfStepRatio(v / 2)): number {
  if (t === 0) return 0.5
  const a = v / 2
  const square = t * t
  const x = v / (v + square)
  const rest = square / (v + square)
  const front = ratio * ONE_OVER_SQRT_PI * Math.exp(-a * Math.log1p(square / v)) * Math.sqrt(rest)
  const tail = x < (a + 1) / (a + 2.5) ? (0.5 * front * betaFraction(a, 0.5, x)) / a : 0.5 - front * betaFraction(0.5, a, rest)
  return t > 0 ? tail : 1 - tail
}

/** Density of t, in the same terms. */
export function studentDensity(v: number, t: number, ratio: number = halfStepRatio(v / 2)): number {
  return (ratio / Math.sqrt(v * Math.PI)) * Math.exp((-(v + 1) / 2) * Math.log1p((t * t) / v))
}
