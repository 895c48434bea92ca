/**
 * How well the data determine the parameters of a fit: standard errors from the curvature of the log-likelihood at its top.
 * The parameters are positive and fitted as logarithms, so se(θ) = θ se(ln θ). Source: docs/methods/standard-errors.md.
 */
const VALUE_STEP = 2e-3
/** A direction that the data do not mention has no curvature: its error is infinite. */
const CURVATURE_MIN = 1e-12

/** Inverse of the matrix of second derivatives; undefined when the data do not determine every parameter. */
export type Covariance = readonly Float64Array[] | undefined

/**
 * @param logs the logarithms of the parameters at the optimum.
 * @returns one standard error for each parameter, in its own unit; Infinity when the data do not determine it.
 */
export function errorsOf(logs: Float64Array, covariance: Covariance): Float64Array {
  return logs.map((log, i) => {
    const variance = covariance?.[i]?.[i] ?? 0
    return variance > 0 ? Math.exp(log) * Math.sqrt(variance) : Infinity
  })
}

/** The errors from the values of the loss alone. */
export function errorsByValue(logs: Float64Array, loss: (logs: Float64Array) => number): Float64Array {
  const h = VALUE_STEP
  const top = loss(logs)
  const at = (i: number, j: number): number => {
    if (i === j) return (loss(moved(logs, [[i, h]])) - 2 * top + loss(moved(logs, [[i, -h]]))) / (h * h)
    const corner = (up: number, across: number): number =>
      loss(
        moved(logs, [
          [i, up],
          [j, across],
        ]),
      )
    return (corner(h, h) - corner(h, -h) - corner(-h, h) + corner(-h, -h)) / (4 * h * h)
  }
  const upper = Array.from(logs, (_, i) => Array.from(logs, (__, j) => (j >= i ? at(i, j) : 0)))
  return errorsOf(
    logs,
    positiveInverse(logs.length, (i, j) => upper[Math.min(i, j)]?.[Math.max(i, j)] ?? 0),
  )
}

function moved(logs: Float64Array, steps: readonly (readonly [place: number, step: number])[]): Float64Array {
  const next = logs.slice()
  for (const [place, step] of steps) next[place] = (next[place] ?? 0) + step
  return next
}

/** @returns undefined when the matrix is not positive: then the data do not determine every parameter. */
export function positiveInverse(size: number, entry: (i: number, j: number) => number): Covariance {
  const rows = Array.from({ length: size }, (_, i) =>
    Float64Array.from({ length: 2 * size }, (__, j) => (j < size ? entry(i, j) : j - size === i ? 1 : 0)),
  )
  return eliminate(rows) ? rows.map(row => row.subarray(size)) : undefined
}

/** Gauss–Jordan on a symmetric positive matrix beside the identity. @returns false when it is singular. */
function eliminate(rows: readonly Float64Array[]): boolean {
  for (const [i, pivotRow] of rows.entries()) {
    const pivot = pivotRow[i] ?? 0
    if (pivot < CURVATURE_MIN) return false
    for (let j = 0; j < pivotRow.length; j += 1) pivotRow[j] = (pivotRow[j] ?? 0) / pivot
    for (const [other, row] of rows.entries()) {
      const factor = row[i] ?? 0
      if (other === i || factor === 0) continue
      for (let j = 0; j < row.length; j += 1) row[j] = (row[j] ?? 0) - factor * (pivotRow[j] ?? 0)
    }
  }
  return true
}
