/** "Not today": the card comes back on a later day, as long as the contact still makes sense then. */
import { type Day } from '../../kernel/day.ts'
import type { BusinessId, ContactId } from '../../kernel/ids.ts'
import { localDay } from '../../kernel/zone.ts'
import type { PlanDeps } from './plan-deps.ts'
import { businessRules } from './plan-rules.ts'

export const SNOOZE_REFUSALS = ['not-found', 'not-open', 'day-has-passed', 'after-its-end', 'quiet'] as const
export type SnoozeRefusal = (typeof SNOOZE_REFUSALS)[number]
export type ContactSnoozed =
  | { readonly status: 'snoozed'; readonly contactId: ContactId; readonly day: Day }
  /** `lastDay` is the last day on which this contact can be made. */
  | { readonly status: 'refused'; readonly reason: SnoozeRefusal; readonly lastDay: Day | null }

export async function snoozeContact(
  deps: PlanDeps,
  business: BusinessId,
  input: { readonly contactId: ContactId; readonly day: Day; readonly actor: string },
): Promise<ContactSnoozed> {
  const at = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const contact = await tx.plan.contact(input.contactId)
    if (contact === undefined) return { status: 'refused', reason: 'not-found', lastDay: null }
    const settings = await tx.business.read()
    const rules = businessRules(settings, at)
    const lastDay = localDay(contact.notAfter, contact.customerZone ?? settings.zone)
    if (contact.state !== 'planned') return { status: 'refused', reason: 'not-open', lastDay }
    if (input.day <= rules.moment.today) return { status: 'refused', reason: 'day-has-passed', lastDay }
    if (input.day > lastDay) return { status: 'refused', reason: 'after-its-end', lastDay }
    const span = rules.calendarFor({ zone: contact.customerZone, preferences: contact.preferences }).spanOn(input.day)
    if (span === null) return { status: 'refused', reason: 'quiet', lastDay }

    const moved = await tx.plan.moveContact(contact.contactId, {
      from: ['planned'],
      state: 'planned',
      reason: 'snoozed',
      at,
      snoozedUntil: input.day,
      plannedDay: input.day,
      notBefore: span.from,
    })
    if (!moved) return { status: 'refused', reason: 'not-open', lastDay }
    await tx.business.audit({
      at,
      actor: input.actor,
      action: 'contact-snoozed',
      subject: `contact:${contact.contactId}`,
      detail: { day: input.day },
    })
    return { status: 'snoozed', contactId: contact.contactId, day: input.day }
  })
}
