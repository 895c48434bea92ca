/**
 * Logistic regression with a small ridge, by Newton's method on standardised columns; the answer is folded back to the
 * raw columns. Source: Hastie, Tibshirani, Friedman, The Elements of Statistical Learning, §4.4.1.
 */
import { assert } from '../../kernel/assert.ts'

export interface Logistic {
  readonly intercept: number
  readonly weights: readonly number[]
}

export interface Examples {
  /** Row after row, `width` columns each. */
  readonly columns: Float64Array
  readonly width: number
  /** 1 where it happened, 0 where it did not. */
  readonly outcomes: Uint8Array
}

const ROUNDS_MAX = 25
const STEP_ENOUGH = 1e-8
const TINY = 1e-9

export function logisticChance({ intercept, weights }: Logistic, row: ArrayLike<number>): number {
  return 1 / (1 + Math.exp(-weights.reduce((sum, weight, at) => sum + weight * (row[at] ?? 0), intercept)))
}

/** @param ridge strength of the pull of each standardised weight to 0: half of its square is added to the log-loss. */
export function fitLogistic({ columns, width, outcomes }: Examples, ridge = 1): Logistic {
  assert(columns.length === width * outcomes.length && outcomes.length > 0, 'each example has its columns')
  const { means, spreads } = scaleOf({ columns, width, outcomes })
  const size = width + 1
  const beta = new Float64Array(size)
  const row = new Float64Array(size)
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const gradient = new Float64Array(size)
    const hessian = new Float64Array(size * size)
    for (let example = 0; example < outcomes.length; example += 1) {
      row[0] = 1
      for (let j = 0; j < width; j += 1) row[j + 1] = ((columns[example * width + j] ?? 0) - (means[j] ?? 0)) / (spreads[j] ?? 1)
      let score = 0
      for (let j = 0; j < size; j += 1) score += (beta[j] ?? 0) * (row[j] ?? 0)
      const chance = 1 / (1 + Math.exp(-score))
      const error = (outcomes[example] ?? 0) - chance
      const weight = chance * (1 - chance)
      for (let j = 0; j < size; j += 1) {
        gradient[j] = (gradient[j] ?? 0) + error * (row[j] ?? 0)
        for (let k = 0; k <= j; k += 1) hessian[j * size + k] = (hessian[j * size + k] ?? 0) + weight * (row[j] ?? 0) * (row[k] ?? 0)
      }
    }
    for (let j = 0; j < size; j += 1) {
      gradient[j] = (gradient[j] ?? 0) - (j > 0 ? ridge * (beta[j] ?? 0) : 0)
      hessian[j * size + j] = (hessian[j * size + j] ?? 0) + (j > 0 ? ridge : TINY)
    }
    const step = solveSymmetric(hessian, gradient)
    let largest = 0
    for (let j = 0; j < size; j += 1) {
      beta[j] = (beta[j] ?? 0) + (step[j] ?? 0)
      largest = Math.max(largest, Math.abs(step[j] ?? 0))
    }
    if (largest < STEP_ENOUGH) break
  }
  const weights = Array.from(spreads, (spread, j) => (beta[j + 1] ?? 0) / spread)
  return { intercept: weights.reduce((sum, weight, j) => sum - weight * (means[j] ?? 0), beta[0] ?? 0), weights }
}

function scaleOf({ columns, width, outcomes }: Examples): { readonly means: Float64Array; readonly spreads: Float64Array } {
  const [means, spreads] = [new Float64Array(width), new Float64Array(width)]
  for (let at = 0; at < columns.length; at += 1) means[at % width] = (means[at % width] ?? 0) + (columns[at] ?? 0) / outcomes.length
  for (let at = 0; at < columns.length; at += 1) {
    spreads[at % width] = (spreads[at % width] ?? 0) + ((columns[at] ?? 0) - (means[at % width] ?? 0)) ** 2 / outcomes.length
  }
  // A column that never changes says nothing and gets no weight.
  return { means, spreads: spreads.map(variance => (variance < TINY ? Number.POSITIVE_INFINITY : Math.sqrt(variance))) }
}

/** Cholesky on the lower triangle of a positive definite matrix. */
function solveSymmetric(matrix: Float64Array, right: Float64Array): Float64Array {
  const size = right.length
  const lower = Float64Array.from(matrix)
  const at = (i: number, j: number): number => lower[i * size + j] ?? 0
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = at(i, j)
      for (let k = 0; k < j; k += 1) sum -= at(i, k) * at(j, k)
      lower[i * size + j] = i === j ? Math.sqrt(Math.max(sum, TINY)) : sum / at(j, j)
    }
  }
  const solution = Float64Array.from(right)
  for (let i = 0; i < size; i += 1) {
    for (let k = 0; k < i; k += 1) solution[i] = (solution[i] ?? 0) - at(i, k) * (solution[k] ?? 0)
    solution[i] = (solution[i] ?? 0) / at(i, i)
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    for (let k = i + 1; k < size; k += 1) solution[i] = (solution[i] ?? 0) - at(k, i) * (solution[k] ?? 0)
    solution[i] = (solution[i] ?? 0) / at(i, i)
  }
  return solution
}
