/**
 * The customers of a standard model as columns that a likelihood can run through millions of times: sorted by their number of
 * purchases, with every time as a place in a table, so that a logarithm is taken once a day of the calendar and not once a customer.
 */
import { assert } from '../../kernel/assert.ts'

/** The customers as they come, one a place: repeat purchases, time from the first to the last one, time from the first to now. */
export interface BuyingSpans {
  readonly x: ArrayLike<number>
  readonly tx: ArrayLike<number>
  readonly T: ArrayLike<number>
}

export interface BuyingColumns {
  /** Times that occur, scaled so that the longest is ten. */
  readonly times: Float64Array
  /** What a time was multiplied by. */
  readonly scale: number
  readonly isRounded: boolean
  /** Rows of x repeat purchases stand between starts[x] and starts[x + 1]. */
  readonly starts: Int32Array
  /** Places of T and of t_x among the times. */
  readonly end: Int32Array
  readonly last: Int32Array
  /** How many equal customers a row stands for. */
  readonly weight: Float64Array
  /** Customers of x repeat purchases, and of all numbers. */
  readonly counts: Float64Array
  readonly total: number
}

const LONGEST = 10
/** Days as they are, and weeks that were made of days. */
const UNITS = [1, 7] as const
const WHOLE_MAX = 2 ** 17
const WHOLE_ERROR = 1e-9

/** @throws AssertionError that names the first customer who cannot be: a fit over him would look like any other. */
export function assertSpans({ x, tx, T }: BuyingSpans): void {
  assert(
    x.length === tx.length && x.length === T.length,
    `x, tx and T have a place for each customer, not ${x.length}, ${tx.length} and ${T.length}`,
  )
  for (let i = 0; i < x.length; i += 1) {
    const repeats = x[i] ?? NaN
    const last = tx[i] ?? NaN
    const now = T[i] ?? NaN
    const isPossible =
      Number.isInteger(repeats) && repeats >= 0 && last >= 0 && last <= now && now < Infinity && (repeats > 0 || last === 0)
    if (!isPossible)
      assert(false, `x is a whole number, 0 ≤ tx ≤ T, and tx is 0 where x is 0; customer ${i} has x ${repeats}, tx ${last}, T ${now}`)
  }
}

/** @param steps Times that are no whole days are rounded to so many steps of the longest one; without it they stay as they are. */
export function buyingColumns(spans: BuyingSpans, steps?: number): BuyingColumns {
  const whole = UNITS.reduce<Places | undefined>((found, unit) => found ?? wholePlaces(spans, unit), undefined)
  const places = whole ?? (steps === undefined ? ownPlaces(spans) : roundedPlaces(spans, steps))
  const longest = places.times.reduce((most, value) => Math.max(most, value), 1e-9)
  const scale = LONGEST / longest
  return {
    ...sorted(spans.x, places),
    times: places.times.map(time => time * scale),
    scale,
    total: spans.x.length,
    isRounded: !whole && steps !== undefined,
  }
}

/** At most about `most` rows, every so many-th of each number of purchases: a picture of all of them. */
export function thinnedColumns(columns: BuyingColumns, most: number): BuyingColumns {
  const step = Math.max(1, Math.ceil(columns.end.length / most))
  const size = Math.ceil(columns.end.length / step)
  const [end, last, weight] = [new Int32Array(size), new Int32Array(size), new Float64Array(size)]
  const counts = new Float64Array(columns.counts.length)
  const starts = new Int32Array(columns.starts.length)
  let [x, total] = [0, 0]
  for (let i = 0; i < size; i += 1) {
    const row = i * step
    while ((columns.starts[x + 1] ?? Infinity) <= row) starts[++x] = i
    const stands = columns.weight[row] ?? 0
    end[i] = columns.end[row] ?? 0
    last[i] = columns.last[row] ?? 0
    weight[i] = stands
    counts[x] = (counts[x] ?? 0) + stands
    total += stands
  }
  starts.fill(size, x + 1)
  return { ...columns, starts, end, last, weight, counts, total }
}

interface Places {
  readonly times: Float64Array
  readonly end: Int32Array
  readonly last: Int32Array
}

