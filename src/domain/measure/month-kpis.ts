/** The numbers of one month, made of the facts of that month; what a closed month keeps for ever. */
import type { Day } from '../../kernel/day.ts'
import type { Currency } from '../../kernel/money.ts'
import type { ContactFunnel } from './contact-funnel.ts'
import { type DueOutcome, type Uplift, upliftOf } from './hold-out.ts'
import { firstDayOf, lastDayOf, type Month } from './month.ts'
import { buyerCounts, type RepeatRate, repeatRate } from './repeat-rate.ts'
import { type Revenue, revenueOf } from './repeat-revenue.ts'
import type { BuyerRow, MoneyRow } from './sales-facts.ts'
import { type SegmentMove, type SegmentShares, segmentShares } from './segment-shares.ts'
import { type MixAlarm, type SourceRow, sourceMix } from './source-mix.ts'
import { type Spend, type UnitCosts, unitCosts } from './unit-costs.ts'

/** Agreed dates that lay in the month. */
export interface PromiseCounts {
  readonly kept: number
  readonly missed: number
  /** Not decided yet, or replaced by another date. */
  readonly open: number
}

/** Who asked to be left alone, among those written to in the month. */
export interface OptOutCounts {
  readonly optedOut: number
  readonly writtenTo: number
}

export interface MonthFacts {
  readonly month: Month
  readonly currency: Currency
  /** Days of recorded history before the month ended. */
  readonly historyDays: number
  readonly money: readonly MoneyRow[]
  readonly buyers: readonly BuyerRow[]
  /** Segment on the day before the month and on its last day (or today), in pairs. */
  readonly segmentPairs: readonly SegmentMove[]
  readonly funnel: ContactFunnel
  readonly dueOutcomes: readonly DueOutcome[]
  readonly promises: PromiseCounts
  readonly optOuts: OptOutCounts
  readonly spends: readonly Spend[]
}

export interface MonthKpis {
  readonly month: Month
  readonly fromDay: Day
  readonly toDay: Day
  readonly repeatRate: RepeatRate
  readonly revenue: Revenue
  readonly newCustomers: number
  readonly returningCustomers: number
  readonly segments: SegmentShares
  readonly sources: readonly SourceRow[]
  readonly alarm: MixAlarm | null
  readonly contacts: ContactFunnel
  /** Due events of the year that ended with the month: one month alone says nothing. */
  readonly uplift: Uplift
  readonly promises: PromiseCounts
  readonly optOuts: OptOutCounts
  readonly spends: readonly Spend[]
  readonly costs: UnitCosts
}

/** Due events of this many months before the end of the month are compared. */
export const UPLIFT_MONTHS = 12

export function monthKpis(facts: MonthFacts): MonthKpis {
  const rate = repeatRate(facts.buyers, facts.historyDays)
  const counts = buyerCounts(facts.buyers)
  const mix = sourceMix(facts, facts.currency)
  return {
    month: facts.month,
    fromDay: firstDayOf(facts.month),
    toDay: lastDayOf(facts.month),
    repeatRate: rate,
    revenue: revenueOf(facts.money),
    ...counts,
    segments: segmentShares(facts.segmentPairs),
    sources: mix.sources,
    alarm: mix.alarm,
    contacts: facts.funnel,
    uplift: upliftOf(facts.dueOutcomes),
    promises: facts.promises,
    optOuts: facts.optOuts,
    spends: facts.spends,
    costs: unitCosts(facts.spends, { newCustomers: counts.newCustomers, repeatPurchases: rate.purchases.numerator }),
  }
}
