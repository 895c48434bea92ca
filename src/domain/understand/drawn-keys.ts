/**
 * Which customers a fit sees, and in which order: both follow from what they bought and from nothing else. Two installations that
 * hold the same histories under other ids draw the same sample and add in the same order, so they learn the same model to the last digit.
 */
import type { PurchaseLog } from './purchase-log.ts'

export interface DrawOptions {
  /** Purchase days of each key that are known; those behind them do not exist. */
  readonly counts: Int32Array
  readonly most: number
  /** Only keys that had bought by then; all of `counts` when not given. */
  readonly among?: Int32Array
}

/** Every pair of hashes below is one whole number that a double holds exactly. */
const HALF = 0x1_0000_0000
const HIGH_BITS = 0x1f_ffff
const AMOUNT_UNITS = 100

/** No fit sees more than this; what was drawn for one fit is the beginning of the sample of the next. */
const SHARED_MOST = 6000
/** Drawing reads every purchase, and several fits draw from the same histories: their sample is kept beside their counts. */
const drawnBefore = new WeakMap<Int32Array, Int32Array>()

/** At most `most` keys that have bought, in the order in which they are drawn: a smaller sample is the beginning of a larger one. */
export function drawKeys(log: PurchaseLog, { counts, most, among }: DrawOptions): Int32Array {
  if (among || most > SHARED_MOST) return drawn(log, { counts, most, among: among ?? counts })
  let shared = drawnBefore.get(counts)
  if (!shared) {
    shared = drawn(log, { counts, most: SHARED_MOST, among: counts })
    drawnBefore.set(counts, shared)
  }
  return shared.slice(0, most)
}

function drawn(log: PurchaseLog, { counts, most, among }: Required<DrawOptions>): Int32Array {
  const bought = new Int32Array(counts.length)
  let size = 0
  for (let key = 0; key < counts.length; key += 1) if ((among[key] ?? 0) > 0) bought[size++] = key
  const seen = new HashCounts(size)
  const draws = new Float64Array(size)
  for (let place = 0; place < size; place += 1) {
    const key = bought[place] ?? 0
    const hash = hashOfHistory(log, { start: log.starts[key] ?? 0, count: counts[key] ?? 0 })
    // Equal histories are drawn one by one: which of them it is changes nothing.
    draws[place] = mixed({ hash, salt: seen.add(hash) })
  }
  const chosen = smallest(draws, most).sort((i, j) => (draws[i] ?? 0) - (draws[j] ?? 0))
  return Int32Array.from(chosen.slice(0, most), place => bought[place] ?? 0)
}

/** The places of at least the `most` smallest: draws are even, so a limit that lets half as many again through seldom needs a second try. */
function smallest(draws: Float64Array, most: number): number[] {
  for (let spare = 1.5; ; spare *= 2) {
    const limit = HALF * (HIGH_BITS + 1) * ((spare * most) / draws.length)
    const places: number[] = []
    for (let place = 0; place < draws.length; place += 1) if ((draws[place] ?? 0) < limit) places.push(place)
    if (places.length >= Math.min(most, draws.length)) return places
  }
}

function hashOfHistory(log: PurchaseLog, { start, count }: { readonly start: number; readonly count: number }): number {
  let low = 0x811c9dc5
  let high = 0x9e3779b9
  for (let i = start; i < start + count; i += 1) {
    const day = log.days[i] ?? 0
    // The amount counts in hundredths: what a sum of fractions leaves behind them is not part of the history.
    const amount = Math.round((log.amounts[i] ?? 0) * AMOUNT_UNITS)
    low = Math.imul(low ^ day, 0x01000193)
    low = Math.imul(low ^ (amount | 0) ^ (low >>> 15), 0x85ebca6b)
    high = Math.imul(high ^ (amount | 0) ^ (high >>> 13), 0xc2b2ae35)
    high = Math.imul(high ^ day ^ (high >>> 16), 0x27d4eb2f)
  }
  return joined(finished(low), finished(high ^ count))
}

function mixed({ hash, salt }: { readonly hash: number; readonly salt: number }): number {
  const low = hash >>> 0
  const high = Math.floor(hash / HALF)
  return joined(finished(low ^ Math.imul(salt + 1, 0x9e3779b9)), finished(high ^ finished(salt + low)))
}

function joined(low: number, high: number): number {
  return (high & HIGH_BITS) * HALF + low
}

/** Murmur's last mix: cheap, even, and not meant to keep secrets. */
function finished(bits: number): number {
  let hash = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** Counts equal hashes in open addressing: a million of them in a twentieth of the time that a Map takes. */
class HashCounts {
  readonly #hashes: Float64Array
  readonly #counts: Int32Array
  readonly #mask: number

  constructor(size: number) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(16, size * 2)))
    this.#hashes = new Float64Array(slots)
    this.#counts = new Int32Array(slots)
    this.#mask = slots - 1
  }

  /** @returns how many equal ones came before. */
  add(hash: number): number {
    let slot = hash & this.#mask
    while ((this.#counts[slot] ?? 0) > 0 && this.#hashes[slot] !== hash) slot = (slot + 1) & this.#mask
    this.#hashes[slot] = hash
    const before = this.#counts[slot] ?? 0
    this.#counts[slot] = before + 1
    return before
  }
}