/** When every time is a whole number of days, its place is that number. */
function wholePlaces({ tx, T }: BuyingSpans, unit: number): Places | undefined {
  const [end, last] = [new Int32Array(T.length), new Int32Array(T.length)]
  let longest = 0
  for (let i = 0; i < end.length; i += 1) {
    const until = (T[i] ?? 0) * unit
    const bought = (tx[i] ?? 0) * unit
    // Cutting the fraction off by a bit operation takes a tenth of Math.round's time; larger numbers are refused below anyway.
    const untilDay = (until + 0.5) | 0
    const boughtDay = (bought + 0.5) | 0
    if (!(Math.abs(until - untilDay) < WHOLE_ERROR && Math.abs(bought - boughtDay) < WHOLE_ERROR)) return undefined
    if (untilDay > longest) longest = untilDay
    end[i] = untilDay
    last[i] = boughtDay
  }
  if (longest >= WHOLE_MAX) return undefined
  return { end, last, times: Float64Array.from({ length: longest + 1 }, (_, day) => day / unit) }
}

function ownPlaces({ tx, T }: BuyingSpans): Places {
  const size = T.length
  const times = new Float64Array(2 * size)
  for (let i = 0; i < size; i += 1) {
    times[i] = T[i] ?? 0
    times[size + i] = tx[i] ?? 0
  }
  return { times, end: Int32Array.from({ length: size }, (_, i) => i), last: Int32Array.from({ length: size }, (_, i) => size + i) }
}

function roundedPlaces({ tx, T }: BuyingSpans, steps: number): Places {
  let longest = 1e-9
  for (let i = 0; i < T.length; i += 1) longest = Math.max(longest, T[i] ?? 0)
  const perTime = steps / longest
  const [end, last] = [new Int32Array(T.length), new Int32Array(T.length)]
  for (let i = 0; i < end.length; i += 1) {
    end[i] = ((T[i] ?? 0) * perTime + 0.5) | 0
    last[i] = ((tx[i] ?? 0) * perTime + 0.5) | 0
  }
  return { end, last, times: Float64Array.from({ length: steps + 1 }, (_, step) => (step / steps) * longest) }
}

/** A counting sort by x. Of those who never came again only T matters, so equal ones become one row. */
function sorted(x: ArrayLike<number>, { times, end, last }: Places): Pick<BuyingColumns, 'starts' | 'end' | 'last' | 'weight' | 'counts'> {
  let xMax = 0
  for (let i = 0; i < x.length; i += 1) xMax = Math.max(xMax, x[i] ?? 0)
  const counts = new Float64Array(xMax + 1)
  const never = new Int32Array(times.length)
  const lastOfNever = new Int32Array(times.length)
  for (let i = 0; i < x.length; i += 1) {
    const value = x[i] ?? 0
    counts[value] = (counts[value] ?? 0) + 1
    if (value > 0) continue
    const place = end[i] ?? 0
    never[place] = (never[place] ?? 0) + 1
    lastOfNever[place] = last[i] ?? 0
  }
  const rows = never.reduce((sum, weight) => sum + (weight > 0 ? 1 : 0), 0)
  const starts = new Int32Array(xMax + 2)
  starts[1] = rows
  for (let value = 1; value <= xMax; value += 1) starts[value + 1] = (starts[value] ?? 0) + (counts[value] ?? 0)
  const size = starts[xMax + 1] ?? 0
  const columns = { starts, end: new Int32Array(size), last: new Int32Array(size), weight: new Float64Array(size).fill(1), counts }
  let row = 0
  never.forEach((weight, place) => {
    if (weight === 0) return
    columns.end[row] = place
    columns.last[row] = lastOfNever[place] ?? 0
    columns.weight[row++] = weight
  })
  const next = starts.slice()
  for (let i = 0; i < x.length; i += 1) {
    const value = x[i] ?? 0
    if (value === 0) continue
    const to = next[value] ?? 0
    next[value] = to + 1
    columns.end[to] = end[i] ?? 0
    columns.last[to] = last[i] ?? 0
  }
  return columns
}
