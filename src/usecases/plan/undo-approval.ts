/** Takes an approval back while nothing has left: the message is cancelled and the contact is on Today again. */
import type { BusinessId, ContactId } from '../../kernel/ids.ts'
import type { PlanDeps } from './plan-deps.ts'

export const UNDO_REFUSALS = ['not-found', 'not-approved', 'already-sent'] as const
export type UndoRefusal = (typeof UNDO_REFUSALS)[number]
export type ApprovalUndone =
  | { readonly status: 'planned'; readonly contactId: ContactId }
  | { readonly status: 'refused'; readonly reason: UndoRefusal }

export async function undoApproval(
  deps: PlanDeps,
  business: BusinessId,
  input: { readonly contactId: ContactId; readonly actor: string },
): Promise<ApprovalUndone> {
  const at = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const seen = await tx.plan.contact(input.contactId)
    if (seen === undefined || !(await tx.plan.lockCustomer(seen.customerId))) return { status: 'refused', reason: 'not-found' }
    const contact = await tx.plan.contact(input.contactId)
    if (contact === undefined) return { status: 'refused', reason: 'not-found' }
    if (contact.state !== 'approved')
      return { status: 'refused', reason: contact.state === 'planned' || contact.state === 'cancelled' ? 'not-approved' : 'already-sent' }
    if (contact.channel !== 'hand' && (await tx.deliver.cancelForContact(contact.contactId, 'undone', at)) === 0)
      return { status: 'refused', reason: 'already-sent' }

    await tx.plan.moveContact(contact.contactId, { from: ['approved'], state: 'planned', reason: null, at, approvedAt: null })
    await tx.business.audit({
      at,
      actor: input.actor,
      action: 'contact-approval-undone',
      subject: `contact:${contact.contactId}`,
      detail: {},
    })
    return { status: 'planned', contactId: contact.contactId }
  })
}
