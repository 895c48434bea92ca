/** What a channel can say after it was given a message, and what that makes of the message. */
import type { MessageReason, MessageState } from './message.ts'
import { unreachable } from '../../kernel/assert.ts'
import { type Instant, instantFromMs, MINUTE_MS } from '../../kernel/instant.ts'

export type ChannelOutcome =
  /** The next house has taken it. `providerId` is its name for the message. */
  | { readonly kind: 'handed'; readonly providerId: string | null; readonly reason: MessageReason }
  /** Refused for good: this address or this message will not pass. */
  | { readonly kind: 'failed'; readonly reason: MessageReason; readonly detail: string }
  /** Certainly not taken, and worth another try. */
  | {
      readonly kind: 'not-sent'
      readonly reason: MessageReason
      readonly detail: string
      /** The provider has named a pause: it holds for everything that goes there, and nothing is broken. */
      readonly waitMs?: number
      /** The pause is for this address alone. */
      readonly isForAddress?: true
    }
  /** Given away, but nobody confirmed: it may have arrived. */
  | { readonly kind: 'unknown'; readonly reason: MessageReason; readonly detail: string }

/** After this many certain failures the owner is told instead of the server being asked again. */
export const ATTEMPTS_MAX = 6
/** First pause before another try; doubled each time, so that six tries span about two and a half hours. */
export const RETRY_BASE_MS = 5 * MINUTE_MS

export interface OutcomeDecision {
  readonly state: Extract<MessageState, 'handed' | 'failed' | 'unknown' | 'queued'>
  readonly reason: MessageReason
  readonly providerId: string | null
  /** Set when the message goes back to the queue. */
  readonly notBefore: Instant | null
}

/** `attempts` counts this one. Only what certainly did not leave is tried again. */
export function decideOutcome(
  outcome: ChannelOutcome,
  options: { readonly attempts: number; readonly at: Instant; readonly notAfter: Instant },
): OutcomeDecision {
  switch (outcome.kind) {
    case 'handed':
      return { state: 'handed', reason: outcome.reason, providerId: outcome.providerId, notBefore: null }
    case 'failed':
      return { state: 'failed', reason: outcome.reason, providerId: null, notBefore: null }
    case 'unknown':
      return { state: 'unknown', reason: outcome.reason, providerId: null, notBefore: null }
    case 'not-sent': {
      const { waitMs } = outcome
      const next = instantFromMs(options.at + (waitMs ?? RETRY_BASE_MS * 2 ** (options.attempts - 1)))
      if ((waitMs === undefined && options.attempts >= ATTEMPTS_MAX) || next > options.notAfter) {
        return { state: 'failed', reason: outcome.reason, providerId: null, notBefore: null }
      }
      // Whoever is asked to wait has not failed: the try is not counted, see writeOutcomes.
      return { state: 'queued', reason: waitMs === undefined ? outcome.reason : 'rate', providerId: null, notBefore: next }
    }
    default:
      return unreachable(outcome)
  }
}
