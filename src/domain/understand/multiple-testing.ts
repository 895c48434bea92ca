/** Many questions asked of the same data: which answers may be believed. Source: Benjamini and Hochberg (1995). */
import { assert } from '../../kernel/assert.ts'

/** Terms of the continued fraction; 30 give full precision from z = 2 on. */
const FRACTION_TERMS = 60

/** P(Z > z) of the standard normal for z ≥ 1, by Laplace's continued fraction: exact in the far tail, where tables end. */
export function normalUpperTail(z: number): number {
  assert(z >= 1, 'the fraction converges in the tail only')
  let fraction = z
  for (let term = FRACTION_TERMS; term >= 1; term -= 1) fraction = z + term / fraction
  return Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI) / fraction
}

/**
 * How many of the smallest tail probabilities to keep so that at most this share of those kept is expected to be false.
 * @param ascending tail probabilities, smallest first; those that were not worth listing count in `tested` all the same.
 */
export function falseDiscoveryKept(
  ascending: readonly number[],
  { tested, falseShareMax }: { readonly tested: number; readonly falseShareMax: number },
): number {
  const last = ascending.findLastIndex((tail, at) => tail <= (falseShareMax * (at + 1)) / tested)
  return last + 1
}
