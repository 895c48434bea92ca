/**
 * The log-likelihood of BG/NBD and MBG/NBD over all customers with its exact first and second derivatives by the logarithms of
 * (r, α, a, b), in one pass. Per customer it is −(r+x) ln(α+T) + softplus(z), z = ln a − ln(b+x−1) + (r+x)(ln(α+T) − ln(α+t_x));
 * everything that depends on x alone is added once for each x. Source: docs/methods/bg-nbd.md.
 */
import type { BgVariant } from './bg-nbd.ts'
import type { BuyingColumns, BuyingSpans } from './buying-columns.ts'

/** Of the log-likelihood, by the logarithms of the parameters. */
export interface Curve {
  readonly value: number
  readonly slope: Float64Array
  /** Second derivatives, row by row. */
  readonly curvature: readonly Float64Array[]
}

export function bgCurve(columns: BuyingColumns, variant: BgVariant, logs: Float64Array): Curve {
  const parameters = logs.map(Math.exp)
  const sums = new Sums(parameters)
  const shift = variant === 'mbg' ? 1 : 0
  const tables = timeTables(columns.times, parameters[1] ?? 1)
  const group = new Float64Array(GROUP_SUMS)
  for (let x = 0; x < columns.counts.length; x += 1) {
    const customers = columns.counts[x] ?? 0
    sums.riseTo({ x, returns: x + shift })
    if (customers === 0) continue
    const leave = sums.leaveOf(x + shift)
    sumGroup(group, { columns, tables, from: columns.starts[x] ?? 0, to: columns.starts[x + 1] ?? 0, power: sums.powerOf(x), leave })
    sums.add({ x, returns: x + shift, customers }, group)
  }
  return sums.curve()
}

/**
 * The log-likelihood alone, customer by customer, without a table of times: one logarithm and one power for those who came again, none for
 * the others, whose ends are multiplied. @param scale what times are multiplied by first.
 */
export function bgTotal(spans: BuyingSpans, { variant, logs, scale }: { variant: BgVariant; logs: Float64Array; scale: number }): number {
  const parameters = logs.map(Math.exp)
  const alpha = parameters[1] ?? 1
  const shift = variant === 'mbg' ? 1 : 0
  let xMax = 0
  for (let i = 0; i < spans.x.length; i += 1) xMax = Math.max(xMax, spans.x[i] ?? 0)
  const ofX = new Float64Array(xMax + 1)
  const leaveOfX = new Float64Array(xMax + 1)
  const sums = new Sums(parameters)
  for (let x = 0; x <= xMax; x += 1) {
    sums.riseTo({ x, returns: x + shift })
    ofX[x] = sums.valueOf()
    leaveOfX[x] = sums.leaveOf(x + shift)
  }
  const ends = new Float64Array(xMax + 1).fill(1)
  let total = 0
  let product = 1
  for (let i = 0; i < spans.x.length; i += 1) {
    const x = spans.x[i] ?? 0
    const end = alpha + (spans.T[i] ?? 0) * scale
    const grown = (ends[x] ?? 1) * end
    const isFull = grown > PRODUCT_MAX || grown < 1 / PRODUCT_MAX
    ends[x] = isFull ? 1 : grown
    total += (ofX[x] ?? 0) - (isFull ? sums.powerOf(x) * Math.log(grown) : 0)
    if (x + shift === 0) continue
    const z = (leaveOfX[x] ?? 0) + sums.powerOf(x) * Math.log(end / (alpha + (spans.tx[i] ?? 0) * scale))
    if (z > POWER_MAX) total += z
    else product *= 1 + Math.exp(z)
    if (product > PRODUCT_MAX) {
      total += Math.log(product)
      product = 1
    }
  }
  return ends.reduce((sum, end, x) => sum - sums.powerOf(x) * Math.log(end), total + Math.log(product))
}

interface TimeTables {
  readonly log: Float64Array
  readonly inverse: Float64Array
  /** The largest logarithm, without its sign. */
  readonly steepest: number
  /** Room for the powers of one group. */
  readonly endPower: Float64Array
  readonly lastPower: Float64Array
}

