/** What was done about the expected returns of the last months: who was written to, when, and what he answered. */
import { addDays, type Day, daysBetween } from '../../kernel/day.ts'
import { nameUuid } from '../../kernel/digest.ts'
import { id } from '../../kernel/ids.ts'
import type { Random } from '../../kernel/random.ts'
import { DEFAULT_POLICY, type Rung, RUNGS } from './business.ts'
import type { SampleAnswer, SampleContact, SampleDueEvent, SampleFollowUp } from './sample-shop-shape.ts'

/** Some days the owner does not get to everybody. */
const MISSED_SHARE = 0.12
const LADDER_CYCLE_DAYS = 90

/** Days before the due day, scaled from a 90-day cycle and at least a day apart. */
export function rungLeadDays(rung: Rung, cycleDays: number): number {
  const { softDays, productDays, offerDays } = DEFAULT_POLICY.ladder
  const scaled = (days: number): number => Math.round((days * cycleDays) / LADDER_CYCLE_DAYS)
  if (rung === 'offer') return offerDays
  if (rung === 'product') return Math.max(offerDays + 1, scaled(productDays))
  return Math.max(offerDays + 2, scaled(productDays) + 1, scaled(softDays))
}

export function ladderOf(event: SampleDueEvent, random: Random): SampleContact[] {
  if (event.heldOut) return []
  return RUNGS.map(rung => {
    const plannedDay = addDays(event.dueDay, -rungLeadDays(rung, daysBetween(event.anchorDay, event.dueDay)))
    const bought = event.boughtDay !== null && event.boughtDay <= plannedDay
    const state = bought ? 'cancelled' : random.chance(MISSED_SHARE) ? 'expired' : 'done'
    return {
      contactId: id<'contact'>(nameUuid(`${event.dueEventId}/${rung}`)),
      dueEventId: event.dueEventId,
      customerId: event.customerId,
      anchorDay: event.anchorDay,
      dueDay: event.dueDay,
      rung,
      plannedDay,
      state,
      answer: state === 'done' ? drawAnswer(rung, event.boughtDay !== null, random) : null,
    }
  })
}

/** The softer the contact, the fewer answer it; who came in the end mostly said so. */
function drawAnswer(rung: Rung, came: boolean, random: Random): SampleAnswer | null {
  const draw = random.next()
  if (rung === 'soft') return draw < 0.06 && came ? 'booked' : null
  if (came) return draw < (rung === 'offer' ? 0.62 : 0.25) ? 'booked' : null
  if (draw < 0.1) return 'later'
  if (draw < 0.16) return 'no'
  return draw < 0.4 ? 'no-answer' : null
}

/** Every 'later' became a date; the last ones are still ahead of us. */
export function followUpsOf(contacts: readonly SampleContact[], today: Day): SampleFollowUp[] {
  const later = contacts.filter(contact => contact.answer === 'later').toSorted((a, b) => (a.plannedDay < b.plannedDay ? -1 : 1))
  const lastCustomers = [...new Map(later.map(contact => [contact.customerId, contact])).values()].slice(-3)
  return later.map((contact, index) => {
    const open = lastCustomers.indexOf(contact)
    const agreedOn = contact.plannedDay
    const dueOn = open >= 0 ? addDays(today, [0, 2, 6][open] ?? 6) : addDays(agreedOn, 14)
    const state = dueOn >= today ? 'open' : index % 4 === 3 ? 'missed' : 'kept'
    return {
      followUpId: id<'follow-up'>(nameUuid(`${contact.contactId}/later`)),
      customerId: contact.customerId,
      contactId: contact.contactId,
      agreedOn,
      dueOn,
      state,
    }
  })
}
