/**
 * The last check before a message leaves. It asks again everything that was asked at planning, because in between the
 * customer may have bought, refused or been written to. When in doubt, nothing is sent.
 */
import type { Policy } from '../collect/business.ts'
import type { Message, MessageReason } from './message.ts'
import { nextAllowed } from './quiet-hours.ts'
import { DAY_MS, type Instant, instantFromMs } from '../../kernel/instant.ts'

export interface ClaimFacts {
  /** The state of consent of the contact point for the message's purpose; refusal wins. */
  readonly consent: 'given' | 'withdrawn' | 'none'
  readonly suppressed: boolean
  /** A paid purchase was recorded after the contact was planned; always false for service messages. */
  readonly purchasedSince: boolean
  readonly contactState: string | null
  /** Instants of earlier marketing messages that arrived or may have, newest 30 days, over all channels. */
  readonly marketingAt: readonly Instant[]
  /** The customer's own zone, else the business's. */
  readonly zone: string
}

export interface ClaimContext {
  readonly at: Instant
  readonly live: boolean
  /** When this copy last became live: what was queued before may have been sent by the copy it was restored from. */
  readonly liveSince: Instant
  readonly policy: Pick<Policy, 'caps' | 'quiet'>
}

export type ClaimDecision =
  | { readonly kind: 'send' }
  | { readonly kind: 'cancel', readonly reason: MessageReason }
  | { readonly kind: 'expire' }
  | { readonly kind: 'unknown', readonly reason: MessageReason }
  | { readonly kind: 'postpone', readonly reason: MessageReason, readonly notBefore: Instant }

export function decideClaim(message: Message, facts: ClaimFacts, context: ClaimContext): ClaimDecision {
  const { at } = context
  if (!context.live) return { kind: 'postpone', reason: 'not-live', notBefore: message.notBefore }
  if (at > message.notAfter) return { kind: 'expire' }
  if (message.createdAt < context.liveSince) return { kind: 'unknown', reason: 'restored-copy' }
  if (facts.suppressed && !isStopConfirmation(message)) return { kind: 'cancel', reason: 'suppressed' }
  // A confirmation that was asked for needs no consent to advertising and obeys no cap; it is the answer.
  if (message.purpose === 'service') return { kind: 'send' }

  if (facts.consent === 'withdrawn') return { kind: 'cancel', reason: 'opted-out' }
  if (facts.consent === 'none') return { kind: 'cancel', reason: 'no-consent' }
  if (facts.purchasedSince) return { kind: 'cancel', reason: 'purchase-since' }
  if (facts.contactState === 'cancelled' || facts.contactState === 'expired') return { kind: 'cancel', reason: 'contact-cancelled' }
  const allowedAt = latest(capOpensAt(facts.marketingAt, at, context.policy.caps), at)
  const opensAt = nextAllowed(allowedAt, facts.zone, context.policy.quiet)
  if (opensAt <= at) return { kind: 'send' }
  if (opensAt > message.notAfter) return { kind: 'expire' }
  return { kind: 'postpone', reason: allowedAt > at ? 'cap' : 'quiet-hours', notBefore: opensAt }
}

/** The one message that goes to somebody who has just asked for silence. */
export function isStopConfirmation(message: { readonly dedupeKey: string, readonly purpose: string }): boolean {
  return message.purpose === 'service' && message.dedupeKey.startsWith('stopped:')
}

/** The first instant at which one more marketing message keeps all three caps. */
export function capOpensAt(marketingAt: readonly Instant[], at: Instant, caps: Policy['caps']): Instant {
  const windows = [
    { max: caps.perDay, lengthMs: DAY_MS },
    { max: caps.per7Days, lengthMs: 7 * DAY_MS },
    { max: caps.per30Days, lengthMs: 30 * DAY_MS },
  ]
  const newestFirst = marketingAt.toSorted((a, b) => b - a)
  let opensAt = at
  for (const { max, lengthMs } of windows) {
    // The window has room again when the max-th newest message falls out of it.
    const blocking = max < 1 ? newestFirst[0] ?? at : newestFirst[max - 1]
    if (blocking !== undefined && blocking + lengthMs > opensAt) opensAt = instantFromMs(blocking + lengthMs)
  }
  return opensAt
}

function latest(a: Instant, b: Instant): Instant {
  return a > b ? a : b
}
