/**
 * Paid beforehand, delivered later: two receipts of one sale. The receipt of the delivery counts, with its whole price; the advance
 * waits for it, and counts by itself only when none has come in sixty days (a gift voucher, a deposit that was kept).
 */
import { addDays, type Day } from '../../kernel/day.ts'

/** What a receipt says of itself. `prepaidMinor`: how much of its price had been paid before. */
export type Prepayment = { readonly role: 'advance' } | { readonly role: 'settlement'; readonly prepaidMinor: number }

/** The same with what became of it. 'stood': no delivery came in time. `settledMinor`: advances that were found for it. */
export type PrepaymentState =
  | { readonly role: 'advance'; readonly state: 'waiting' | 'settled' | 'stood' }
  | { readonly role: 'settlement'; readonly prepaidMinor: number; readonly settledMinor: number }

export const ADVANCE_WAITS_DAYS = 60
/** A delivery may come later than that: then the advance that was counted meanwhile is not counted any more. */
export const SETTLED_WITHIN_DAYS = 365

export function stateOf(told: Prepayment): PrepaymentState {
  return told.role === 'advance' ? { role: 'advance', state: 'waiting' } : { ...told, settledMinor: 0 }
}

/** The last day of advances that have waited long enough. */
export function stoodUntil(today: Day): Day {
  return addDays(today, -ADVANCE_WAITS_DAYS)
}

export interface Advance {
  readonly day: Day
  readonly totalMinor: number
}

/** Which advances a delivery takes up: one of exactly the sum, else the oldest as long as they fit into it. */
export function settledBy<A extends Advance>(advances: readonly A[], openMinor: number): readonly A[] {
  const oldest = advances.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const exact = oldest.find(advance => advance.totalMinor === openMinor)
  if (exact) return [exact]
  const taken: A[] = []
  let left = openMinor
  for (const advance of oldest) {
    if (advance.totalMinor > left) continue
    taken.push(advance)
    left -= advance.totalMinor
  }
  return taken
}
