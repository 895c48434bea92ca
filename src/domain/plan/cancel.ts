/** Which open contacts are taken back, and why: he bought, he has booked, what it was about is not due any more. */
import { dayNumber } from '../../kernel/day.ts'
import { type CancelReason, isAboutWhole, type NotContactedReason, purposeKind } from './contact.ts'
import type { Dues } from './due-source.ts'
import type { CustomerFacts, CustomerPlan, PlanMoment, StoredContact } from './customer-plan.ts'

interface Plan {
  readonly dues: Dues
  readonly kept: ReadonlySet<string>
  /** Why there is none, by `purpose/cycle`. */
  readonly reasons: ReadonlyMap<string, NotContactedReason>
}

export function cancelsOf(facts: CustomerFacts, plan: Plan, moment: PlanMoment): CustomerPlan['cancels'] {
  return facts.contacts.flatMap(contact => {
    // What is past its validity expires; what the channel has already is no longer ours to take back.
    if ((contact.state !== 'planned' && contact.state !== 'approved') || contact.notAfter < moment.at || plan.kept.has(contact.contactId))
      return []
    const reason = cancelReasonOf(contact, facts, plan)
    return reason === null ? [] : [{ contactId: contact.contactId, reason }]
  })
}

function cancelReasonOf(contact: StoredContact, facts: CustomerFacts, plan: Plan): CancelReason | null {
  if (contact.rung === 'follow-up') {
    if (facts.agreed !== null && dayNumber(facts.agreed.dueOn) === contact.cycleNo)
      return facts.isUnhappy ? 'complaint' : facts.bookedDay === null ? null : 'booked'
    return 'superseded'
  }
  if (wasBought(contact, facts)) return 'bought'
  const { purpose, cycleNo } = contact
  if (plan.dues.joined.some(({ event }) => event.purpose === purpose && event.cycleNo === cycleNo)) return 'told-already'
  if (!plan.dues.events.some(event => event.purpose === purpose && event.cycleNo === cycleNo)) return 'superseded'
  const reason = plan.reasons.get(`${purpose}/${cycleNo}`) ?? null
  // An approved message stays within the caps by itself; only a reason against the person takes it back.
  if (contact.state === 'approved') return reason === null || reason === 'capped' || reason === 'quiet' ? null : reason
  return reason ?? 'moved-on'
}

/** The whole is answered by any purchase, also by one elsewhere; a group by a purchase of the group. */
function wasBought({ purpose, cycleNo, plannedDay }: StoredContact, { understanding, groups, boughtElsewhereOn }: CustomerFacts): boolean {
  if (isAboutWhole(purpose)) {
    const last = understanding === null ? null : dayNumber(understanding.anchorDay)
    const elsewhere = boughtElsewhereOn === null ? null : dayNumber(boughtElsewhereOn)
    return last !== null && Math.max(last, elsewhere ?? last) > cycleNo
  }
  if (purposeKind(purpose) === 'birthday') return false
  if (understanding !== null && understanding.anchorDay >= plannedDay) return true
  const group = groups.find(one => `group:${one.groupId}` === purpose)
  return group !== undefined && dayNumber(group.anchorDay) > cycleNo
}
