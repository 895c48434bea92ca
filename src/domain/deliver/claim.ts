/**
 * The last check before a message leaves. It asks again everything that was asked at planning, because in between the
 * customer may have bought, refused or been written to. When in doubt, nothing is sent.
 */
import type { Policy } from '../collect/business.ts'
import type { Calendar } from '../plan/calendar.ts'
import { contentCaps, firstUncapped } from '../plan/caps.ts'
import type { Standing } from '../plan/choose-channel.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Message, MessageReason } from './message.ts'

export interface ClaimFacts {
  /** May one write to this contact point by this channel for this purpose, by the law of the country too; a refusal wins. */
  readonly standing: Standing
  /** He complained and nobody has settled it yet. */
  readonly isUnhappy: boolean
  /** He bought after the purchase that began the contact's cycle; always false for service messages. */
  readonly purchasedSince: boolean
  readonly contactState: string | null
  /** Instants of other marketing messages that arrived or may have, within the longest cap, over all channels. */
  readonly marketingAt: readonly Instant[]
  /** The allowed hours of the customer. */
  readonly calendar: Pick<Calendar, 'nextAllowed'>
}

export interface ClaimContext {
  readonly at: Instant
  readonly live: boolean
  /** When this copy last became live: what was queued before may have been sent by the copy it was restored from. */
  readonly liveSince: Instant
  readonly caps: Policy['caps']
}

export type ClaimDecision =
  | { readonly kind: 'send' }
  | { readonly kind: 'cancel'; readonly reason: MessageReason }
  | { readonly kind: 'expire' }
  | { readonly kind: 'unknown'; readonly reason: MessageReason }
  | { readonly kind: 'postpone'; readonly reason: MessageReason; readonly notBefore: Instant }

export function decideClaim(message: Message, facts: ClaimFacts, context: ClaimContext): ClaimDecision {
  const { at } = context
  if (!context.live) return { kind: 'postpone', reason: 'not-live', notBefore: message.notBefore }
  if (at > message.notAfter) return { kind: 'expire' }
  // Whatever has moved since, this copy has moved itself, or its owner has decided about it.
  if (message.stateAt < context.liveSince) return { kind: 'unknown', reason: 'restored-copy' }
  if (isStopConfirmation(message)) return { kind: 'send' }
  if (facts.standing === 'suppressed') return { kind: 'cancel', reason: 'suppressed' }
  if (facts.standing === 'withdrawn') return { kind: 'cancel', reason: 'opted-out' }
  if (facts.standing === 'forbidden') return { kind: 'cancel', reason: 'channel-forbidden' }
  // A confirmation that was asked for obeys no cap and no hour; it is the answer.
  if (message.purpose === 'service') return { kind: 'send' }

  if (facts.standing === 'none') return { kind: 'cancel', reason: 'no-consent' }
  if (facts.isUnhappy) return { kind: 'cancel', reason: 'unhappy' }
  if (facts.purchasedSince) return { kind: 'cancel', reason: 'purchase-since' }
  if (facts.contactState === 'cancelled' || facts.contactState === 'expired') return { kind: 'cancel', reason: 'contact-cancelled' }
  return decideMoment(message, facts, context)
}

function decideMoment(message: Message, facts: ClaimFacts, { at, caps }: ClaimContext): ClaimDecision {
  const uncapped = firstUncapped(facts.marketingAt, at, message.purpose === 'content' ? contentCaps(caps) : caps)
  if (uncapped === undefined) return { kind: 'cancel', reason: 'cap' }
  const opensAt = facts.calendar.nextAllowed(uncapped)
  if (opensAt === undefined || opensAt > message.notAfter) return { kind: 'expire' }
  if (opensAt <= at) return { kind: 'send' }
  return { kind: 'postpone', reason: uncapped > at ? 'cap' : 'quiet-hours', notBefore: opensAt }
}

/** The one message that goes to somebody who has just asked for silence. */
export function isStopConfirmation(message: { readonly dedupeKey: string; readonly purpose: string }): boolean {
  return message.purpose === 'service' && message.dedupeKey.startsWith('stopped:')
}
