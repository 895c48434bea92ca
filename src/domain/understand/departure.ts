/**
 * When a customer of Pareto/NBD may have left unseen: ln of ∫ (α+u)^−(r+x) (β+u)^−(s+1) du from his last purchase to now. In logarithms
 * throughout, so that hundreds of purchases do not overflow. Source: Fader and Hardie (2005), "A note on deriving the Pareto/NBD model".
 */
import { hypergeometricLog } from './hypergeometric.ts'

/** The parameters of Pareto/NBD (pareto-nbd.ts). */
interface Rates {
  readonly r: number
  readonly alpha: number
  readonly s: number
  readonly beta: number
}

interface Span {
  readonly x: number
  readonly tx: number
  readonly T: number
}

/** Nearer to one the series takes thousands of terms: then the integral is added up as it stands. */
const SERIES_Z_MAX = 0.9
/** Gauss and Legendre's rule of eight nodes, half of them: the others lie opposite. Abramowitz and Stegun, table 25.4. */
const NODES = [0.1834346424956498, 0.525532409916329, 0.7966664774136267, 0.9602898564975363] as const
const WEIGHTS = [0.362683783378362, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763] as const
/** Over one panel the integrand falls by e^3 at most, which eight nodes follow to fifteen digits. */
const FALL_MAX = 3
/** What comes later by so much is not worth adding. */
const NEGLIGIBLE_LOG = -40

export function departureLog(model: Rates, { x, tx, T }: Span): number {
  const { r, alpha, s, beta } = model
  const [base, gap, power] = [Math.max(alpha, beta), Math.abs(alpha - beta), r + s + x]
  const z = gap / (base + tx)
  if (z > SERIES_Z_MAX) return byQuadrature(model, { x, tx, T })
  const part = (t: number): number =>
    hypergeometricLog({ a: power, b: alpha >= beta ? s + 1 : r + x, c: power + 1, z: gap / (base + t) }) - power * Math.log(base + t)
  const [early, late] = [part(tx), part(T)]
  return early + Math.log(Math.max(-Math.expm1(late - early), 1e-300)) - Math.log(power)
}

/** By w = ln(m + u), m the smaller of α and β: the integrand is smooth on that scale and falls no faster than e^(−(r+x+s) w). */
function byQuadrature({ r, alpha, s, beta }: Rates, { x, tx, T }: Span): number {
  const near = Math.min(alpha, beta)
  const at = (w: number): number => {
    const moment = Math.exp(w) - near
    return w - (r + x) * Math.log(alpha + moment) - (s + 1) * Math.log(beta + moment)
  }
  const [from, to] = [Math.log(near + tx), Math.log(near + T)]
  const width = Math.min(1, FALL_MAX / (r + x + s + 1))
  const top = Math.max(at(from), at(Math.min(from + width, to)))
  let sum = 0
  for (let left = from; left < to; left += width) {
    const half = Math.min(width, to - left) / 2
    let panel = 0
    for (const [i, node] of NODES.entries())
      for (const side of [-node, node]) panel += (WEIGHTS[i] ?? 0) * Math.exp(at(left + half + side * half) - top)
    sum += half * panel
    if (Math.log(panel) < NEGLIGIBLE_LOG + Math.log(sum)) break
  }
  return top + Math.log(Math.max(sum, 1e-300))
}
