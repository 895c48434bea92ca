/**
 * Said and came: forecasts of earlier days held against what happened. Each is made as it would have been made on its day,
 * with a model that was learnt from the purchases known by then (rolling origin). What it shows and what it cannot: docs/methods/calibration.md.
 */
import { dayNumber } from '../../kernel/day.ts'
import { type BusinessModel, histories } from './business-model.ts'
import { drawKeys } from './drawn-keys.ts'
import { forecastTable } from './forecast-table.ts'
import { learnBusiness } from './learn-business.ts'
import { countsUntil, KEY_SEPARATOR, type PurchaseLog, purchaseLog } from './purchase-log.ts'
import { STANDINGS, type Standing } from './segment.ts'
import { subjectCycle } from './subject-cycle.ts'
import { learnSubjects, type SubjectKnowledge, subjectModelOf, subjectOutlooks } from './subject-models.ts'
import { CUSTOMERS_TO_FIT_MIN, type PriorKnowledge } from './trade-template.ts'

/** One forecast and what came of it. */
interface Outcome {
  /** P(a purchase within the window), as it was said. */
  readonly said: number
  readonly came: boolean
  /** Whether the next purchase fell between P10 and P90; null while the interval is still running or when nobody came. */
  readonly inInterval: boolean | null
}

/** Of one customer. */
export interface Judged extends Outcome {
  readonly segment: Standing
  readonly originDay: number
}

/** Of one customer in one product group. */
export interface JudgedGroup extends Outcome {
  readonly subject: string
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
  /** By product group, those with most forecasts first; empty where no groups are known. */
  readonly groups: readonly (CalibrationPart & { readonly subject: string })[]
}

export interface CalibrationOptions {
  readonly untilDay: number
  readonly knowledge: PriorKnowledge
  readonly windowDays: number
  readonly windows: number
  readonly groups?: GroupHistories
}

/** The same purchases by customer and product group, and what the owner said about the groups. */
export interface GroupHistories {
  /** Its ids are customer and subject, its amounts quantities. */
  readonly log: PurchaseLog
  readonly told: ReadonlyMap<string, SubjectKnowledge>
}

/** Enough to see an error of two points; more only takes longer. */
const CUSTOMERS_MAX = 1000
const PAIRS_MAX = 4000
/** Fewer forecasts than this show nothing but chance. */
const GROUP_FORECASTS_MIN = 50
const GROUPS_SHOWN = 12
const BINS = 10
const NORMAL_95 = 1.96

/** @returns undefined when no window has passed since there were enough customers to learn from. */
export function calibration(log: PurchaseLog, options: CalibrationOptions): CalibrationReport | undefined {
  const sample = sampleOf(log, options.untilDay)
  const origins = Array.from({ length: options.windows }, (_, i) => options.untilDay - (options.windows - i) * options.windowDays)
  const groups = options.groups && { ...options.groups, log: sampleOf(options.groups.log, options.untilDay, PAIRS_MAX) }
  const judged: Judged[] = []
  const judgedGroups: JudgedGroup[] = []
  for (const originDay of origins) {
    const model = modelOn(sample, { ...options, originDay })
    if (!model) continue
    judged.push(...judgedOn(sample, model, options))
    if (groups) judgedGroups.push(...judgedGroupsOn(groups, model, options))
  }
  return judged.length === 0 ? undefined : calibrationReport(judged, { windowDays: options.windowDays, groups: judgedGroups })
}

export function calibrationReport(
  judged: readonly Judged[],
  { windowDays, groups = [] }: { readonly windowDays: number; readonly groups?: readonly JudgedGroup[] },
): CalibrationReport {
  const days = [...new Set(judged.map(one => one.originDay))].sort((left, right) => left - right)
  const standings = STANDINGS.map(segment => ({ segment, rows: judged.filter(one => one.segment === segment) }))
  return {
    windowDays,
    all: partOf(judged),
    bins: binsOf(judged),
    segments: standings.flatMap(({ segment, rows }) => (rows.length === 0 ? [] : [{ segment, ...partOf(rows) }])),
    windows: days.map(originDay => ({ originDay, ...partOf(judged.filter(one => one.originDay === originDay)) })),
    groups: Array.from(
      Map.groupBy(groups, one => one.subject),
      ([subject, rows]) => ({ subject, ...partOf(rows) }),
    )
      .filter(group => group.forecasts >= GROUP_FORECASTS_MIN)
      .toSorted((a, b) => b.forecasts - a.forecasts || (a.subject < b.subject ? -1 : 1))
      .slice(0, GROUPS_SHOWN),
  }
}

