/** The owner decides what became of a message nobody is sure about: he asks the customer, or looks into his mailbox. */
import type { Message } from '../../domain/deliver/message.ts'
import { isoInstant } from '../../kernel/instant.ts'
import type { BusinessId, MessageId } from '../../kernel/ids.ts'
import type { DeliverDeps } from './deliver-deps.ts'

export type UnknownSettled = { readonly status: 'settled'; readonly message: Message } | { readonly status: 'not-found' | 'not-unknown' }

/** 'sent' closes it, 'send-again' queues the same message once more, 'forget' takes it off the list unsent. */
export async function settleUnknown(
  deps: DeliverDeps,
  business: BusinessId,
  input: { readonly messageId: MessageId; readonly verdict: 'sent' | 'send-again' | 'forget'; readonly actor: string },
): Promise<UnknownSettled> {
  const at = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const message = await tx.deliver.find(input.messageId)
    if (message === undefined) return { status: 'not-found' }
    if (message.state !== 'unknown') return { status: 'not-unknown' }
    const state = input.verdict === 'sent' ? 'handed' : input.verdict === 'send-again' ? 'queued' : 'cancelled'
    const reason = input.verdict === 'sent' ? 'owner-says-sent' : 'owner-says-not-sent'
    await tx.deliver.settle([{ messageId: input.messageId, state, reason, notBefore: at }], at)
    await tx.business.audit({
      at,
      actor: input.actor,
      action: 'unknown-message-settled',
      subject: `message:${input.messageId}`,
      detail: { verdict: input.verdict, unknownSince: isoInstant(message.stateAt) },
    })
    return { status: 'settled', message: { ...message, state, stateReason: reason, stateAt: at } }
  })
}
