/** From the forecast of one customer to what is kept and shown about him: days instead of numbers, and no date that is worth nothing. */
import { assert } from '../../kernel/assert.ts'
import { addDays, type Day, dayFromNumber, daysBetween } from '../../kernel/day.ts'
import type { CustomerId } from '../../kernel/ids.ts'
import { minor } from '../../kernel/money.ts'
import { type BusinessModel, clockOf, histories } from './business-model.ts'
import { STRENGTH_MIN, WINDOW_DAYS } from './due-window.ts'
import { dueDayWithin, type Outlooks, outlooks, readingOf } from './forecast.ts'
import { type ForecastRow, forecastRow } from './forecast-table.ts'
import type { HistoriesUntil } from './gap-sample.ts'
import type { PurchaseLog } from './purchase-log.ts'
import { DEFAULT_POLICY } from './segment.ts'
import type { NoDateReason, Understanding } from './understanding.ts'

const HORIZONS = [14, 28] as const
/** The due window's half-width is this share of the cycle, within a day and two weeks (design default). */
const WINDOW_SHARE = 0.15

/** Everybody who has bought by that day, in the order of ids. Amounts of the log are minor units. */
export function* understandings(log: PurchaseLog, model: BusinessModel, asOf: Day): Generator<Understanding> {
  const past = histories(log, model.untilDay)
  const shared = sharedOn(past, model)
  for (let key = 0; key < past.counts.length; key += 1) {
    if ((past.counts[key] ?? 0) > 0) yield understandingOf(past, { key, shared, model, asOf })
  }
}

export function sharedOn(past: HistoriesUntil, model: BusinessModel): Outlooks {
  return outlooks(
    {
      lapse: model.rhythm.lapse,
      rhythmless: model.rhythmless,
      lapseWeight: model.weight.weight,
      clock: clockOf(past, model.rhythm.season),
    },
    { today: past.cutoffDay, horizonDays: Math.max(...HORIZONS) },
  )
}

interface Subject {
  readonly key: number
  readonly shared: Outlooks
  readonly model: BusinessModel
  readonly asOf: Day
}

function understandingOf(past: HistoriesUntil, { key, shared, model, asOf }: Subject): Understanding {
  const row = forecastRow(past, { key, shared, model, horizons: HORIZONS })
  const start = past.log.starts[key] ?? 0
  const firstDay = dayFromNumber(past.log.days[start] ?? 0)
  const anchorDay = dayFromNumber(past.log.days[start + row.purchases - 1] ?? 0)
  assert(daysBetween(anchorDay, asOf) >= 0, 'the future is not understood')
  const [p14 = 0, p28 = 0] = row.probabilities
  return {
    // The log's ids are the business's own customer ids.
    customerId: (past.log.ids[key] ?? '') as CustomerId,
    asOf,
    purchases: row.purchases,
    firstDay,
    anchorDay,
    cycleDays: row.cycleDays,
    basis: row.basis,
    ...dueDays(past, { key, shared, asOf, row }),
    dueP10: addDays(asOf, row.date.p10Days),
    dueP50: addDays(asOf, row.date.p50Days),
    dueP90: addDays(asOf, row.date.p90Days),
    strength: row.date.strength,
    pAlive: row.alive,
    p14,
    p28,
    segment: row.segment,
    reason: row.reason,
    value365Minor: row.value365 === null ? null : minor(Math.round(row.value365)),
  }
}

type DueDays = Pick<Understanding, 'dueDay' | 'windowFrom' | 'windowTo' | 'noDateReason'>

function dueDays(past: HistoriesUntil, { key, shared, asOf, row }: Omit<Subject, 'model'> & { readonly row: ForecastRow }): DueDays {
  const noDateReason = noDate(row)
  if (noDateReason) return { dueDay: null, windowFrom: null, windowTo: null, noDateReason }
  const half = halfWindowDays(row.cycleDays)
  const reading = readingOf(shared, { days: past.log.days, start: past.log.starts[key] ?? 0, count: row.purchases })
  const dueInDays = half === WINDOW_DAYS ? row.date.dueInDays : dueDayWithin(shared, reading, half)
  const dueDay = addDays(asOf, dueInDays)
  const windowFrom = addDays(asOf, Math.max(0, dueInDays - half))
  return { dueDay, windowFrom, windowTo: addDays(dueDay, half), noDateReason: null }
}

export function halfWindowDays(cycleDays: number): number {
  return Math.max(1, Math.min(WINDOW_DAYS, Math.round(WINDOW_SHARE * cycleDays)))
}

function noDate({ date, alive }: ForecastRow): NoDateReason | null {
  if (date.strength >= STRENGTH_MIN) return null
  return alive < DEFAULT_POLICY.aliveLostMax ? 'probably-gone' : 'too-uncertain'
}
