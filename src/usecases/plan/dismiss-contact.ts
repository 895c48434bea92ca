/**
 * "Not this one": the contact is taken back for good and the reason is kept. When the reason is about the customer and not
 * about the day, the rest of this cycle's ladder goes with it.
 */
import type { BusinessId, ContactId } from '../../kernel/ids.ts'
import type { PlanDeps } from './plan-deps.ts'

export const DISMISS_REASONS = ['not-this-one', 'wrong-reason', 'already-bought', 'talked-already'] as const
export type DismissReason = (typeof DISMISS_REASONS)[number]
export type ContactDismissed =
  | { readonly status: 'dismissed'; readonly contactIds: readonly ContactId[] }
  | { readonly status: 'refused'; readonly reason: 'not-found' | 'not-open' | 'already-sent' }

/** A ladder has three rungs, so this many contacts of a customer always hold the running one. */
const CONTACTS_READ = 50

export async function dismissContact(
  deps: PlanDeps,
  business: BusinessId,
  input: { readonly contactId: ContactId; readonly reason: DismissReason; readonly note?: string | undefined; readonly actor: string },
): Promise<ContactDismissed> {
  const at = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const seen = await tx.plan.contact(input.contactId)
    if (seen === undefined || !(await tx.plan.lockCustomer(seen.customerId))) return { status: 'refused', reason: 'not-found' }
    const all = await tx.plan.contactsOf(seen.customerId, CONTACTS_READ)
    const chosen = all.find(contact => contact.contactId === input.contactId) ?? seen
    if (chosen.state !== 'planned' && chosen.state !== 'approved') return { status: 'refused', reason: 'not-open' }
    if (
      chosen.state === 'approved' &&
      chosen.channel !== 'hand' &&
      (await tx.deliver.cancelForContact(chosen.contactId, 'undone', at)) === 0
    ) {
      return { status: 'refused', reason: 'already-sent' }
    }

    const rest =
      input.reason === 'not-this-one'
        ? []
        : all.filter(
            contact =>
              contact.contactId !== chosen.contactId &&
              contact.state === 'planned' &&
              contact.purpose === chosen.purpose &&
              contact.cycleNo === chosen.cycleNo,
          )
    for (const contact of [chosen, ...rest]) {
      await tx.plan.moveContact(contact.contactId, {
        from: ['planned', 'approved'],
        state: 'cancelled',
        reason: 'dismissed',
        at,
        approvedAt: null,
      })
    }
    if (chosen.followUp !== null) await tx.plan.moveFollowUp(chosen.followUp.followUpId, 'cancelled', at)
    await tx.plan.insertOutcome({
      contactId: chosen.contactId,
      customerId: chosen.customerId,
      outcome: 'dismissed',
      detail: { reason: input.reason, note: input.note ?? null },
      actor: input.actor,
      at,
    })
    return { status: 'dismissed', contactIds: [chosen, ...rest].map(contact => contact.contactId) }
  })
}
