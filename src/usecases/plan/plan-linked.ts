/**
 * What a purchase announces becomes a contact on its day: after the tiles the bath, three weeks later, offered to whoever
 * has none yet. Several things announced by one purchase are one message; it is taken back when one of them is bought.
 */
import { offLadderReason } from '../../domain/plan/campaign-reason.ts'
import { chooseChannel } from '../../domain/plan/choose-channel.ts'
import { cappedBy } from '../../domain/plan/caps.ts'
import { contactIdOf, type ContactKey, OFF_LADDER_PURPOSES } from '../../domain/plan/contact.ts'
import { channelWishOf, waysOf } from '../../domain/plan/eligibility.ts'
import { isHeldOut } from '../../domain/plan/hold-out.ts'
import { placeContact } from '../../domain/plan/place-contact.ts'
import { priorityOf } from '../../domain/plan/priority.ts'
import { addDays, type Day, dayNumber } from '../../kernel/day.ts'
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { LOCALES } from '../../kernel/locale.ts'
import { LINKED_WORDS } from '../../locales/messages/offer-words.ts'
import type { Addressee } from '../../ports/campaign-store.ts'
import type { LinkedDue } from '../../ports/offer-store.ts'
import type { Sender } from '../../ports/deliver-store.ts'
import type { Tx } from '../../ports/store.ts'
import { renderBroadcast } from './campaign-words.ts'
import type { PlanDeps } from './plan-deps.ts'
import { type BusinessRules, businessRules } from './plan-rules.ts'
import { senderOf } from './sender.ts'

/** A fifth of those who bought the one buy the other: less is no reason to write. */
const CONFIDENCE_MIN = 0.2
const AHEAD_DAYS = 14
/** Announced days that have passed unseen are still worth a word for so long. */
const LATE_DAYS = 5
const VALID_DAYS_MIN = 5
/** A message that names more is a price list. */
const NAMED_MAX = 3
/** Contacts of one customer that may still be open. */
const CONTACTS_MAX = 50

export interface LinkedPlanned {
  readonly planned: number
  readonly heldOut: number
  readonly refused: number
}

export async function planLinked(deps: PlanDeps, business: BusinessId): Promise<LinkedPlanned> {
  const at = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const settings = await tx.business.read()
    const rules = businessRules(settings, at)
    const { today } = rules.moment
    const due = await tx.offer.linkedDue({
      from: addDays(today, -LATE_DAYS),
      to: addDays(today, AHEAD_DAYS),
      confidenceMin: CONFIDENCE_MIN,
    })
    const groups = Map.groupBy(due, one => `${one.customerId}|${one.fromDay}`)
    const people = new Map((await tx.campaign.addressees([...new Set(due.map(one => one.customerId))])).map(one => [one.customerId, one]))
    const counts = { planned: 0, heldOut: 0, refused: 0 }
    const held: { customerId: CustomerId; cycleNo: number }[] = []
    for (const announced of groups.values()) {
      const [first] = announced
      const addressee = first === undefined ? undefined : people.get(first.customerId)
      if (first === undefined || addressee === undefined) continue
      const key: ContactKey = { business, customerId: first.customerId, purpose: 'linked', cycleNo: dayNumber(first.fromDay) }
      if (isHeldOut(key, rules.policy.holdOutShare)) {
        held.push(key)
        counts.heldOut += 1
      } else counts[await planOne(tx, { announced, addressee, key, rules, sender: senderOf(settings) })] += 1
    }
    await tx.offer.noteHeldOut(held, today)
    return counts
  })
}

interface Planning {
  readonly announced: readonly LinkedDue[]
  readonly addressee: Addressee
  readonly key: ContactKey
  readonly rules: BusinessRules
  readonly sender: Sender
}

