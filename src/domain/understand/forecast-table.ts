/** Forecasts for everybody who has bought by a day: one row a key, in the order of ids, made one at a time. */
import { expectedAmount } from './gamma-gamma.ts'
import { type BusinessModel, clockOf, histories, meanAmount } from './business-model.ts'
import {
  aliveOf,
  dateForecast,
  type DateForecast,
  historyIn,
  outlooks,
  type Outlooks,
  purchaseProbabilities,
  type Reading,
  readingOf,
  segmentEvidence,
  yearPurchases,
} from './forecast.ts'
import type { HistoriesUntil } from './gap-sample.ts'
import type { PurchaseLog } from './purchase-log.ts'
import { yearValue } from './year-value.ts'
import { DEFAULT_POLICY, type SegmentPolicy, type SegmentReason, segmentOf, type Standing } from './segment.ts'
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
  /** Eighty of a hundred such customers end between the two; null while too few customers are known. */
  readonly value365Range: readonly [low: number, high: number] | null
}

export interface ForecastOptions {
  readonly horizons: readonly number[]
}

/** The forecast of a key, for those who divide the keys among themselves; undefined when it had not bought by then. */
export type Forecaster<Row> = (key: number) => Row | undefined

export function forecaster(log: PurchaseLog, model: BusinessModel, { horizons }: ForecastOptions): Forecaster<ForecastRow> {
  const past = histories(log, model.untilDay)
  const shared = sharedOutlooks(past, model, { horizons })
  return key => ((past.counts[key] ?? 0) > 0 ? forecastRow(past, { key, shared, model, horizons }) : undefined)
}

export type ProbabilityRow = Pick<ForecastRow, 'key' | 'purchases' | 'basis' | 'probabilities' | 'alive'>

/** The same probabilities without dates, segments and value: a quarter of the time. */
export function probabilityForecaster(log: PurchaseLog, model: BusinessModel, { horizons }: ForecastOptions): Forecaster<ProbabilityRow> {
  const past = histories(log, model.untilDay)
  const shared = sharedOutlooks(past, model, { horizons })
  return key => {
    const purchases = past.counts[key] ?? 0
    if (purchases === 0) return undefined
    const reading = readingOf(shared, historyIn(log, { key, count: purchases }))
    const probabilities = purchaseProbabilities(shared, reading, horizons)
    return { key, purchases, basis: basisOf(model, purchases), probabilities, alive: aliveOf(reading) }
  }
}

export function forecastTable(log: PurchaseLog, model: BusinessModel, options: ForecastOptions): Generator<ForecastRow> {
  return rowsOf(log, forecaster(log, model, options))
}

export function probabilityTable(log: PurchaseLog, model: BusinessModel, options: ForecastOptions): Generator<ProbabilityRow> {
  return rowsOf(log, probabilityForecaster(log, model, options))
}

function* rowsOf<Row>(log: PurchaseLog, rowOf: Forecaster<Row>): Generator<Row> {
  for (let key = 0; key < log.ids.length; key += 1) {
    const row = rowOf(key)
    if (row) yield row
  }
}

function sharedOutlooks(past: HistoriesUntil, model: BusinessModel, { horizons }: ForecastOptions): Outlooks {
  return outlooks(
    {
      lapse: model.rhythm.lapse,
      rhythmless: model.rhythmless,
      lapseWeight: model.weight.weight,
      intervalShare: model.rhythm.intervalShare,
      rushPace: model.rhythm.rushPace,
      clock: clockOf(past, model.rhythm),
    },
    { today: model.untilDay, horizonDays: Math.max(0, ...horizons) },
  )
}

export interface RowContext {
  readonly key: number
  readonly shared: Outlooks
  readonly model: BusinessModel
  readonly horizons: readonly number[]
  readonly policy?: SegmentPolicy
  /** The segment he was in before, when one is known. */
  readonly previous?: Standing | undefined
}

export function forecastRow(past: HistoriesUntil, { key, shared, model, horizons, policy, previous }: RowContext): ForecastRow {
  const purchases = past.counts[key] ?? 0
  const reading = readingOf(shared, historyIn(past.log, { key, count: purchases }))
  const evidence = segmentEvidence(shared, reading)
  return {
    key,
    purchases,
    basis: basisOf(model, purchases),
    probabilities: purchaseProbabilities(shared, reading, horizons),
    alive: aliveOf(reading),
    cycleDays: evidence.cycleDays,
    date: dateForecast(shared, reading),
    ...segmentOf(evidence, policy ?? DEFAULT_POLICY, previous ?? null),
    ...valueOf(past, { key, shared, model, reading }),
  }
}

/** One purchase shows no cycle: its forecast is the others', and is labelled as a guess. */
export function basisOf(model: BusinessModel, purchases: number): Basis {
  if (purchases > 1) return 'own'
  return model.basis
}

function valueOf(
  past: HistoriesUntil,
  { key, shared, model, reading }: Pick<RowContext, 'key' | 'shared' | 'model'> & { readonly reading: Reading },
): Pick<ForecastRow, 'value365' | 'value365Range'> {
  if (!model.spend) return { value365: null, value365Range: null }
  const mean = meanAmount(past, key)
  const spending = { x: mean > 0 ? (past.counts[key] ?? 0) : 0, mean }
  const purchases = yearPurchases(shared, reading)
  if (!shared.rhythmless) return { value365: purchases.expected * expectedAmount(model.spend, spending), value365Range: null }
  const { expected, low, high } = yearValue({ buying: shared.rhythmless, spend: model.spend, purchases }, reading.clockSpan, spending)
  return { value365: expected, value365Range: [low, high] }
}
