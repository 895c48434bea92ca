/**
 * How many purchases a customer of BG/NBD or MBG/NBD makes in the time ahead who has not left by now: E[(1 − e^(−λ p t)) / p],
 * λ ~ gamma(power, A), p ~ beta(leave, stay). The textbook's form, (c/(a−1)) [1 − (1−z)^k 2F1(k, b; c; z)], is 0/0 where a = 1 or
 * a + b = 1 and overflows for a customer with hundreds of purchases; here both are divided out before anything is summed.
 */
export interface Buyer {
  /** r + x, the shape of his rate. */
  readonly power: number
  /** The beta of leaving after a purchase: a, and b with the purchases after which he stayed. */
  readonly leave: number
  readonly stay: number
}

const TERMS_MAX = 2000
const PRECISION = 1e-16
/** Sums whose parts are larger than the result by more than this have lost too many digits. */
const CANCELLED_MAX = 1e4
/** The nodes of the trapezoid rule, and how far it reaches: weights beyond are below e^−46. */
const NODE_STEP = 1 / 64
const WEIGHT_LOG_MIN = -46
const NODES_MAX = 1000

/** @param ahead the time ahead as a multiple of A = α + T. */
export function purchasesWhileStaying(buyer: Buyer, ahead: number): number {
  return ahead > 0 ? (bySeries(buyer, ahead) ?? byQuadrature(buyer, ahead)) : 0
}

/** @returns undefined where it converges slowly or large parts cancel. */
function bySeries({ power, leave, stay }: Buyer, ahead: number): number | undefined {
  const z = ahead / (1 + ahead)
  const c = leave + stay - 1
  const longer = (leave - 1) * Math.log1p(ahead)
  const left = c * (longer === 0 ? Math.log1p(ahead) : (-Math.expm1(-longer) / longer) * Math.log1p(ahead))
  const kept = Math.exp(-longer)
  let term = (c - power) * z
  let [sum, size] = [0, 0]
  for (let n = 0; n < TERMS_MAX; n += 1) {
    sum += term
    size += Math.abs(term)
    term *= (((c - power + 1 + n) * (leave + n)) / ((c + 1 + n) * (2 + n))) * z
    if (Math.abs(term) >= PRECISION * size) continue
    const expected = left - kept * sum
    return Math.abs(left) + kept * size < CANCELLED_MAX * expected ? expected : undefined
  }
  return undefined
}

/** The mean over p by the trapezoid rule, on a scale of ln(p/(1−p)) that widens away from where p probably is. */
function byQuadrature({ power, leave, stay }: Buyer, ahead: number): number {
  const middle = Math.log(leave / stay)
  const width = Math.min(1, Math.sqrt((leave + stay) / (leave * stay)))
  const at = (node: number): { readonly weightLog: number; readonly purchases: number } => {
    const logit = middle + width * Math.sinh(node)
    const chance = 1 / (1 + Math.exp(-logit))
    const weightLog = -leave * softplus(-logit) - stay * softplus(logit) + Math.log(Math.cosh(node))
    // A chance of leaving too small for a number is none: then he buys at his rate to the end.
    const purchases = chance > 1e-300 ? -Math.expm1(-power * Math.log1p(chance * ahead)) / chance : power * ahead
    return { weightLog, purchases }
  }
  const top = at(0)
  let [sum, weights] = [top.purchases, 1]
  for (const side of [-NODE_STEP, NODE_STEP])
    for (let n = 1; n < NODES_MAX; n += 1) {
      const { weightLog, purchases } = at(n * side)
      if (weightLog - top.weightLog < WEIGHT_LOG_MIN) break
      const weight = Math.exp(weightLog - top.weightLog)
      sum += weight * purchases
      weights += weight
    }
  return sum / weights
}

/** ln(1 + e^value). */
function softplus(value: number): number {
  return value > 0 ? value + Math.log1p(Math.exp(-value)) : Math.log1p(Math.exp(value))
}
