/** What became of a letter, in the words of the engine: certainly not taken, refused for good, or nobody knows. */
import type { ChannelOutcome } from '../../domain/deliver/outcome.ts'
import type { SmtpResult } from './smtp-conversation.ts'

/**
 * Before the final dot nothing has been accepted (RFC 5321, 4.2.5): it may be tried again. A server that answers the dot
 * with a refusal has not accepted either. Silence after the dot is the one case that must not be guessed.
 */
export function outcomeOf(result: SmtpResult, messageId: string): ChannelOutcome {
  if (result.kind === 'accepted') return { kind: 'handed', providerId: result.text.slice(0, 200) || messageId, reason: 'accepted' }
  if (result.kind === 'lost') {
    const detail = `${result.stage}: ${result.detail}`.slice(0, 300)
    return result.stage === 'after-dot'
      ? { kind: 'unknown', reason: 'no-answer-after-data', detail }
      : { kind: 'not-sent', reason: 'unreachable', detail }
  }
  const detail = `${result.stage}: ${result.code} ${result.text}`.slice(0, 300)
  return result.code >= 500 ? { kind: 'failed', reason: 'refused', detail } : { kind: 'not-sent', reason: 'refused', detail }
}