function timeTables(times: Float64Array, alpha: number): TimeTables {
  const log = new Float64Array(times.length)
  const inverse = new Float64Array(times.length)
  let steepest = 0
  for (let i = 0; i < times.length; i += 1) {
    const shifted = alpha + (times[i] ?? 0)
    const value = Math.log(shifted)
    log[i] = value
    inverse[i] = 1 / shifted
    steepest = Math.max(steepest, Math.abs(value))
  }
  return { log, inverse, steepest, endPower: new Float64Array(times.length), lastPower: new Float64Array(times.length) }
}

/** Places in the sums of one group, in the order in which sumGroup sets them: D = ln(α+T) − ln(α+t_x), Q and P the first and second derivative of it by α, g = softplus'(z), h = g(1−g). */
const [LOG_END, INVERSE_END, INVERSE_END_2, SOFT, G, GD, GQ, GP, H, HD, HQ, HDD, HDQ, HQQ] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13,
] as const
const GROUP_SUMS = 14
/** Powers beyond e^300 are not multiplied. */
const POWER_MAX = 300
/** A product of odds is turned into a logarithm before it overflows. */
const PRODUCT_MAX = 1e100

interface Group {
  readonly columns: BuyingColumns
  readonly tables: TimeTables
  readonly from: number
  readonly to: number
  /** r + x. */
  readonly power: number
  /** ln of a / (b + x − 1); −Infinity where nobody can have left. */
  readonly leave: number
}

/** Where many customers share few times, (α+T)^(r+x) is a table too, and a customer costs no transcendental function at all. */
function sumGroup(into: Float64Array, group: Group): void {
  const { columns, tables, from, to, power } = group
  const isTabled = to - from > 2 * columns.times.length && power * tables.steepest < POWER_MAX
  if (isTabled) fillPowers(group)
  const { end, last, weight } = columns
  const { log, inverse, endPower, lastPower } = tables
  const { leave } = group
  let logEnd = 0
  let inverseEnd = 0
  let inverseEnd2 = 0
  let soft = 0
  let product = 1
  let g0 = 0
  let gd = 0
  let gq = 0
  let gp = 0
  let h0 = 0
  let hd = 0
  let hq = 0
  let hdd = 0
  let hdq = 0
  let hqq = 0
  for (let i = from; i < to; i += 1) {
    const w = weight[i] ?? 0
    const endPlace = end[i] ?? 0
    const lastPlace = last[i] ?? 0
    const le = log[endPlace] ?? 0
    const ie = inverse[endPlace] ?? 0
    const il = inverse[lastPlace] ?? 0
    const d = le - (log[lastPlace] ?? 0)
    const q = ie - il
    const z = isTabled ? 0 : leave + power * d
    const odds = isTabled ? (endPower[endPlace] ?? 0) * (lastPower[lastPlace] ?? 0) : Math.exp(z > 0 ? -z : z)
    const part = 1 / (1 + odds)
    const g = z > 0 ? w * part : w * odds * part
    const h = w * odds * part * part
    if (z > 0) soft += w * z
    if (w === 1) {
      product *= 1 + odds
      if (product > PRODUCT_MAX) {
        soft += Math.log(product)
        product = 1
      }
    } else soft += w * Math.log(1 + odds)
    logEnd += w * le
    inverseEnd += w * ie
    inverseEnd2 += w * ie * ie
    g0 += g
    gd += g * d
    gq += g * q
    gp += g * (il * il - ie * ie)
    h0 += h
    hd += h * d
    hq += h * q
    hdd += h * d * d
    hdq += h * d * q
    hqq += h * q * q
  }
  into.set([logEnd, inverseEnd, inverseEnd2, soft + Math.log(product), g0, gd, gq, gp, h0, hd, hq, hdd, hdq, hqq])
}

/** The odds that one has left are the product of two powers: a / (b+x−1) (α+T)^(r+x), and (α+t_x)^−(r+x). */
function fillPowers({ tables, power, leave }: Group): void {
  for (let place = 0; place < tables.log.length; place += 1) {
    const steep = power * (tables.log[place] ?? 0)
    tables.endPower[place] = Math.exp(leave + steep)
    tables.lastPower[place] = Math.exp(-steep)
  }
}

/** Places in the sums over all groups: the value, the slopes, and the lower half of the curvature row by row. */
const [VALUE, SR, SALPHA, SA, SB, RR, AR, AA, PR, PA, PP, BR, BA, BP, BB] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14] as const
const LOWER = [
  [RR, AR, PR, BR],
  [AR, AA, PA, BA],
  [PR, PA, PP, BP],
  [BR, BA, BP, BB],
] as const
const ALL_SUMS = 15

