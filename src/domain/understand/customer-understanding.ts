/** From the forecast of one customer to what is kept and shown about him: days instead of numbers, and no date that is worth nothing. */
import { assert } from '../../kernel/assert.ts'
import { type Day, dayFromNumber } from '../../kernel/day.ts'
import type { CustomerId } from '../../kernel/ids.ts'
import { minor } from '../../kernel/money.ts'
import { type BusinessModel, clockOf, histories } from './business-model.ts'
import { STRENGTH_MIN, WINDOW_DAYS } from './due-window.ts'
import { dueDayWithin, historyIn, outlooks, type Outlooks, readingOf } from './forecast.ts'
import { type ForecastRow, forecastRow } from './forecast-table.ts'
import type { HistoriesUntil } from './gap-sample.ts'
import type { PurchaseLog } from './purchase-log.ts'
import { DEFAULT_POLICY, type SegmentPolicy, type Standing } from './segment.ts'
import type { NoDateReason, Understanding } from './understanding.ts'
import { yearHabit, type YearPeak, yearPeaks } from './year-habit.ts'

const HORIZONS = [14, 28] as const
/** The due window's half-width is this share of the cycle, within a day and two weeks (design default). */
const WINDOW_SHARE = 0.15

export interface UnderstandingOptions {
  readonly asOf: Day
  readonly policy?: SegmentPolicy | undefined
  /** The segment that each customer was in before that day; those who are not in it were in none. */
  readonly previous?: ReadonlyMap<string, Standing> | undefined
}

/** Everybody who has bought by that day, in the order of ids. Amounts of the log are minor units. */
export function* understandings(log: PurchaseLog, model: BusinessModel, options: UnderstandingOptions): Generator<Understanding> {
  const past = histories(log, model.untilDay)
  const shared = sharedOn(past, model)
  const dayOf = dayTexts()
  const peaks = yearPeaks(model.rhythm.season)
  for (let key = 0; key < past.counts.length; key += 1) {
    if ((past.counts[key] ?? 0) > 0) yield understandingOf(past, { key, shared, model, options, dayOf, peaks })
  }
}

export function sharedOn(past: HistoriesUntil, model: BusinessModel): Outlooks {
  return outlooks(
    {
      lapse: model.rhythm.lapse,
      rhythmless: model.rhythmless,
      lapseWeight: model.weight.weight,
      intervalShare: model.rhythm.intervalShare,
      rushPace: model.rhythm.rushPace,
      clock: clockOf(past, model.rhythm),
    },
    { today: past.cutoffDay, horizonDays: Math.max(...HORIZONS) },
  )
}

interface Subject {
  readonly key: number
  readonly shared: Outlooks
  readonly model: BusinessModel
  readonly options: UnderstandingOptions
  readonly dayOf: (number: number) => Day
  readonly peaks: readonly YearPeak[]
}

/** The same few thousand days are written a million times. */
function dayTexts(): (number: number) => Day {
  const known = new Map<number, Day>()
  return number => {
    const before = known.get(number)
    if (before !== undefined) return before
    const made = dayFromNumber(number)
    known.set(number, made)
    return made
  }
}

function understandingOf(past: HistoriesUntil, { key, shared, model, options, dayOf, peaks }: Subject): Understanding {
  const policy = options.policy ?? DEFAULT_POLICY
  const previous = options.previous?.get(past.log.ids[key] ?? '')
  const row = forecastRow(past, { key, shared, model, horizons: HORIZONS, policy, previous })
  const start = past.log.starts[key] ?? 0
  const last = past.log.days[start + row.purchases - 1] ?? 0
  assert(last <= past.cutoffDay, 'the future is not understood')
  const [p14 = 0, p28 = 0] = row.probabilities
  const year = yearHabit(past.log.days.subarray(start, start + row.purchases), peaks, past.cutoffDay)
  return {
    // The log's ids are the business's own customer ids.
    customerId: (past.log.ids[key] ?? '') as CustomerId,
    asOf: options.asOf,
    purchases: row.purchases,
    firstDay: dayOf(past.log.days[start] ?? 0),
    anchorDay: dayOf(last),
    cycleDays: row.cycleDays,
    basis: row.basis,
    ...dueDays(past, { key, shared, dayOf, row, policy }),
    dueP10: dayOf(past.cutoffDay + row.date.p10Days),
    dueP50: dayOf(past.cutoffDay + row.date.p50Days),
    dueP90: dayOf(past.cutoffDay + row.date.p90Days),
    strength: row.date.strength,
    pAlive: row.alive,
    p14,
    p28,
    segment: row.segment,
    reason: year === null ? row.reason : { ...row.reason, data: { ...row.reason.data, year } },
    value365Minor: row.value365 === null ? null : minor(Math.round(row.value365)),
    value365LowMinor: row.value365Range && minor(Math.round(row.value365Range[0])),
    value365HighMinor: row.value365Range && minor(Math.round(row.value365Range[1])),
  }
}

type DueDays = Pick<Understanding, 'dueDay' | 'windowFrom' | 'windowTo' | 'noDateReason'>

function dueDays(
  past: HistoriesUntil,
  {
    key,
    shared,
    dayOf,
    row,
    policy,
  }: Omit<Subject, 'model' | 'options' | 'peaks'> & { readonly row: ForecastRow; readonly policy: SegmentPolicy },
): DueDays {
  const noDateReason = noDate(row, policy)
  if (noDateReason) return { dueDay: null, windowFrom: null, windowTo: null, noDateReason }
  const half = halfWindowDays(row.cycleDays)
  const last = past.log.days[(past.log.starts[key] ?? 0) + row.purchases - 1] ?? 0
  const rhythmDay = last + Math.max(1, Math.round(row.cycleDays))
  if (!shared.clock.seasonal && isRhythmDay(rhythmDay, { half, today: past.cutoffDay, row })) {
    return {
      dueDay: dayOf(rhythmDay),
      windowFrom: dayOf(Math.max(past.cutoffDay, rhythmDay - half)),
      windowTo: dayOf(rhythmDay + half),
      noDateReason: null,
    }
  }
  const reading = readingOf(shared, historyIn(past.log, { key, count: row.purchases }))
  const dueInDays = half === WINDOW_DAYS ? row.date.dueInDays : dueDayWithin(shared, reading, half)
  const dueDay = past.cutoffDay + dueInDays
  return {
    dueDay: dayOf(dueDay),
    windowFrom: dayOf(Math.max(past.cutoffDay, dueDay - half)),
    windowTo: dayOf(dueDay + half),
    noDateReason: null,
  }
}

/**
 * While the customer's own cycle has not run out, the day is his last purchase plus the cycle: the rhythm the owner knows.
 * The most probable fortnight lies ahead of it when gaps vary much. Once the cycle has run out it is the day expected from now on, and
 * so it is wherever there are seasons: a cycle counted on their clock is no number of calendar days (in a planted tyre trade .47 of
 * such days lay within a fortnight of the purchase, of the expected ones .87).
 */
function isRhythmDay(
  day: number,
  { half, today, row }: { readonly half: number; readonly today: number; readonly row: ForecastRow },
): boolean {
  return today <= day && today + row.date.p10Days <= day + half && day <= today + row.date.p90Days
}

export function halfWindowDays(cycleDays: number): number {
  return Math.max(1, Math.min(WINDOW_DAYS, Math.round(WINDOW_SHARE * cycleDays)))
}

function noDate({ date, alive }: ForecastRow, policy: SegmentPolicy): NoDateReason | null {
  if (date.strength >= STRENGTH_MIN) return null
  return alive < policy.aliveLostMax ? 'probably-gone' : 'too-uncertain'
}
