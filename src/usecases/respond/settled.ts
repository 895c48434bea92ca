/** What became of an answer, as it is told to whoever asked: codes and data, sentences are made from them elsewhere. */
import type { Reading } from '../../domain/respond/reading.ts'
import type { NeedsAnswerReason, Settlement } from '../../domain/respond/settle.ts'
import type { CustomerId, ReplyId } from '../../kernel/ids.ts'
import type { Done } from './settle-outcome.ts'

export interface Settled extends Done {
  readonly status: 'settled' | 'needs-answer' | 'automatic'
  /** Null when the owner reported an outcome without words. */
  readonly replyId: ReplyId | null
  readonly customerId: CustomerId | null
  readonly reading: Reading | null
  readonly outcome: Exclude<Settlement['kind'], 'needs-answer' | 'automatic'> | 'needs-answer' | 'automatic'
  readonly reason: NeedsAnswerReason | null
}

export function settledFrom({
  replyId,
  reading,
  settlement,
  done,
  customerId,
}: {
  readonly replyId: ReplyId | null
  readonly reading: Reading | null
  readonly settlement: Settlement
  readonly done: Done
  readonly customerId: CustomerId
}): Settled {
  const status = settlement.kind === 'needs-answer' || settlement.kind === 'automatic' ? settlement.kind : 'settled'
  return {
    ...done,
    status,
    replyId,
    customerId,
    reading,
    outcome: settlement.kind,
    reason: settlement.kind === 'needs-answer' ? settlement.reason : null,
  }
}

export function settledNothing(
  replyId: ReplyId,
  { reading, reason }: { readonly reading: Reading; readonly reason: NeedsAnswerReason },
): Settled {
  return {
    status: 'needs-answer',
    replyId,
    customerId: null,
    reading,
    outcome: 'needs-answer',
    reason,
    followUp: null,
    booking: null,
    isConfirmed: false,
  }
}
