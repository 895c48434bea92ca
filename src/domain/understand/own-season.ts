/**
 * The season of customers who come like clockwork. How long ago somebody bought says little about when he comes when each has a cycle of his
 * own, and the two-way fit of season.ts then takes cycles for weeks. Here each week's purchases are held against those that the customers' own
 * rhythms foresaw for it, on the clock found so far: at the true clock the two agree. Dearer, so it is asked only where they plainly do not.
 */
import { type ClosedSpan, dayClock, type DayClock, type SeasonWeeks, WEEKS, weekNumbers } from './day-clock.ts'
import { gapOnClock, gapSample, type HistoriesUntil, silenceOnClock } from './gap-sample.ts'
import { fitLapse, lapseModel, type LapsePrior } from './lapse-fit.ts'
import { type LapseModel, type LapseState, nextGap, observeGap, resetState, startState, survival } from './lapse.ts'
import { firstDay } from './purchase-log.ts'

export interface OwnRhythms {
  readonly keys: Int32Array
  readonly prior: LapsePrior
  /** The parameters of the calendar. */
  readonly theta: readonly number[]
  readonly closed: readonly ClosedSpan[] | undefined
}

interface WeekSums {
  readonly came: Float64Array
  readonly foreseen: Float64Array
}

const CUSTOMERS_MAX = 600
const FITTED_MAX = 300
const ROUNDS = 6
const KAPPA = 10
const NEIGHBOURS = 2
/** Fifty-three weeks differ from what was foreseen by about 53 units by chance, give or take 10. */
const MISFIT_MIN = 100
const WEEK_DAYS = 7
const LEFT_MIN = 1e-9

/** Null where the weeks hold about as many purchases as the customers' own rhythms foresee. */
export function ownSeason(past: HistoriesUntil, { keys, prior, theta, closed }: OwnRhythms): SeasonWeeks | null {
  const from = firstDay(past.log, past.counts) ?? past.cutoffDay
  const clockOn = (weeks: SeasonWeeks | null): DayClock => dayClock({ from, to: past.cutoffDay + 1 }, weeks, closed)
  const asked = keys.subarray(0, CUSTOMERS_MAX)
  const fitted = keys.slice(0, FITTED_MAX)
  let sums = weekSums(past, { keys: asked, clock: clockOn(null), model: lapseModel(theta) })
  if (misfit(sums) < MISFIT_MIN) return null
  let [weeks, start]: [SeasonWeeks, readonly number[]] = [corrected(evenWeeks(), sums), theta]
  for (let round = 1; round < ROUNDS; round += 1) {
    const clock = clockOn(weeks)
    const { model, theta: next } = fitLapse(gapSample(past, { keys: fitted, clock }), { prior, start })
    sums = weekSums(past, { keys: asked, clock, model })
    weeks = corrected(weeks, sums)
    start = next
  }
  return weeks
}

function evenWeeks(): SeasonWeeks {
  return Array.from({ length: WEEKS }, () => 1)
}

/** Purchases of each week of the year, and how many of them the model foresaw: the growth of the cumulative hazard of every silence. */
function weekSums(
  { log, counts, cutoffDay }: HistoriesUntil,
  { keys, clock, model }: { readonly keys: Int32Array; readonly clock: DayClock; readonly model: LapseModel },
): WeekSums {
  const weekOf = weekNumbers({ from: clock.from, days: cutoffDay - clock.from + 1 })
  const sums: WeekSums = { came: new Float64Array(WEEKS), foreseen: new Float64Array(WEEKS) }
  const state = startState(model)
  for (const key of keys) {
    resetState(state, model)
    const start = log.starts[key] ?? 0
    const count = counts[key] ?? 0
    for (let i = 0; i < count; i += 1) {
      const from = log.days[start + i] ?? 0
      const bought = i + 1 < count
      const to = bought ? (log.days[start + i + 1] ?? 0) : cutoffDay
      foresee(sums.foreseen, { state, model, clock, weekOf, from, to })
      if (!bought) continue
      const week = weekOf[to - clock.from] ?? 0
      sums.came[week] = (sums.came[week] ?? 0) + 1
      observeGap(state, model, gapOnClock(clock, { from, to }, log.stretches?.[start + i + 1]))
    }
  }
  return sums
}

interface Silence {
  readonly state: LapseState
  readonly model: LapseModel
  readonly clock: DayClock
  readonly weekOf: Int8Array
  readonly from: number
  readonly to: number
}

function foresee(foreseen: Float64Array, { state, model, clock, weekOf, from, to }: Silence): void {
  const next = nextGap(state, model)
  let before = 0
  for (let day = from; day < to; day += WEEK_DAYS) {
    const end = Math.min(day + WEEK_DAYS, to)
    const hazard = -Math.log(Math.max(LEFT_MIN, survival(next, silenceOnClock(clock, { from, to: end }))))
    const week = weekOf[Math.floor((day + end) / 2) - clock.from] ?? 0
    foreseen[week] = (foreseen[week] ?? 0) + hazard - before
    before = hazard
  }
}

/** Sum of (came − foreseen)² / foreseen over the weeks. */
function misfit({ came, foreseen }: WeekSums): number {
  return came.reduce((sum, count, w) => sum + (count - (foreseen[w] ?? 0)) ** 2 / Math.max(foreseen[w] ?? 0, 1), 0)
}

/** Each week times what came over what was foreseen around it, held to it by ten purchases; mean 1. */
function corrected(weeks: SeasonWeeks, { came, foreseen }: WeekSums): SeasonWeeks {
  const moved = weeks.map((week, w) => (week * (around(came, w) + KAPPA)) / (around(foreseen, w) + KAPPA))
  const mean = moved.slice(0, WEEKS - 1).reduce((sum, week) => sum + week, 0) / (WEEKS - 1)
  return moved.map(week => week / mean)
}

function around(values: Float64Array, w: number): number {
  let sum = 0
  for (let step = -NEIGHBOURS; step <= NEIGHBOURS; step += 1) sum += Math.exp(-(step ** 2) / 2) * (values[(w + step + WEEKS) % WEEKS] ?? 0)
  return sum
}
