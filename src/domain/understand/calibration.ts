/**
 * Said and came: forecasts of earlier days held against what happened. Each is made as it would have been made on its day,
 * with a model that was learnt from the purchases known by then (rolling origin). What it shows and what it cannot: docs/methods/calibration.md.
 */
import { drawKeys } from './drawn-keys.ts'
import { forecastTable } from './forecast-table.ts'
import { learnBusiness } from './learn-business.ts'
import { countsUntil, type PurchaseLog, purchaseLog } from './purchase-log.ts'
import { STANDINGS, type Standing } from './segment.ts'
import { CUSTOMERS_TO_FIT_MIN, type PriorKnowledge } from './trade-template.ts'

/** One forecast of one customer and what came of it. */
export interface Judged {
  /** P(a purchase within the window), as it was said. */
  readonly said: number
  readonly came: boolean
  readonly segment: Standing
  readonly originDay: number
  /** Whether the next purchase fell between P10 and P90; null while the interval is still running or when nobody came. */
  readonly inInterval: boolean | null
}

export interface CalibrationPart {
  readonly forecasts: number
  /** Mean of the probabilities, and the share that came. */
  readonly said: number
  readonly came: number
  readonly brier: number
  /** Mean distance between said and came over ten equal groups, the smallest probabilities first. */
  readonly error: number
  readonly inInterval: number
  readonly intervals: number
}

/** Forecasts of about the same probability. */
export interface ReliabilityBin {
  readonly forecasts: number
  readonly said: number
  readonly came: number
  /** 95 % interval of the share that came (Wilson). */
  readonly cameLow: number
  readonly cameHigh: number
}

export interface CalibrationReport {
  readonly windowDays: number
  readonly all: CalibrationPart
  readonly bins: readonly ReliabilityBin[]
  readonly segments: readonly (CalibrationPart & { readonly segment: Standing })[]
  /** The oldest first; each starts the day after its forecasts were made. */
  readonly windows: readonly (CalibrationPart & { readonly originDay: number })[]
}

export interface CalibrationOptions {
  readonly untilDay: number
  readonly knowledge: PriorKnowledge
  readonly windowDays: number
  readonly windows: number
}

/** Enough to see an error of two points; more only takes longer. */
const CUSTOMERS_MAX = 1000
const BINS = 10
const NORMAL_95 = 1.96

/** @returns undefined when no window has passed since there were enough customers to learn from. */
export function calibration(log: PurchaseLog, options: CalibrationOptions): CalibrationReport | undefined {
  const sample = sampleOf(log, options.untilDay)
  const origins = Array.from({ length: options.windows }, (_, i) => options.untilDay - (options.windows - i) * options.windowDays)
  const judged = origins.flatMap(originDay => judgedOn(sample, { ...options, originDay }))
  return judged.length === 0 ? undefined : calibrationReport(judged, options.windowDays)
}

export function calibrationReport(judged: readonly Judged[], windowDays: number): CalibrationReport {
  const days = [...new Set(judged.map(one => one.originDay))].sort((left, right) => left - right)
  const groups = STANDINGS.map(segment => ({ segment, rows: judged.filter(one => one.segment === segment) }))
  return {
    windowDays,
    all: partOf(judged),
    bins: binsOf(judged),
    segments: groups.flatMap(({ segment, rows }) => (rows.length === 0 ? [] : [{ segment, ...partOf(rows) }])),
    windows: days.map(originDay => ({ originDay, ...partOf(judged.filter(one => one.originDay === originDay)) })),
  }
}

function partOf(judged: readonly Judged[]): CalibrationPart {
  const bins = binsOf(judged)
  const intervals = judged.filter(one => one.inInterval !== null)
  return {
    forecasts: judged.length,
    said: mean(judged.map(one => one.said)),
    came: mean(judged.map(outcome)),
    brier: mean(judged.map(one => (one.said - outcome(one)) ** 2)),
    error: bins.reduce((sum, bin) => sum + bin.forecasts * Math.abs(bin.said - bin.came), 0) / judged.length,
    inInterval: intervals.filter(one => one.inInterval).length,
    intervals: intervals.length,
  }
}

/** Ten groups of equal size by what was said; fewer when there are fewer forecasts. */
function binsOf(judged: readonly Judged[]): ReliabilityBin[] {
  const sorted = [...judged].sort((left, right) => left.said - right.said || outcome(left) - outcome(right))
  const count = Math.min(BINS, sorted.length)
  const edge = (bin: number): number => Math.round((bin * sorted.length) / count)
  return Array.from({ length: count }, (_, bin) => {
    const rows = sorted.slice(edge(bin), edge(bin + 1))
    const came = mean(rows.map(outcome))
    return { forecasts: rows.length, said: mean(rows.map(one => one.said)), came, ...wilson(came, rows.length) }
  })
}

function wilson(share: number, size: number): { readonly cameLow: number; readonly cameHigh: number } {
  const z2 = NORMAL_95 ** 2
  const centre = (share + z2 / (2 * size)) / (1 + z2 / size)
  const half = (NORMAL_95 * Math.sqrt((share * (1 - share)) / size + z2 / (4 * size * size))) / (1 + z2 / size)
  return { cameLow: Math.max(0, centre - half), cameHigh: Math.min(1, centre + half) }
}

function outcome({ came }: Judged): number {
  return came ? 1 : 0
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1)
}

function judgedOn(
  log: PurchaseLog,
  { originDay, untilDay, knowledge, windowDays }: CalibrationOptions & { readonly originDay: number },
): Judged[] {
  const counts = countsUntil(log, originDay)
  if (counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0) < CUSTOMERS_TO_FIT_MIN) return []
  const model = learnBusiness(log, { untilDay: originDay, knowledge, windowDays })
  return Array.from(forecastTable(log, model, { horizons: [windowDays] }), row => {
    const next = (log.starts[row.key] ?? 0) + row.purchases
    const hasCome = next < (log.starts[row.key + 1] ?? 0) && (log.days[next] ?? 0) <= untilDay
    const passed = (log.days[next] ?? 0) - originDay
    const isOver = originDay + row.date.p90Days <= untilDay
    return {
      said: row.probabilities[0] ?? 0,
      came: hasCome && passed <= windowDays,
      segment: row.segment,
      originDay,
      inInterval: hasCome && isOver ? passed >= row.date.p10Days && passed <= row.date.p90Days : null,
    }
  })
}

function sampleOf(log: PurchaseLog, untilDay: number): PurchaseLog {
  const keys = drawKeys(log, { counts: countsUntil(log, untilDay), most: CUSTOMERS_MAX })
  if (keys.length === log.ids.length) return log
  const rows = Array.from(keys).flatMap((key, i) => {
    const start = log.starts[key] ?? 0
    return Array.from({ length: (log.starts[key + 1] ?? 0) - start }, (_, j) => ({ i, place: start + j }))
  })
  return purchaseLog({
    ids: Array.from(keys, key => log.ids[key] ?? ''),
    keys: Int32Array.from(rows, row => row.i),
    days: Int32Array.from(rows, row => log.days[row.place] ?? 0),
    amounts: Float64Array.from(rows, row => log.amounts[row.place] ?? 0),
  })
}
