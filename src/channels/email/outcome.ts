/** What an SMTP failure means for the message: certainly not taken, refused for good, or nobody knows. */
import type { ChannelOutcome } from '../../domain/deliver/outcome.ts'

/** How far the conversation had come when it broke. */
export type SmtpStage = 'before-data' | 'in-data' | 'after-dot'

export interface SmtpFailure {
  readonly stage: SmtpStage
  /** The server's answer, when it gave one. */
  readonly responseCode: number | undefined
  readonly detail: string
}

/**
 * Before the final dot nothing has been accepted (RFC 5321, 4.2.5): it may be tried again. A server that answers the dot
 * with a refusal has not accepted either. Silence after the dot is the one case that must not be guessed.
 */
export function outcomeOfFailure({ stage, responseCode, detail }: SmtpFailure): ChannelOutcome {
  if (responseCode !== undefined && responseCode >= 500) return { kind: 'failed', reason: 'refused', detail }
  if (responseCode !== undefined && responseCode >= 400) return { kind: 'not-sent', reason: 'refused', detail }
  if (stage === 'after-dot') return { kind: 'unknown', reason: 'no-answer-after-data', detail }
  return { kind: 'not-sent', reason: 'unreachable', detail }
}
