/** Forecasts for every customer × product group: one fit for all pairs, a prior for each group, and the customer's own pace. */
import { aliveProbability, type LapseModel, nextGap, observeGap, startState } from './lapse.ts'
import { type BusinessModel, clockOf, histories } from './business-model.ts'
import { outlooks, type Outlooks, purchaseProbabilities, readingOf } from './forecast.ts'
import { type ForecastRow, forecastRow } from './forecast-table.ts'
import { gapOnClock, type HistoriesUntil, silenceOnClock } from './gap-sample.ts'
import { groupModel, type GroupSums, sharpened } from './group-prior.ts'
import { learnBusiness, type LearnOptions } from './learn-business.ts'
import { KEY_SEPARATOR, type PurchaseLog, purchaseLog } from './purchase-log.ts'

/** Below this many pairs the group's dates are used, but the probabilities of the pooled model are the better ones. */
const PAIRS_TO_SHARPEN_MIN = 2000

export interface GroupForecastOptions extends LearnOptions {
  readonly horizons: readonly number[]
}

/** @param log its ids are customer and group, joined by the separator. */
export function* groupForecastTable(log: PurchaseLog, options: GroupForecastOptions): Generator<ForecastRow> {
  const model = learnBusiness(log, { ...options, knowledge: { ...options.knowledge, isOfGroups: true } })
  const past = histories(log, options.untilDay)
  const pairs = Array.from(past.counts.keys()).filter(key => (past.counts[key] ?? 0) > 0)
  const shared = sharedOf(past, model, options.horizons)
  const models = groupModels(past, { pairs, shared })
  const customers = customerProbabilities(log, options)
  const customerOf = (key: number): string => partOf(log.ids[key] ?? '', 0)
  const groupOf = (key: number): string => partOf(log.ids[key] ?? '', 1)
  const ofGroup = (key: number): Outlooks => ({ ...shared, lapse: models.get(groupOf(key)) ?? shared.lapse })
  const column = (of: (key: number) => Outlooks, days: number): Float64Array =>
    Float64Array.from(pairs, key => purchaseProbabilities(of(key), reading(of(key), past, key), [days])[0] ?? 0)
  const probabilities = options.horizons.map((days, h) => {
    const pooled = column(() => shared, days)
    if (pairs.length < PAIRS_TO_SHARPEN_MIN) return pooled
    return sharpened({
      pairs: column(ofGroup, days),
      customers: Float64Array.from(pairs, key => customers.get(customerOf(key))?.[h] ?? 0),
      pooled,
    })
  })
  for (const [i, key] of pairs.entries()) {
    const row = forecastRow(past, { key, shared: ofGroup(key), model, horizons: [] })
    yield { ...row, probabilities: probabilities.map(ofPairs => ofPairs[i] ?? 0) }
  }
}

function reading(shared: Outlooks, past: HistoriesUntil, key: number) {
  return readingOf(shared, { days: past.log.days, start: past.log.starts[key] ?? 0, count: past.counts[key] ?? 0 })
}

function sharedOf(past: HistoriesUntil, model: BusinessModel, horizons: readonly number[]): Outlooks {
  return outlooks(
    {
      lapse: model.rhythm.lapse,
      rhythmless: model.rhythmless,
      lapseWeight: model.weight.weight,
      intervalShare: model.rhythm.intervalShare,
      rushPace: model.rhythm.rushPace,
      clock: clockOf(past, model.rhythm),
    },
    { today: past.cutoffDay, horizonDays: Math.max(...horizons) },
  )
}

/** P(the customer buys anything) for each horizon, from his purchases of all groups together. */
function customerProbabilities(log: PurchaseLog, options: GroupForecastOptions): Map<string, number[]> {
  const whole = customerLog(log)
  const model = learnBusiness(whole, options)
  const past = histories(whole, options.untilDay)
  const shared = sharedOf(past, model, options.horizons)
  const found = new Map<string, number[]>()
  past.counts.forEach((count, key) => {
    if (count > 0) found.set(whole.ids[key] ?? '', purchaseProbabilities(shared, reading(shared, past, key), options.horizons))
  })
  return found
}

function customerLog(log: PurchaseLog): PurchaseLog {
  const numbers = new Map<string, number>()
  const keys = new Int32Array(log.days.length)
  log.ids.forEach((id, key) => {
    const customer = partOf(id, 0)
    const number = numbers.get(customer) ?? numbers.size
    numbers.set(customer, number)
    keys.fill(number, log.starts[key], log.starts[key + 1])
  })
  return purchaseLog({ ids: [...numbers.keys()], keys, days: log.days, amounts: log.amounts })
}

/** A prior for each group from its pairs. @param past its ids are customer and group, joined by the separator. */
export function groupModels(
  past: HistoriesUntil,
  { pairs, shared }: { readonly pairs: readonly number[]; readonly shared: Outlooks },
): Map<string, LapseModel> {
  const sums = new Map<string, GroupSums>()
  const nothing: GroupSums = { weight: 0, weightedLogGap: 0, returns: 0, lapses: 0 }
  for (const key of pairs) {
    const group = partOf(past.log.ids[key] ?? '', 1)
    const before = sums.get(group) ?? nothing
    const pair = pairSums(past, shared, key)
    sums.set(group, {
      weight: before.weight + pair.weight,
      weightedLogGap: before.weightedLogGap + pair.weightedLogGap,
      returns: before.returns + pair.returns,
      lapses: before.lapses + pair.lapses,
    })
  }
  const all = [...sums.values()]
  const lapses = all.reduce((sum, one) => sum + one.lapses, 0)
  const returns = all.reduce((sum, one) => sum + one.returns, 0)
  const share = lapses / Math.max(lapses + returns, 1e-9)
  return new Map([...sums].map(([group, one]) => [group, groupModel(shared.lapse, one, share)]))
}

function pairSums(past: HistoriesUntil, { lapse, clock }: Outlooks, key: number): GroupSums {
  const { log, counts, cutoffDay } = past
  const start = log.starts[key] ?? 0
  const count = counts[key] ?? 0
  const state = startState(lapse)
  for (let i = 1; i < count; i += 1)
    observeGap(state, lapse, gapOnClock(clock, { from: log.days[start + i - 1] ?? 0, to: log.days[start + i] ?? 0 }))
  const silence = silenceOnClock(clock, { from: log.days[start + count - 1] ?? 0, to: cutoffDay })
  const next = nextGap(state, lapse)
  const weight = (state.n * lapse.k0) / (state.n + lapse.k0)
  return {
    weight,
    weightedLogGap: state.n > 0 ? (weight * state.sl) / state.n : 0,
    returns: state.b - lapse.b0,
    lapses: state.a - lapse.a0 + 1 - aliveProbability(next, silence),
  }
}

function partOf(id: string, part: 0 | 1): string {
  return id.split(KEY_SEPARATOR)[part] ?? ''
}
