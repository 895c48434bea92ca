/** How a due event ended, from the receipts as they are known now: late ones can still turn it. */
import type { Day } from '../../kernel/day.ts'

export interface EndedDueEvent {
  /** The purchase from which the cycle counts; nothing bought on or before it counts. */
  readonly anchorDay: Day
  readonly windowTo: Day
  /** First purchase day after the anchor, wholly refunded ones left out; null when there is none. */
  readonly nextDay: Day | null
}

export type DueOutcome =
  | { readonly outcome: 'bought'; readonly boughtDay: Day }
  | { readonly outcome: 'not-bought' }
  | { readonly outcome: 'open' }

/**
 * Bought when the next purchase came before the window ended. An early one counts too: the draw was made before it, so it
 * happens in both groups alike. The last day of the window belongs to it; an event is open until that day is over.
 */
export function dueOutcome({ anchorDay, windowTo, nextDay }: EndedDueEvent, today: Day): DueOutcome {
  if (nextDay !== null && nextDay > anchorDay && nextDay <= windowTo) return { outcome: 'bought', boughtDay: nextDay }
  return today > windowTo ? { outcome: 'not-bought' } : { outcome: 'open' }
}
