/** On the agreed day the customer is reminded, once: the promise becomes the first card of Today. */
import { channelWishOf, waysOf } from '../../domain/plan/eligibility.ts'
import { chooseChannel } from '../../domain/plan/choose-channel.ts'
import { contactIdOf } from '../../domain/plan/contact.ts'
import { placeContact } from '../../domain/plan/place-contact.ts'
import { priorityOf } from '../../domain/plan/priority.ts'
import { promiseReason } from '../../domain/plan/reason.ts'
import { addDays, dayNumber } from '../../kernel/day.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import type { FollowUpRow } from '../../ports/plan-store.ts'
import type { Tx } from '../../ports/store.ts'
import type { PlanDeps } from './plan-deps.ts'
import { type BusinessRules, businessRules } from './plan-rules.ts'

/** A reminder some days late is still better than silence; after these it would be odd. */
export const REMINDER_VALID_DAYS = 3
/** Promises of one run: a business of one person makes a few a day. */
const REMINDERS_MAX = 500

export interface Reminded {
  readonly reminded: number
  /** Agreed dates that need no reminder (he has booked) or can have none (he refused, or there is no way to him). */
  readonly skipped: number
}

export async function remindFollowUps(deps: PlanDeps, business: BusinessId): Promise<Reminded> {
  const at = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const rules = businessRules(await tx.business.read(), at)
    const due = await tx.plan.followUpsDue({ today: rules.moment.today, limit: REMINDERS_MAX })
    let reminded = 0
    for (const followUp of due) if (await remind(tx, followUp, rules)) reminded += 1
    return { reminded, skipped: due.length - reminded }
  })
}

async function remind(tx: Tx, followUp: FollowUpRow, rules: BusinessRules): Promise<boolean> {
  const { at, today } = rules.moment
  const [circumstance] = await tx.plan.circumstances([followUp.customerId], rules.moment)
  const [understanding] = await tx.understand.understandings([followUp.customerId])
  if (circumstance === undefined) return false
  if (circumstance.bookedDay !== null || (understanding !== undefined && understanding.anchorDay > followUp.agreedOn)) {
    await tx.plan.moveFollowUp(followUp.followUpId, 'kept', at)
    return false
  }
  const ways = waysOf(await tx.collect.consents.reachOf([followUp.customerId]), {
    active: rules.active,
    purpose: 'service',
    law: rules.law,
  })
  // Whoever is unhappy is first of all heard; the promise waits for the person who settles it.
  if (circumstance.isUnhappy) return false
  const choice = chooseChannel(ways, { active: rules.active, wish: channelWishOf(circumstance.preferences) })
  if ('refusal' in choice) {
    if (choice.refusal === 'opted-out') await tx.plan.moveFollowUp(followUp.followUpId, 'cancelled', at)
    return false
  }
  // Like a direct offer, a reminder does not fall on a closed day: nobody would pick up the phone.
  const place = placeContact(
    {
      rung: { rung: 'offer', day: followUp.dueOn, lastDay: addDays(followUp.dueOn, REMINDER_VALID_DAYS) },
      taken: circumstance.marketingAt,
      today,
      snoozedUntil: null,
    },
    { policy: rules.policy, hours: rules.hours, calendar: rules.calendarFor(circumstance, choice.channel) },
  )
  if ('refusal' in place) return false
  const segment = understanding?.segment ?? 'new'
  const key = {
    business: rules.business,
    customerId: followUp.customerId,
    purpose: 'follow-up',
    cycleNo: dayNumber(followUp.dueOn),
  } as const
  const made = await tx.plan.insertReminder(
    {
      contactId: contactIdOf(key, 'follow-up'),
      customerId: followUp.customerId,
      followUpId: followUp.followUpId,
      cycleNo: key.cycleNo,
      ...place,
      ...choice,
      segment,
      reason: promiseReason(followUp, understanding ?? null),
      priority: priorityOf({
        segment,
        isPromise: true,
        share: 1,
        valueMinor: understanding?.value365Minor ?? null,
        minutes: rules.policy.minutesPerContact,
      }),
    },
    at,
  )
  await tx.plan.moveFollowUp(followUp.followUpId, 'reminded', at)
  return made
}