async function planOne(tx: Tx, { announced, addressee, key, rules, sender }: Planning): Promise<'planned' | 'refused'> {
  const { customerId } = key
  const { at, today } = rules.moment
  const ways = waysOf(await tx.collect.consents.reachOf([customerId]), { active: rules.active, purpose: 'marketing', law: rules.law })
  const choice = chooseChannel(ways, { active: rules.active, wish: channelWishOf(addressee.preferences) })
  if ('refusal' in choice || (await tx.campaign.heldOutNow([customerId])).has(customerId)) return 'refused'
  const { day, lastDay } = daysOf(announced, today)
  const [circumstance] = await tx.plan.circumstances([customerId], rules.moment)
  if (circumstance === undefined || circumstance.bookedDay !== null || circumstance.isUnhappy) return 'refused'
  const planned = (await tx.campaign.plannedAt([customerId], { offersOnly: true })).get(customerId) ?? []
  const place = placeContact(
    { rung: { rung: 'offer', day, lastDay }, taken: [...circumstance.marketingAt, ...planned], today, snoozedUntil: null },
    { policy: rules.policy, hours: rules.hours, calendar: rules.calendarFor(addressee, choice.channel) },
  )
  if ('refusal' in place) return 'refused'
  const named = announced.slice(0, NAMED_MAX)
  const after = named[0]?.fromName ?? ''
  const rendered = renderBroadcast({
    words: Object.fromEntries(LOCALES.map(locale => [locale, { subject: '', text: LINKED_WORDS[locale], short: '' }])),
    addressee,
    sender,
    occasion: { after, next: named.map(one => one.toName.toLocaleLowerCase(addressee.locale ?? sender.locale)).join(', ') },
    // How to stop is added when the card is shown, after the offer.
    isAdvertising: false,
    partner: null,
  })
  if (rendered === null) return 'refused'
  const contactId = contactIdOf(key, 'offer')
  const segment = addressee.segment ?? 'new'
  const made = await tx.campaign.insertBroadcasts(
    [
      {
        contactId,
        customerId,
        purpose: 'linked',
        cycleNo: key.cycleNo,
        rung: 'offer',
        ...place,
        ...choice,
        segment,
        reason: offLadderReason({
          code: 'linked',
          about: after,
          dueDay: day,
          windowTo: lastDay,
          lastDay: named[0]?.fromDay ?? null,
          purchaseDays: 1,
        }),
        priority: priorityOf({
          segment,
          isPromise: false,
          share: named[0]?.confidence ?? 0,
          valueMinor: addressee.value365Minor,
          minutes: rules.policy.minutesPerContact,
        }),
        ownWords: rendered.text,
      },
    ],
    at,
  )
  if (made === 0) return 'refused'
  await standBack(tx, { customerId, taken: [...circumstance.marketingAt, ...planned], at: place.notBefore, rules })
  await tx.offer.noteLinked(
    contactId,
    customerId,
    named.map(one => one.toId),
  )
  return 'planned'
}

/**
 * What his purchase announces is bound to its day: what merely leads up to an offer of his ladder, and would take its place
 * in the caps, is not made.
 */
async function standBack(
  tx: Tx,
  {
    customerId,
    taken,
    at,
    rules,
  }: { readonly customerId: CustomerId; readonly taken: readonly Instant[]; readonly at: Instant; readonly rules: BusinessRules },
): Promise<void> {
  for (const { contactId, state, rung, purpose, notBefore } of await tx.plan.contactsOf(customerId, CONTACTS_MAX)) {
    if (state !== 'planned' || (rung !== 'soft' && rung !== 'product') || OFF_LADDER_PURPOSES.some(one => one === purpose)) continue
    if (cappedBy([...taken, notBefore], at, rules.policy.caps) === null) continue
    await tx.plan.moveContact(contactId, { from: ['planned'], state: 'cancelled', reason: 'capped', at: rules.moment.at })
  }
}

/** The day on which half of them have come, until three quarters have; today at the earliest. */
function daysOf(announced: readonly LinkedDue[], today: Day): { readonly day: Day; readonly lastDay: Day } {
  const middle = announced.map(one => addDays(one.fromDay, Math.round(one.lagP50))).toSorted()[0] ?? today
  const day = middle > today ? middle : today
  const last =
    announced
      .map(one => addDays(one.fromDay, Math.round(one.lagP75)))
      .toSorted()
      .at(-1) ?? day
  const least = addDays(day, VALID_DAYS_MIN)
  return { day, lastDay: last > least ? last : least }
}

/** Whoever has bought it meanwhile is not offered it: run with every change. */
export async function cancelLinked(deps: PlanDeps, business: BusinessId): Promise<{ readonly cancelled: number }> {
  const at = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const { cancelled, recalled } = await tx.offer.cancelLinkedBought(at)
    for (const contactId of recalled) await tx.deliver.cancelForContact(contactId, 'purchase-since', at)
    return { cancelled }
  })
}
