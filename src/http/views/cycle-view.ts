/** The picture of a customer's cycle: what the forecast rests on. */
import type { AnswerOf } from '../../contract/contract.ts'
import { isRealPurchase } from '../../domain/collect/purchase.ts'
import { aliveReason, chanceReason, changeReason, restsReason } from '../../domain/understand/cycle-reason.ts'
import { daysBetween } from '../../kernel/day.ts'
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import type { Locale } from '../../kernel/locale.ts'
import { localDay } from '../../kernel/zone.ts'
import { profileWords } from '../../locales/profile/words.ts'
import { customerProfile } from '../../usecases/collect/customer-profile.ts'
import { explainCustomerCycle } from '../../usecases/understand/explain-cycle.ts'
import type { HttpDeps } from '../deps.ts'
import { notFound } from '../problems.ts'
import { windowOf } from './customer-view.ts'
import { cycleReasonDecision, dateDecision, segmentDecision } from './decisions.ts'

type Picture = AnswerOf<'GET /customers/{id}/cycle'>

export async function cycleView(
  deps: HttpDeps,
  business: BusinessId,
  { customerId, locale }: { readonly customerId: CustomerId; readonly locale: Locale },
): Promise<Picture> {
  const profile = await customerProfile(deps, business, customerId)
  if ('refusal' in profile) throw notFound()
  const explained = await explainCustomerCycle(deps, business, customerId)
  const purchases = profile.purchases
    .filter(isRealPurchase)
    .toReversed()
    .map(purchase => ({
      purchaseId: purchase.id,
      day: purchase.day,
      total: { minor: purchase.totalMinor - purchase.refundedMinor, currency: purchase.currency },
    }))
  if (!explained) {
    const { zone } = await deps.store.inBusiness(business, tx => tx.business.read())
    const reason = { code: 'no-purchases', data: {}, text: profileWords[locale].noPurchases() }
    return {
      asOf: localDay(deps.clock.now(), zone),
      purchases,
      gaps: [],
      cycle: null,
      window: null,
      chances: [],
      aliveShare: null,
      segment: null,
      segmentReason: null,
      reason,
      why: null,
    }
  }
  const known = explained.understanding
  const daysTo = (day: typeof known.dueP10): number => daysBetween(known.anchorDay, day)
  return {
    asOf: known.asOf,
    purchases,
    gaps: explained.gaps.map(gap => ({
      fromDay: gap.from,
      toDay: gap.to,
      days: gap.days,
      weight: unit(gap.weight),
      regularShare: unit(gap.regularShare),
      seasonsSkipped: gap.seasonsSkipped,
    })),
    cycle: {
      p10Days: daysTo(known.dueP10),
      p50Days: daysTo(known.dueP50),
      p90Days: daysTo(known.dueP90),
      basis: explained.basis,
      ownShare: unit(1 - explained.priorShare),
    },
    window: windowOf(known),
    chances: [
      { days: 14, chance: unit(known.p14) },
      { days: 28, chance: unit(known.p28) },
    ],
    aliveShare: unit(known.pAlive),
    segment: known.segment,
    segmentReason: segmentDecision(known.reason, locale),
    reason: dateDecision(known, locale),
    why: {
      rests: cycleReasonDecision(restsReason(explained), locale),
      chances: cycleReasonDecision(chanceReason(known), locale),
      alive: cycleReasonDecision(aliveReason(known), locale),
      changes: cycleReasonDecision(changeReason(explained.changes), locale),
    },
  }
}

/** Shares are computed in floating point: a hair outside 0..1 is 0 or 1. */
function unit(value: number): number {
  return Math.min(1, Math.max(0, value))
}
