/**
 * The seasonal clock's weekly factors, from a two-way Poisson fit of purchases per customer-day: how long since the last purchase
 * times which week of the year. So recency and season are told apart. A week is shrunk to its neighbours by 20 pseudo-purchases,
 * they to the trade's template. Two years of history at least: with less, a trend looks like a season.
 * Source and measured gain: docs/methods/cycle.md.
 */
import { dayClock, type DayClock, type SeasonWeeks, WEEKS, weekNumbers } from './day-clock.ts'
import type { HistoriesUntil } from './gap-sample.ts'
import { firstDay, type PurchaseLog } from './purchase-log.ts'

export const SEASON_HISTORY_DAYS_MIN = 730
/** The log-likelihood that a season must gain, for customers it was not learnt from, before it is believed. */
export const SEASON_GAIN_MIN = 5

const ELAPSED_EDGES = [
  0, 1, 3, 5, 7, 10, 14, 21, 28, 35, 42, 56, 70, 84, 98, 126, 154, 182, 210, 238, 266, 294, 322, 350, 378, 406, 450, 540, 730, 1100,
] as const
const KAPPA = 20
const NEIGHBOUR_WEEKS = 1.5
const ROUNDS = 8

export interface SeasonInput {
  readonly log: PurchaseLog
  readonly counts: Int32Array
  readonly keys: Int32Array
  readonly cutoffDay: number
  readonly firstDay: number
  /** All customers over those drawn: the pseudo-purchases stand against the whole business. */
  readonly scale: number
  readonly template?: SeasonWeeks
}

/** Learnt twice: once the season is roughly known, how long somebody has been silent is measured on its clock too. */
export function seasonWeeks(input: SeasonInput): number[] {
  const rough = weeksOn(input, undefined)
  return weeksOn(input, dayClock({ from: input.firstDay, to: input.cutoffDay }, rough))
}

function weeksOn(input: SeasonInput, clock: DayClock | undefined): number[] {
  const { purchases, exposure } = tables(input, clock)
  const template = input.template ?? Array.from({ length: WEEKS }, () => 1)
  const smoothing = neighbourWeights()
  let weeks = [...template]
  const bins = ELAPSED_EDGES.length
  const total = sum(purchases)
  const base = (0.5 * total) / Math.max(sum(exposure), 1)
  for (let round = 0; round < ROUNDS; round += 1) {
    const hazard = Array.from({ length: bins }, (_, e) => (sumRow(purchases, e) + base) / Math.max(sumRow(exposure, e, weeks), 1))
    const seen = Array.from({ length: WEEKS }, (_, w) => sumColumn(purchases, w))
    const expected = Array.from({ length: WEEKS }, (_, w) => sumColumn(exposure, w, hazard))
    const shrunk = template.map((t, w) => {
      const near = smoothing[w] ?? []
      const neighbours = (weighted(near, seen) + (KAPPA / 4) * t) / (weighted(near, expected) + KAPPA / 4)
      return ((seen[w] ?? 0) + KAPPA * neighbours) / ((expected[w] ?? 0) + KAPPA)
    })
    const mean = shrunk.slice(0, WEEKS - 1).reduce((all, value) => all + value, 0) / (WEEKS - 1)
    weeks = shrunk.map(value => value / mean)
  }
  return weeks
}

/** Σ ln of the clock's speed at each repeat purchase: turns a density in clock time into one in calendar time. */
export function seasonDensity(
  { log, counts, cutoffDay }: HistoriesUntil,
  { keys, season }: { readonly keys: Int32Array; readonly season: SeasonWeeks },
): number {
  const from = firstDay(log, counts) ?? cutoffDay
  const clock = dayClock({ from, to: cutoffDay + 1 }, season)
  let sum = 0
  for (const key of keys) {
    const start = log.starts[key] ?? 0
    for (let i = 1; i < (counts[key] ?? 0); i += 1) {
      const day = (log.days[start + i] ?? 0) - from
      sum += Math.log(Math.max((clock.time[day + 1] ?? 0) - (clock.time[day] ?? 0), 0.02))
    }
  }
  return sum
}

/** Repeat purchases and customer-days at risk by elapsed time (rows) and week (columns). */
function tables(input: SeasonInput, clock: DayClock | undefined): { purchases: Float64Array; exposure: Float64Array } {
  const { log, counts, keys, cutoffDay, firstDay, scale } = input
  const weeks = weekNumbers({ from: firstDay, days: cutoffDay - firstDay + 8 })
  const purchases = new Float64Array(ELAPSED_EDGES.length * WEEKS)
  const exposure = new Float64Array(ELAPSED_EDGES.length * WEEKS)
  const elapsed = ({ from, to }: { readonly from: number; readonly to: number }): number =>
    clock ? (clock.time[Math.min(to, cutoffDay) - firstDay] ?? 0) - (clock.time[from - firstDay] ?? 0) : to - from
  const add = (table: Float64Array, place: number, value: number): void => {
    table[place] = (table[place] ?? 0) + value
  }
  for (const key of keys) {
    const start = log.starts[key] ?? 0
    const count = counts[key] ?? 0
    for (let i = 0; i < count; i += 1) {
      const from = log.days[start + i] ?? 0
      const bought = i + 1 < count
      const to = bought ? (log.days[start + i + 1] ?? 0) : cutoffDay
      for (let passed = 0; passed < to - from; passed += 7) {
        const week = weeks[Math.min(from + passed + 3, cutoffDay) - firstDay] ?? 0
        add(exposure, binOf(elapsed({ from, to: from + passed + 3 }) + 0.5) * WEEKS + week, scale * Math.min(7, to - from - passed))
      }
      if (bought) add(purchases, binOf(elapsed({ from, to }) - 0.5) * WEEKS + (weeks[to - firstDay] ?? 0), scale)
    }
  }
  return { purchases, exposure }
}

function binOf(elapsed: number): number {
  let bin = 0
  while (bin + 1 < ELAPSED_EDGES.length && (ELAPSED_EDGES[bin + 1] ?? Infinity) <= elapsed) bin += 1
  return bin
}

/** A circular Gaussian over the weeks: January is December's neighbour. */
function neighbourWeights(): number[][] {
  return Array.from({ length: WEEKS }, (_, w) => {
    const row = Array.from({ length: WEEKS }, (__, other) => {
      const distance = ((w - other + 26 + WEEKS) % WEEKS) - 26
      return Math.exp(-0.5 * (distance / NEIGHBOUR_WEEKS) ** 2)
    })
    const total = row.reduce((all, value) => all + value, 0)
    return row.map(value => value / total)
  })
}

function sum(table: Float64Array): number {
  return table.reduce((all, value) => all + value, 0)
}

function sumRow(table: Float64Array, row: number, by?: readonly number[]): number {
  let all = 0
  for (let w = 0; w < WEEKS; w += 1) all += (table[row * WEEKS + w] ?? 0) * (by ? (by[w] ?? 0) : 1)
  return all
}

function sumColumn(table: Float64Array, column: number, by?: readonly number[]): number {
  let all = 0
  for (let e = 0; e < ELAPSED_EDGES.length; e += 1) all += (table[e * WEEKS + column] ?? 0) * (by ? (by[e] ?? 0) : 1)
  return all
}

function weighted(weights: readonly number[], values: readonly number[]): number {
  return weights.reduce((all, weight, i) => all + weight * (values[i] ?? 0), 0)
}
