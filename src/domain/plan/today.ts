/** The finite list of today: as many contacts as the owner's minutes hold, the most valuable first, one for a customer. */
import type { Policy } from '../collect/business.ts'

/** Even an owner with all day gets a list he can finish. */
export const TODAY_CARDS_MAX = 100

export interface TodayBudget {
  readonly cards: number
  readonly budgetMinutes: number
}

/** Contacts that fit into what is left of the owner's minutes; promises are shown beyond it, because a promise is kept. */
export function cardsLeft(policy: Pick<Policy, 'effortMinutesPerDay' | 'minutesPerContact'>, madeToday: number): TodayBudget {
  const most = Math.min(TODAY_CARDS_MAX, Math.floor(policy.effortMinutesPerDay / Math.max(policy.minutesPerContact, 0.1)))
  return { cards: Math.max(0, most - madeToday), budgetMinutes: policy.effortMinutesPerDay }
}

export interface Candidate {
  readonly customerId: string
  readonly contactId: string
  readonly priority: number
  readonly isPromise: boolean
}

/** Highest priority first, then by id, so that the order is the same on every reading. */
export function chooseToday<T extends Candidate>(candidates: readonly T[], cards: number): T[] {
  const chosen: T[] = []
  const seen = new Set<string>()
  let used = 0
  for (const candidate of candidates.toSorted((a, b) => b.priority - a.priority || (a.contactId < b.contactId ? -1 : 1))) {
    if (seen.has(candidate.customerId) || (!candidate.isPromise && used >= cards)) continue
    seen.add(candidate.customerId)
    if (!candidate.isPromise) used += 1
    chosen.push(candidate)
  }
  return chosen
}