interface Bought {
  readonly x: number
  /** Purchases after which he could have left. */
  readonly returns: number
}

/** Adds the groups up, with the rising products ln Γ(r+x)/Γ(r) and ln B(a, b+returns)/B(a, b) kept as running sums. */
class Sums {
  readonly #r: number
  readonly #alpha: number
  readonly #a: number
  readonly #b: number
  readonly #sums = new Float64Array(ALL_SUMS)
  /** Of ln Γ(r+x)/Γ(r): value and derivatives; then of the beta ratio. */
  readonly #rise = { value: 0, first: 0, second: 0, x: 0 }
  readonly #stay = { value: 0, a: 0, b: 0, aa: 0, bb: 0, returns: 0 }

  constructor(parameters: Float64Array) {
    this.#r = parameters[0] ?? 1
    this.#alpha = parameters[1] ?? 1
    this.#a = parameters[2] ?? 1
    this.#b = parameters[3] ?? 1
  }

  riseTo({ x, returns }: Bought): void {
    for (const rise = this.#rise; rise.x < x; rise.x += 1) {
      const step = this.#r + rise.x
      rise.value += Math.log(step)
      rise.first += 1 / step
      rise.second -= 1 / (step * step)
    }
    for (const stay = this.#stay; stay.returns < returns; stay.returns += 1) {
      const up = this.#b + stay.returns
      const down = up + this.#a
      stay.value += Math.log(up / down)
      stay.a -= 1 / down
      stay.b += 1 / up - 1 / down
      stay.aa += 1 / (down * down)
      stay.bb += 1 / (down * down) - 1 / (up * up)
    }
  }

  powerOf(x: number): number {
    return this.#r + x
  }

  leaveOf(returns: number): number {
    return returns > 0 ? Math.log(this.#a / (this.#b + returns - 1)) : -Infinity
  }

  /** What every customer of this x adds, whenever he bought. */
  valueOf(): number {
    return this.#rise.value + this.#r * Math.log(this.#alpha) + this.#stay.value
  }

  add({ x, returns, customers }: Bought & { readonly customers: number }, group: Float64Array): void {
    const [rise, stay, power] = [this.#rise, this.#stay, this.#r + x]
    const [r, alpha, a] = [this.#r, this.#alpha, this.#a]
    const at = (place: number): number => group[place] ?? 0
    const to = (place: number, value: number): void => {
      this.#sums[place] = (this.#sums[place] ?? 0) + value
    }
    const leaver = returns > 0 ? 1 / (this.#b + returns - 1) : 0
    to(VALUE, customers * this.valueOf() - power * at(LOG_END) + at(SOFT))
    to(SR, customers * (rise.first + Math.log(alpha)) - at(LOG_END) + at(GD))
    to(SALPHA, (customers * r) / alpha + power * (at(GQ) - at(INVERSE_END)))
    to(SA, customers * stay.a + at(G) / a)
    to(SB, customers * stay.b - at(G) * leaver)
    to(RR, customers * rise.second + at(HDD))
    to(AR, customers / alpha - at(INVERSE_END) + at(GQ) + power * at(HDQ))
    to(AA, (-customers * r) / (alpha * alpha) + power * (at(INVERSE_END_2) + at(GP)) + power * power * at(HQQ))
    to(PR, at(HD) / a)
    to(PA, (power * at(HQ)) / a)
    to(PP, customers * stay.aa + (at(H) - at(G)) / (a * a))
    to(BR, -at(HD) * leaver)
    to(BA, -power * at(HQ) * leaver)
    to(BP, customers * stay.aa - (at(H) * leaver) / a)
    to(BB, customers * stay.bb + (at(H) + at(G)) * leaver * leaver)
  }

  /** From derivatives by the parameters to those by their logarithms. */
  curve(): Curve {
    const p = [this.#r, this.#alpha, this.#a, this.#b]
    const slope = Float64Array.from(p, (value, i) => value * (this.#sums[SR + i] ?? 0))
    const curvature = LOWER.map((row, i) =>
      Float64Array.from(row, (place, j) => (this.#sums[place] ?? 0) * (p[i] ?? 1) * (p[j] ?? 1) + (i === j ? (slope[i] ?? 0) : 0)),
    )
    return { value: this.#sums[VALUE] ?? 0, slope, curvature }
  }
}