function partOf(judged: readonly Outcome[]): CalibrationPart {
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
function binsOf(judged: readonly Outcome[]): ReliabilityBin[] {
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

function outcome({ came }: Outcome): number {
  return came ? 1 : 0
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1)
}

type Origin = CalibrationOptions & { readonly originDay: number }

/** As it would have been learnt on that day; undefined while there were too few customers. */
function modelOn(log: PurchaseLog, { originDay, knowledge, windowDays }: Origin): BusinessModel | undefined {
  const counts = countsUntil(log, originDay)
  if (counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0) < CUSTOMERS_TO_FIT_MIN) return undefined
  return learnBusiness(log, { untilDay: originDay, knowledge, windowDays })
}

function judgedOn(log: PurchaseLog, model: BusinessModel, { untilDay, windowDays }: CalibrationOptions): Judged[] {
  const originDay = model.untilDay
  return Array.from(forecastTable(log, model, { horizons: [windowDays] }), row => ({
    said: row.probabilities[0] ?? 0,
    segment: row.segment,
    originDay,
    ...outcomeOf(log, { key: row.key, purchases: row.purchases, ...row.date }, { originDay, untilDay, windowDays }),
  }))
}

/** The forecasts by product group for 28 days. */
function judgedGroupsOn(
  { log, told }: GroupHistories,
  model: BusinessModel,
  { untilDay, windowDays, knowledge }: CalibrationOptions,
): JudgedGroup[] {
  const past = histories(log, model.untilDay)
  const models = learnSubjects(past, { model, knowledge, told })
  const shared = subjectOutlooks(past, model, models.common)
  const judged: JudgedGroup[] = []
  for (let key = 0; key < past.counts.length; key += 1) {
    const purchases = past.counts[key] ?? 0
    const subject = (log.ids[key] ?? '').split(KEY_SEPARATOR)[1] ?? ''
    if (purchases === 0 || !subject.startsWith('group:')) continue
    const cycle = subjectCycle(past, shared, { key, model: subjectModelOf(models, subject, told.get(subject)) })
    const interval = { p10Days: dayNumber(cycle.dueP10) - model.untilDay, p90Days: dayNumber(cycle.dueP90) - model.untilDay }
    const seen = outcomeOf(log, { key, purchases, ...interval }, { originDay: model.untilDay, untilDay, windowDays })
    judged.push({ said: cycle.p28, subject, ...seen })
  }
  return judged
}

function outcomeOf(
  log: PurchaseLog,
  told: { readonly key: number; readonly purchases: number; readonly p10Days: number; readonly p90Days: number },
  { originDay, untilDay, windowDays }: { readonly originDay: number; readonly untilDay: number; readonly windowDays: number },
): Pick<Outcome, 'came' | 'inInterval'> {
  const next = (log.starts[told.key] ?? 0) + told.purchases
  const hasCome = next < (log.starts[told.key + 1] ?? 0) && (log.days[next] ?? 0) <= untilDay
  const passed = (log.days[next] ?? 0) - originDay
  const isOver = originDay + told.p90Days <= untilDay
  return {
    came: hasCome && passed <= windowDays,
    inInterval: hasCome && isOver ? passed >= told.p10Days && passed <= told.p90Days : null,
  }
}

function sampleOf(log: PurchaseLog, untilDay: number, most = CUSTOMERS_MAX): PurchaseLog {
  const keys = drawKeys(log, { counts: countsUntil(log, untilDay), most })
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
