/**
 * The rhythm of one customer in one subject: a product group from which he buys, or a thing that he owns and has served.
 * One LAPSE for all pairs, a prior for each group, the owner's stated cycle where he gave one, and purchases that last longer
 * because more was taken. On the business's own clock. Source: docs/methods/groups.md.
 */
import { type Day, dayFromNumber } from '../../kernel/day.ts'
import type { CustomerId } from '../../kernel/ids.ts'
import { halfWindowDays } from './customer-understanding.ts'
import { STRENGTH_MIN } from './due-window.ts'
import { type Elasticity, quantityAt } from './elasticity.ts'
import { dateForecast, dueDayWithin, type Outlooks, purchaseProbabilities } from './forecast.ts'
import { gapOnClock, type HistoriesUntil, silenceOnClock } from './gap-sample.ts'
import { aliveProbability, type LapseModel, nextGap, observeGap, startState } from './lapse.ts'
import { KEY_SEPARATOR } from './purchase-log.ts'
import { DEFAULT_POLICY } from './segment.ts'
import type { NoDateReason } from './understanding.ts'

/** The key of a cycle beside the customer; his whole is in the understanding. */
export type CycleSubject = `group:${string}` | `asset:${string}`
/** His own gaps; or a guess from the others of the group, or from the trade. */
export const SUBJECT_BASES = ['own', 'group', 'trade'] as const
export type SubjectBasis = (typeof SUBJECT_BASES)[number]

/** What is believed of a group before this customer has shown anything. */
export interface SubjectModel {
  readonly lapse: LapseModel
  readonly elasticity: Elasticity
  readonly basis: Exclude<SubjectBasis, 'own'>
}

export interface SubjectCycle {
  readonly customerId: CustomerId
  readonly subject: CycleSubject
  readonly asOf: Day
  readonly purchases: number
  readonly firstDay: Day
  readonly anchorDay: Day
  /** The middle of his gaps, for his usual quantity. */
  readonly cycleDays: number
  readonly basis: SubjectBasis
  readonly dueDay: Day | null
  readonly noDateReason: NoDateReason | null
  readonly dueP10: Day
  readonly dueP50: Day
  readonly dueP90: Day
  readonly strength: number
  readonly pAlive: number
  readonly p28: number
  readonly lastQuantity: number
  readonly usualQuantity: number
  /** How much longer than usual the last purchase lasts. */
  readonly stretch: number
}

/** A purchase is not believed to last longer than this many usual ones, nor less than the inverse. */
const STRETCH_MAX = 6

/** @param past its ids are customer and subject, its amounts quantities. */
export function subjectCycle(
  past: HistoriesUntil,
  shared: Outlooks,
  { key, model }: { readonly key: number; readonly model: SubjectModel },
): SubjectCycle {
  const { log, cutoffDay } = past
  const [start, count] = [log.starts[key] ?? 0, past.counts[key] ?? 0]
  const [customerId = '', subject = ''] = (log.ids[key] ?? '').split(KEY_SEPARATOR)
  const usual = usualQuantity(past, key)
  const stretchAt = (place: number): number =>
    Math.min(STRETCH_MAX, Math.max(1 / STRETCH_MAX, (quantityAt(past, place) / usual) ** model.elasticity.share))
  const state = startState(model.lapse)
  for (let i = 1; i < count; i += 1) {
    const gap = gapOnClock(shared.clock, { from: log.days[start + i - 1] ?? 0, to: log.days[start + i] ?? 0 })
    observeGap(state, model.lapse, gap / stretchAt(start + i - 1))
  }
  const last = log.days[start + count - 1] ?? 0
  const stretch = stretchAt(start + count - 1)
  const next = nextGap(state, model.lapse)
  const silence = silenceOnClock(shared.clock, { from: last, to: cutoffDay }) / stretch
  const mine: Outlooks = { ...stretched(shared, stretch), lapse: model.lapse, rhythmless: null, lapseWeight: 1 }
  const first = log.days[start] ?? 0
  const span = { x: count - 1, tx: last - first, T: cutoffDay - first }
  // The memoryless model is not asked about a subject.
  const reading = { next, silence, span, clockSpan: span }
  const date = dateForecast(mine, reading)
  const cycleDays = Math.max(1, Math.exp(next.mu))
  const alive = aliveProbability(next, silence)
  const due = date.strength >= STRENGTH_MIN
  const rhythmDay = last + Math.max(1, Math.round(cycleDays * stretch))
  // A group is bought by the seasons of the shop; a thing is served by its own calendar.
  const isBySeasons = shared.clock.seasonal && subject.startsWith('group:')
  const isAhead = !isBySeasons && rhythmDay >= cutoffDay && rhythmDay <= cutoffDay + date.p90Days
  const dueDay = isAhead ? rhythmDay : cutoffDay + dueDayWithin(mine, reading, halfWindowDays(cycleDays * stretch))
  return {
    // The log's ids begin with the business's own customer ids.
    customerId: customerId as CustomerId,
    subject: subject as CycleSubject,
    asOf: dayFromNumber(cutoffDay),
    purchases: count,
    firstDay: dayFromNumber(first),
    anchorDay: dayFromNumber(last),
    cycleDays,
    basis: count > 1 ? 'own' : model.basis,
    dueDay: due ? dayFromNumber(dueDay) : null,
    noDateReason: due ? null : alive < DEFAULT_POLICY.aliveLostMax ? 'probably-gone' : 'too-uncertain',
    dueP10: dayFromNumber(cutoffDay + date.p10Days),
    dueP50: dayFromNumber(cutoffDay + date.p50Days),
    dueP90: dayFromNumber(cutoffDay + date.p90Days),
    strength: date.strength,
    pAlive: alive,
    p28: purchaseProbabilities(mine, reading, [28])[0] ?? 0,
    lastQuantity: quantityAt(past, start + count - 1),
    usualQuantity: usual,
    stretch,
  }
}

/** The geometric mean: one case of wine among bottles does not make a new habit. The last purchase is what is judged by it. */
function usualQuantity(past: HistoriesUntil, key: number): number {
  const [start, count] = [past.log.starts[key] ?? 0, past.counts[key] ?? 0]
  const before = Math.max(1, count - 1)
  let sum = 0
  for (let i = 0; i < before; i += 1) sum += Math.log(quantityAt(past, start + i))
  return Math.exp(sum / before)
}

/** The days ahead as a purchase sees them that lasts longer: time goes slower for it. */
function stretched(shared: Outlooks, stretch: number): Outlooks {
  if (stretch === 1) return shared
  return { ...shared, ahead: shared.ahead.map(time => time / stretch), clock: { ...shared.clock, seasonal: true } }
}
