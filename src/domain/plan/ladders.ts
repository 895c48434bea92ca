/**
 * The owner's ladders: one strategy for each segment, changed for a product group where it needs its own. Each is written
 * for a cycle of 90 days and scaled with the cycle; what is left out of a change keeps the default.
 */
import type { Policy } from '../collect/business.ts'
import type { LadderChange, LadderPlan } from '../collect/plan-settings.ts'
import type { Standing } from '../understand/segment.ts'

export type LadderBook = readonly LadderChange[]

/** No owner needs more than half a year ahead of a 90-day cycle, nor more tries than these. */
export const LADDER_BOUNDS = { daysMax: 60, triesMax: 5, paceDaysMax: 90, welcomeDaysMax: 30 } as const
/** A recommendation is asked for when the customer has come so often. */
export const REFERRAL_VISITS: readonly number[] = [5, 10, 25, 50, 100]

/** The strategies of the articles: the breadwinners get the effort, the others a try with an end. */
export function defaultLadder(segment: Standing, { ladder }: Pick<Policy, 'ladder'>): LadderPlan {
  const base = { ...ladder, benefit: 'none', welcomeDays: null, asksReferral: false, tries: 1, paceDays: null } as const
  switch (segment) {
    case 'regular':
      return { ...base, benefit: 'thanks', asksReferral: true }
    case 'periodic':
      return { ...base, benefit: 'terms' }
    case 'new':
      return { ...base, welcomeDays: 2 }
    case 'one-timer':
      return { ...base, benefit: 'terms', tries: 2 }
    case 'lost':
      return { ...base, benefit: 'terms', tries: 3 }
  }
}

/** The ladder of this segment, with the owner's changes for all groups and then for this one on top. */
export function ladderOf(
  { policy, book }: { readonly policy: Pick<Policy, 'ladder'>; readonly book: LadderBook },
  of: { readonly segment: Standing; readonly groupId?: string | null },
): LadderPlan {
  const mine = book.filter(change => change.segment === of.segment)
  const general = mine.find(change => change.groupId === null)
  const ofGroup = of.groupId == null ? undefined : mine.find(change => change.groupId === of.groupId)
  return { ...defaultLadder(of.segment, policy), ...general?.plan, ...ofGroup?.plan }
}

/** What keeps a ladder from being saved; null when it makes sense. */
export type LadderFault = 'out-of-order' | 'too-early' | 'too-many-tries' | 'bad-number'

export function ladderFault(plan: LadderPlan): LadderFault | null {
  const days = [plan.softDays, plan.productDays, plan.offerDays].filter(value => value !== null)
  const numbers = [...days, plan.tries, plan.paceDays ?? 1, plan.welcomeDays ?? 0]
  if (numbers.some(value => !Number.isInteger(value) || value < 0)) return 'bad-number'
  if (days.some((value, at) => at > 0 && value >= (days[at - 1] ?? Infinity))) return 'out-of-order'
  if (days.some(value => value > LADDER_BOUNDS.daysMax) || (plan.welcomeDays ?? 0) > LADDER_BOUNDS.welcomeDaysMax) return 'too-early'
  if (plan.tries > LADDER_BOUNDS.triesMax) return 'too-many-tries'
  return plan.paceDays !== null && (plan.paceDays < 1 || plan.paceDays > LADDER_BOUNDS.paceDaysMax) ? 'bad-number' : null
}
