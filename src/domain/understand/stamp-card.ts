/**
 * A stamp card: so many paid, the next one free ("10 + 1"). Nothing is counted up and stored: stamps are always the paid
 * visits under the rules of their time, less the free ones taken, so a refund takes its stamp back by itself.
 */
import { assert } from '../../kernel/assert.ts'
import type { Day } from '../../kernel/day.ts'

/** The rule of a time; a new rule begins a new one and never touches the cards that are full already. */
export interface StampRule {
  readonly fromDay: Day
  /** 10 for "10 + 1"; at least 1. */
  readonly paidPerFree: number
}

export interface PaidVisit {
  readonly day: Day
  /** Stamps of the visit: 1, or the number of washes paid at once. */
  readonly stamps: number
}

export interface StampCard {
  /** Stamps on the card in hand, from 0 to one less than full. */
  readonly stamps: number
  readonly paidPerFree: number
  /** Free ones that may be taken now. */
  readonly freeLeft: number
  /**
   * Free ones taken that a later refund has undone: the next full card pays for them. The customer keeps what he had;
   * nothing is asked back at the till.
   */
  readonly freeOwed: number
}

/** Stamps given before the first rule do not exist. `visits` and `rules` in the order of days. */
export function stampCard(rules: readonly StampRule[], visits: readonly PaidVisit[], freeTaken: number): StampCard | undefined {
  const last = rules.at(-1)
  if (last === undefined) return undefined
  let stamps = 0
  let free = 0
  for (const [at, rule] of rules.entries()) {
    assert(rule.paidPerFree >= 1, 'a card has at least one stamp')
    const until = rules[at + 1]?.fromDay
    for (const visit of visits) {
      if (visit.day < rule.fromDay || (until !== undefined && visit.day >= until)) continue
      stamps += visit.stamps
    }
    // What does not fill a card under the old rule lies on the first card of the new one.
    free += Math.floor(stamps / rule.paidPerFree)
    stamps %= rule.paidPerFree
  }
  const balance = free - freeTaken
  return { stamps, paidPerFree: last.paidPerFree, freeLeft: Math.max(0, balance), freeOwed: Math.max(0, -balance) }
}
