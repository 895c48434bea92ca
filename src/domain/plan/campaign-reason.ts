/** The evidence of a contact that comes from no ladder: what it is about, and what is known of the person's purchases. */
import type { Day } from '../../kernel/day.ts'
import type { ContactReason } from './contact.ts'

export interface AboutContact {
  readonly code: 'campaign' | 'content' | 'event' | 'linked' | 'coupon'
  /** The name of the campaign or event, or the purchase that this one follows. */
  readonly about: string
  readonly dueDay: Day
  readonly windowTo: Day
  /** Null for somebody who has not bought yet. */
  readonly lastDay: Day | null
  readonly purchaseDays: number
  /** What he asked for: sent as a service message. */
  readonly isService?: boolean
}

export interface OffLadderReason extends ContactReason {
  readonly service?: true
}

export function offLadderReason({ code, about, dueDay, windowTo, lastDay, purchaseDays, isService }: AboutContact): OffLadderReason {
  return {
    code,
    about,
    lastDay: lastDay ?? dueDay,
    cycleDays: 0,
    dueDay,
    windowFrom: dueDay,
    windowTo,
    likelyFrom: dueDay,
    likelyTo: windowTo,
    strength: 0,
    purchaseDays,
    agreedDay: null,
    agreedWords: '',
    ...(isService === true ? { service: true as const } : {}),
  }
}
