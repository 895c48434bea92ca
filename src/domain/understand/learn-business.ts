/**
 * Learns the business's model from all purchases up to a day. Which opinion counts how much is settled on earlier days:
 * the models are fitted as they would have been one and two windows ago, and their forecasts are held against what came.
 */
import { bgPurchaseProbability } from './bg-nbd.ts'
import {
  type BusinessModel,
  clockOf,
  customersOf,
  fitRhythm,
  fitRhythmless,
  fitSpend,
  histories,
  historyDays,
  type Rhythm,
  smallRhythm,
  templateModel,
  widenedShare,
} from './business-model.ts'
import { drawKeys } from './drawn-keys.ts'
import type { HistoriesUntil } from './gap-sample.ts'
import { historyIn, outlooks, purchaseProbabilities, readingOf } from './forecast.ts'
import { opinionWeight, type PastOutcome, USUAL_WEIGHT, YOUNG_DAYS, YOUNG_WEIGHT } from './opinion-weight.ts'
import { countsUntil, type PurchaseLog } from './purchase-log.ts'
import { rushPace } from './rush.ts'
import { CUSTOMERS_TO_FIT_MIN, type PriorKnowledge } from './trade-template.ts'

export interface LearnOptions {
  readonly untilDay: number
  readonly knowledge: PriorKnowledge
  /** The horizon on which the opinions are compared, in days. */
  readonly windowDays: number
}

const WINDOWS = 2
const COMPARED_CUSTOMERS_MAX = 6000
/** The fits of earlier days only weigh the opinions, so half the sample is enough. */
const COMPARED_SAMPLE_MAX = 1500

export function learnBusiness(log: PurchaseLog, options: LearnOptions): BusinessModel {
  const past = histories(log, options.untilDay)
  const customers = customersOf(past)
  const common = { customers, untilDay: options.untilDay, spend: customers > 0 ? fitSpend(past) : null }
  if (customers < CUSTOMERS_TO_FIT_MIN) return templateModel(options.knowledge, { ...common, rhythm: smallRhythm(past, options.knowledge) })
  const fitted = fitRhythm(past, { knowledge: options.knowledge })
  const intervalShare = widenedShare(past, fitted, options.knowledge)
  const rhythm = intervalShare === undefined ? fitted : { ...fitted, intervalShare }
  const isYoung = historyDays(past) < YOUNG_DAYS
  const weight = opinionWeight(lastWindows(log, options, rhythm), { prior: isYoung ? YOUNG_WEIGHT : USUAL_WEIGHT })
  const learnt = { rhythm, rhythmless: fitRhythmless(past, clockOf(past, rhythm)), weight }
  const pace = rushPace(past, learnt)
  return { ...common, basis: 'business', ...learnt, ...(pace === undefined ? {} : { rhythm: { ...rhythm, rushPace: pace } }) }
}

function lastWindows(log: PurchaseLog, options: LearnOptions, rhythm: Rhythm): PastOutcome[] {
  const days = Array.from({ length: WINDOWS }, (_, i) => options.untilDay - (i + 1) * options.windowDays)
  return days.flatMap(untilDay => pastOutcomes(log, { ...options, untilDay }, rhythm))
}

/** What both would have said on that day about the window that has passed since, and what happened. */
function pastOutcomes(log: PurchaseLog, options: LearnOptions, later: Rhythm): PastOutcome[] {
  const past = histories(log, options.untilDay)
  if (customersOf(past) < CUSTOMERS_TO_FIT_MIN) return []
  const rhythm = fitRhythm(past, {
    knowledge: options.knowledge,
    start: later.theta,
    customersMax: COMPARED_SAMPLE_MAX,
  })
  const clock = clockOf(past, rhythm)
  const rhythmless = fitRhythmless(past, clock)
  const shared = outlooks(
    { lapse: rhythm.lapse, rhythmless: null, lapseWeight: 1, clock },
    { today: options.untilDay, horizonDays: options.windowDays },
  )
  const counts = countsUntil(log, options.untilDay + options.windowDays)
  const compared = drawKeys(log, { counts, among: past.counts, most: COMPARED_CUSTOMERS_MAX })
  return Array.from(compared, key => outcomeOf(past, { key, shared, rhythmless, counts, windowDays: options.windowDays }))
}

function outcomeOf(
  past: HistoriesUntil,
  at: {
    readonly key: number
    readonly shared: ReturnType<typeof outlooks>
    readonly rhythmless: Parameters<typeof bgPurchaseProbability>[0]
    readonly counts: Int32Array
    readonly windowDays: number
  },
): PastOutcome {
  const count = past.counts[at.key] ?? 0
  const reading = readingOf(at.shared, historyIn(past.log, { key: at.key, count }))
  const [lapse = 0] = purchaseProbabilities(at.shared, reading, [at.windowDays])
  const time = at.shared.ahead[at.windowDays] ?? at.windowDays
  const rhythmless = bgPurchaseProbability(at.rhythmless, reading.clockSpan, time)
  return { purchases: count, lapse, rhythmless, bought: (at.counts[at.key] ?? 0) > count }
}
