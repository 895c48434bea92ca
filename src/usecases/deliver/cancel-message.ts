/** Takes one message back, or all that have not left yet. */
import type { BusinessId, MessageId } from '../../kernel/ids.ts'
import type { Message } from '../../domain/deliver/message.ts'
import type { DeliverDeps } from './deliver-deps.ts'

export type MessageCancelled =
  | { readonly status: 'cancelled'; readonly message: Message }
  | { readonly status: 'too-late'; readonly message: Message }
  | { readonly status: 'not-found' }

/** The contact of a message that was taken back is on Today again. */
export async function cancelMessage(
  deps: DeliverDeps,
  business: BusinessId,
  input: { readonly messageId: MessageId; readonly actor: string },
): Promise<MessageCancelled> {
  const at = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const status = await tx.deliver.cancelMessage(input.messageId, 'undone', at)
    const message = await tx.deliver.find(input.messageId)
    if (message === undefined || status === 'not-found') return { status: 'not-found' }
    if (status === 'too-late') return { status, message }
    if (message.contactId !== null)
      await tx.deliver.setContactState(message.contactId, 'planned', { reason: null, at, from: ['approved', 'claimed'] })
    await tx.business.audit({ at, actor: input.actor, action: 'message-recalled', subject: `message:${input.messageId}`, detail: {} })
    return { status, message }
  })
}

/** "Stop everything": what has not left is taken back; what is on its way cannot be. */
export async function recallMessages(
  deps: DeliverDeps,
  business: BusinessId,
  input: { readonly what: readonly MessageId[] | 'all' | { readonly batch: string }; readonly actor: string },
): Promise<{ readonly recalled: number }> {
  const at = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const recalled = await tx.deliver.recall({ what: input.what, at })
    await tx.business.audit({ at, actor: input.actor, action: 'messages-recalled', subject: null, detail: { recalled } })
    return { recalled }
  })
}
