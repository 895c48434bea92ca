/**
 * The logarithm of Gauss's hypergeometric function 2F1(a, b; c; z) for 0 ≤ z < 1 and 0 < a, b < c, by its series.
 * When the series of the plain form diverges slowly or has huge terms (c < a + b), Euler's transformation is summed instead:
 * (1 − z)^(c−a−b) 2F1(c − a, c − b; c; z). Source: Abramowitz and Stegun 15.1.1 and 15.3.3.
 */
import { assert } from '../../kernel/assert.ts'

const TERMS_MAX = 20_000
const PRECISION = 1e-15

export function hypergeometricLog({ a, b, c, z }: { a: number; b: number; c: number; z: number }): number {
  assert(z >= 0 && z < 1, 'the series is summed for arguments in [0, 1)')
  if (c >= a + b) return Math.log(series(a, b, c, z))
  return (c - a - b) * Math.log1p(-z) + Math.log(series(c - a, c - b, c, z))
}

/** Positional: it is the innermost loop. */
function series(a: number, b: number, c: number, z: number): number {
  let term = 1
  let sum = 1
  for (let n = 0; n < TERMS_MAX; n += 1) {
    term *= (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z
    sum += term
    if (Math.abs(term) < PRECISION * Math.abs(sum)) break
  }
  return sum
}
