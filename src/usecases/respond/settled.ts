/** What became of an answer, as it is told to whoever asked: codes and data, sentences are made from them elsewhere. */
import type { Reading } from '../../domain/respond/reading.ts'
import type { NeedsAnswerReason, Settlement } from '../../domain/respond/settle.ts'
import type { CustomerId, ReplyId } from '../../kernel/ids.ts'
import type { Asked } from './ask-back.ts'
import { type Done, NOTHING } from './settle-outcome.ts'

export interface Settled extends Done {
  readonly status: 'settled' | 'needs-answer' | 'automatic'
  /** Null when the owner reported an outcome without words. */
  readonly replyId: ReplyId | null
  readonly customerId: CustomerId | null
  readonly reading: Reading | null
  readonly outcome: Exclude<Settlement['kind'], 'needs-answer' | 'automatic'> | 'needs-answer' | 'automatic'
  readonly reason: NeedsAnswerReason | null
  /** What was asked back, when something was. */
  readonly question: Asked | null
}

export function settledFrom({
  replyId,
  reading,
  settlement,
  done,
  customerId,
  question = null,
}: {
  readonly replyId: ReplyId | null
  readonly reading: Reading | null
  readonly settlement: Settlement
  readonly done: Done
  readonly customerId: CustomerId
  readonly question?: Asked | null
}): Settled {
  if (done.refusal !== null)
    return { ...done, status: 'needs-answer', replyId, customerId, reading, outcome: 'needs-answer', reason: done.refusal, question }
  const status = settlement.kind === 'needs-answer' || settlement.kind === 'automatic' ? settlement.kind : 'settled'
  return {
    ...done,
    status,
    replyId,
    customerId,
    reading,
    outcome: settlement.kind,
    reason: settlement.kind === 'needs-answer' ? settlement.reason : null,
    question,
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
    question: null,
    ...NOTHING,
  }
}
