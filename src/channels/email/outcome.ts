/** What became of a letter, in the words of the engine: certainly not taken, refused for good, or nobody knows. */
import { refusalKind, statusIn } from '../../domain/deliver/bounce.ts'
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
  const { stage, code, text } = result
  const detail = `${stage}: ${code} ${text}`.slice(0, 300)
  // Nobody lets us in: a wrong password is the owner's to mend, a server that is busy is not.
  if (stage === 'login') return { kind: 'not-sent', reason: code >= 500 ? 'not-configured' : 'refused', detail }
  // What is refused before the recipient is named is about us, and so is what the server says about our reputation.
  const kind = stage === 'mail' && code >= 500 ? 'sender-refused' : refusalKind({ status: statusIn(text), code, text })
  if (kind === 'sender-refused') return { kind: 'not-sent', reason: 'sender-refused', detail }
  if (kind === 'mailbox-full') return { kind: 'not-sent', reason: 'mailbox-full', detail }
  if (kind === 'no-such-address') return { kind: 'failed', reason: 'no-such-address', detail }
  return code >= 500 ? { kind: 'failed', reason: 'refused', detail } : { kind: 'not-sent', reason: 'refused', detail }
}

/** Nothing was made, so nothing left; it may work once the owner has made a new key. */
export function unmade(detail: string): ChannelOutcome {
  return { kind: 'not-sent', reason: 'not-configured', detail }
}
