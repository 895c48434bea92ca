/** Forecasts for everybody who has bought by a day: one row a key, in the order of ids, made one at a time. */
import { expectedAmount } from './gamma-gamma.ts'
import { type BusinessModel, clockOf, histories, meanAmount } from './business-model.ts'
import {
  aliveOf,
  type DateForecast,
  dateForecast,
  expectedYear,
  type Outlooks,
  outlooks,
  purchaseProbabilities,
  type Reading,
  readingOf,
  segmentEvidence,
} from './forecast.ts'
import type { HistoriesUntil } from './gap-sample.ts'
import type { PurchaseLog } from './purchase-log.ts'
import { type SegmentReason, segmentOf, type Standing } from './segment.ts'
import type { Basis } from './understanding.ts'

export interface ForecastRow {
  /** Index into the log's ids. */
  readonly key: number
  readonly purchases: number
  readonly basis: Basis
  /** One for each horizon that was asked for. */
  readonly probabilities: readonly number[]
  readonly alive: number
  readonly cycleDays: number
  readonly date: DateForecast
  readonly segment: Standing
  readonly reason: SegmentReason
  /** Expected revenue of the next 365 days in the unit of the amounts; null when no amounts are known. */
  readonly value365: number | null
}

export interface ForecastOptions {
  readonly horizons: readonly number[]
}

export function* forecastTable(log: PurchaseLog, model: BusinessModel, options: ForecastOptions): Generator<ForecastRow> {
  const past = histories(log, model.untilDay)
  const shared = sharedOutlooks(past, model, options)
  for (let key = 0; key < past.counts.length; key += 1) {
    if ((past.counts[key] ?? 0) > 0) yield forecastRow(past, { key, shared, model, horizons: options.horizons })
  }
}

export type ProbabilityRow = Pick<ForecastRow, 'key' | 'purchases' | 'basis' | 'probabilities' | 'alive'>

/** The same probabilities without dates, segments and value: a quarter of the time. */
export function* probabilityTable(log: PurchaseLog, model: BusinessModel, options: ForecastOptions): Generator<ProbabilityRow> {
  const past = histories(log, model.untilDay)
  const shared = sharedOutlooks(past, model, options)
  for (let key = 0; key < past.counts.length; key += 1) {
    const purchases = past.counts[key] ?? 0
    if (purchases === 0) continue
    const reading = readingOf(shared, { days: log.days, start: log.starts[key] ?? 0, count: purchases })
    const probabilities = purchaseProbabilities(shared, reading, options.horizons)
    yield { key, purchases, basis: basisOf(model, purchases), probabilities, alive: aliveOf(reading) }
  }
}

function sharedOutlooks(past: HistoriesUntil, model: BusinessModel, { horizons }: ForecastOptions): Outlooks {
  return outlooks(
    {
      lapse: model.rhythm.lapse,
      rhythmless: model.rhythmless,
      lapseWeight: model.weight.weight,
      clock: clockOf(past, model.rhythm.season),
    },
    { today: model.untilDay, horizonDays: Math.max(0, ...horizons) },
  )
}

export interface RowContext {
  readonly key: number
  readonly shared: Outlooks
  readonly model: BusinessModel
  readonly horizons: readonly number[]
}

export function forecastRow(past: HistoriesUntil, { key, shared, model, horizons }: RowContext): ForecastRow {
  const purchases = past.counts[key] ?? 0
  const reading = readingOf(shared, { days: past.log.days, start: past.log.starts[key] ?? 0, count: purchases })
  const evidence = segmentEvidence(shared, reading)
  return {
    key,
    purchases,
    basis: basisOf(model, purchases),
    probabilities: purchaseProbabilities(shared, reading, horizons),
    alive: aliveOf(reading),
    cycleDays: evidence.cycleDays,
    date: dateForecast(shared, reading),
    ...segmentOf(evidence),
    value365: yearValue(past, { key, shared, model, reading }),
  }
}

/** One purchase shows no cycle: its forecast is the others', and is labelled as a guess. */
export function basisOf(model: BusinessModel, purchases: number): Basis {
  if (purchases > 1) return 'own'
  return model.basis
}

function yearValue(
  past: HistoriesUntil,
  { key, shared, model, reading }: Omit<RowContext, 'horizons'> & { readonly reading: Reading },
): number | null {
  if (!model.spend) return null
  const mean = meanAmount(past, key)
  return expectedYear(shared, reading) * expectedAmount(model.spend, { x: mean > 0 ? (past.counts[key] ?? 0) : 0, mean })
}
