/**
 * Purchases that our own contacts brought earlier must not teach that the customer's cycle is shorter. A random part of the customers is never
 * contacted; by how much the gaps of the others end earlier is measured against theirs, and each gap that ended after a contact
 * is stretched back by it. As long as the hold-out shows no difference nothing is stretched. Method: docs/methods/contacts.md.
 */
import { countsUntil, type PurchaseLog } from './purchase-log.ts'

/** One planned return, drawn to be contacted or not. Days are day numbers. */
export interface PlannedReturn {
  readonly customerId: string
  /** The purchase from which the cycle counts. */
  readonly anchorDay: number
  /** From when he was, or in the hold-out would have been, contacted. */
  readonly fromDay: number
  readonly dueDay: number
  readonly heldOut: boolean
  /** When the first contact went out; null when none did. */
  readonly sentDay: number | null
}

export interface PullMeasured {
  /** By how much ln gap is smaller after a contact that went out; 0 until the hold-out shows a difference. */
  readonly pull: number
  /** Mean of ln gap of the hold-out less that of the others, and its standard error; null while one group has fewer than five customers. */
  readonly difference: number | null
  readonly error: number | null
  /** Customers of each group. */
  readonly contacted: number
  readonly heldOut: number
}

/** A return that takes longer than two cycles is a lapse, whatever was sent. */
const CYCLES_MAX = 2
const CUSTOMERS_MIN = 5
/** Standard errors that the difference must be away from nothing. */
const SURE = 2
/** Nobody is pulled forward by more than half of his cycle. */
const PULL_MAX = Math.LN2

/** Measured over everything up to a day; returns that cannot be known by then are left out. */
export function measurePull(log: PurchaseLog, planned: readonly PlannedReturn[], untilDay: number): PullMeasured {
  const places = placesOf(log)
  const counts = countsUntil(log, untilDay)
  const ratios = { contacted: new Map<string, number[]>(), heldOut: new Map<string, number[]>() }
  let [returns, reached] = [0, 0]
  for (const one of planned) {
    const cycle = one.dueDay - one.anchorDay
    if (cycle < 1 || untilDay < one.anchorDay + CYCLES_MAX * cycle) continue
    const end = endOfGap(log, { places, counts, one, fromDay: one.fromDay })
    const day = log.days[end ?? -1]
    if (day === undefined) continue
    const of = one.heldOut ? ratios.heldOut : ratios.contacted
    of.set(one.customerId, [...(of.get(one.customerId) ?? []), Math.log((day - one.anchorDay) / cycle)])
    if (one.heldOut) continue
    returns += 1
    if (one.sentDay !== null && one.sentDay <= day) reached += 1
  }
  return pullOf({ contacted: spreadOf(ratios.contacted), heldOut: spreadOf(ratios.heldOut), reached: reached / Math.max(returns, 1) })
}

/** Not every contact that was meant to go out did; the difference is that of those who were reached, thinned by the others. */
function pullOf({ contacted, heldOut, reached }: Record<'contacted' | 'heldOut', Spread> & { readonly reached: number }): PullMeasured {
  const sizes = { contacted: contacted.size, heldOut: heldOut.size }
  if (contacted.size < CUSTOMERS_MIN || heldOut.size < CUSTOMERS_MIN || reached === 0)
    return { pull: 0, difference: null, error: null, ...sizes }
  const difference = heldOut.mean - contacted.mean
  const error = Math.sqrt(contacted.variance / contacted.size + heldOut.variance / heldOut.size)
  if (difference <= SURE * error) return { pull: 0, difference, error, ...sizes }
  return { pull: Math.min(PULL_MAX, (difference - error ** 2 / difference) / reached), difference, error, ...sizes }
}

/** The same log, in which every gap that ended after a contact is remembered as longer by the pull. */
export function withoutPull(log: PurchaseLog, planned: readonly PlannedReturn[], pull: number): PurchaseLog {
  if (pull === 0) return log
  const places = placesOf(log)
  const counts = countsUntil(log, Number.MAX_SAFE_INTEGER)
  const stretches = new Float64Array(log.days.length).fill(1)
  for (const one of planned) {
    if (one.heldOut || one.sentDay === null) continue
    const end = endOfGap(log, { places, counts, one, fromDay: one.sentDay })
    if (end !== undefined) stretches[end] = Math.exp(pull)
  }
  return { ...log, stretches }
}

function placesOf(log: PurchaseLog): ReadonlyMap<string, number> {
  return new Map(log.ids.map((customerId, key) => [customerId, key]))
}

interface GapSought {
  readonly places: ReadonlyMap<string, number>
  readonly counts: Int32Array
  readonly one: PlannedReturn
  /** The gap must not have ended before. */
  readonly fromDay: number
}

/** Where the purchase stands that ended the gap; what took longer than two cycles is a lapse and no answer to a contact. */
function endOfGap(log: PurchaseLog, { places, counts, one, fromDay }: GapSought): number | undefined {
  const key = places.get(one.customerId)
  if (key === undefined) return undefined
  const start = log.starts[key] ?? 0
  const place = log.days.subarray(start, start + (counts[key] ?? 0)).indexOf(one.anchorDay)
  const day = place < 0 ? undefined : log.days[start + place + 1]
  if (day === undefined || place + 1 >= (counts[key] ?? 0)) return undefined
  return day >= fromDay && day - one.anchorDay <= CYCLES_MAX * (one.dueDay - one.anchorDay) ? start + place + 1 : undefined
}

interface Spread {
  readonly size: number
  readonly mean: number
  readonly variance: number
}

/** Over the customers' own means: several returns of one customer are not independent. */
function spreadOf(of: ReadonlyMap<string, readonly number[]>): Spread {
  const values = Array.from(of.values(), own => own.reduce((sum, value) => sum + value, 0) / own.length)
  const size = values.length
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(size, 1)
  return { size, mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(size - 1, 1) }
}
