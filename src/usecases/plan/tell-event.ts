/** One person whom something outside concerns: may he be told, when, and in which words, with the price reckoned for him. */
import type { ChannelName } from '../../domain/collect/business.ts'
import { offLadderReason } from '../../domain/plan/campaign-reason.ts'
import { chooseChannel } from '../../domain/plan/choose-channel.ts'
import { BROADCAST_PRIORITY, contactIdOf } from '../../domain/plan/contact.ts'
import { channelWishOf, waysOf } from '../../domain/plan/eligibility.ts'
import { type EventRefusal, type Estimate, estimateOf } from '../../domain/plan/outside-event.ts'
import { placeContact } from '../../domain/plan/place-contact.ts'
import type { ContactId } from '../../kernel/ids.ts'
import { addMs, type Instant, MINUTE_MS } from '../../kernel/instant.ts'
import { formatMoney, minorDigits } from '../../kernel/money.ts'
import { localDay, wallTime } from '../../kernel/zone.ts'
import type { StoredBusiness } from '../../ports/business-store.ts'
import type { Addressee, EventFacts, EventRule, NewBroadcast } from '../../ports/campaign-store.ts'
import type { Tx } from '../../ports/store.ts'
import { type OccasionFields, renderBroadcast } from './campaign-words.ts'
import type { BusinessRules } from './plan-rules.ts'
import { senderOf } from './sender.ts'

export interface ReceiveEvent {
  readonly eventName: string
  readonly eventId: string
  readonly happensAt: Instant
  readonly facts: EventFacts
}

export interface Telling {
  readonly rule: EventRule
  readonly input: ReceiveEvent
  readonly eventNo: number
  readonly settings: StoredBusiness
  readonly rules: BusinessRules
  readonly addressee: Addressee
}

export type Told = { readonly contactId: ContactId; readonly broadcast: NewBroadcast } | { readonly reason: EventRefusal }

export async function tellOne(tx: Tx, telling: Telling): Promise<Told> {
  const { rule, eventNo, settings, rules, addressee } = telling
  const { customerId } = addressee
  const isService = rule.purpose === 'service'
  const ways = waysOf(await tx.collect.consents.reachOf([customerId]), { active: rules.active, purpose: rule.purpose, law: rules.law })
  const choice = chooseChannel(ways, {
    active: rules.active.filter(channel => channel !== 'hand'),
    wish: channelWishOf(addressee.preferences),
  })
  if ('refusal' in choice) return { reason: choice.refusal }
  if (!isService && (await tx.plan.isUnhappy(customerId))) return { reason: 'complaint' }
  if (!isService && (await tx.campaign.heldOutNow([customerId])).has(customerId)) return { reason: 'held-out' }
  const rendered = renderBroadcast({
    words: rule.words,
    addressee,
    sender: senderOf(settings),
    occasion: await occasionOf(tx, telling),
    isAdvertising: !isService,
    partner: null,
  })
  if (rendered === null) return { reason: 'no-words' }
  const place = isService ? atOnce(telling) : await marketingPlace(tx, telling, choice.channel)
  if ('refusal' in place) return { reason: place.refusal }
  const contactId = contactIdOf({ business: rules.business, customerId, purpose: 'event', cycleNo: eventNo }, 'product')
  const reason = offLadderReason({
    code: 'event',
    about: rule.name,
    dueDay: place.plannedDay,
    windowTo: place.plannedDay,
    lastDay: addressee.lastDay,
    purchaseDays: 0,
    isService,
  })
  return {
    contactId,
    broadcast: {
      contactId,
      customerId,
      purpose: 'event',
      cycleNo: eventNo,
      rung: 'product',
      ...place,
      ...choice,
      segment: addressee.segment ?? 'new',
      reason,
      priority: BROADCAST_PRIORITY,
      ownWords: rendered.text,
    },
  }
}

type Placed = Pick<NewBroadcast, 'plannedDay' | 'notBefore' | 'notAfter'>

const lastMoment = ({ rule, input }: Telling): Instant => addMs(input.happensAt, rule.validMinutes * MINUTE_MS)

/** What he asked for comes when it happens, at any hour and beside the caps. */
function atOnce(telling: Telling): Placed {
  const { at, today } = telling.rules.moment
  return { plannedDay: today, notBefore: at, notAfter: lastMoment(telling) }
}

/** Advertising waits for its hour and its turn, and is given up when the moment has passed by then. */
async function marketingPlace(tx: Tx, telling: Telling, channel: ChannelName): Promise<Placed | { readonly refusal: 'capped' | 'quiet' }> {
  const { rules, addressee, settings } = telling
  const { at, today } = rules.moment
  const notAfter = lastMoment(telling)
  const calendar = rules.calendarFor(addressee, channel)
  const planned = (await tx.campaign.plannedAt([addressee.customerId])).get(addressee.customerId) ?? []
  const place = placeContact(
    {
      rung: { rung: 'product', day: today, lastDay: localDay(notAfter, addressee.zone ?? settings.zone) },
      taken: [...(await tx.plan.marketingAt(addressee.customerId, { at, except: null })), ...planned],
      today,
      snoozedUntil: null,
    },
    { policy: rules.policy, hours: rules.hours, calendar },
  )
  if ('refusal' in place) return place
  const notBefore = place.notBefore > at ? place.notBefore : at
  return notBefore > notAfter ? { refusal: 'quiet' } : { ...place, notBefore, notAfter }
}

/** The fields of the event, the time where the customer is, the tariff and the price of his way. */
async function occasionOf(tx: Tx, telling: Telling): Promise<OccasionFields> {
  const { input, rule, settings, addressee } = telling
  const fields = Object.fromEntries(Object.entries(input.facts).map(([name, value]) => [name, String(value)]))
  const locale = addressee.locale ?? settings.locale
  const { minute } = wallTime(input.happensAt, settings.zone)
  const money = (minorUnits: Estimate['priceMinor']): string => formatMoney(minorUnits, settings.currency, locale)
  const estimate = rule.estimate === null ? null : await estimateFor(tx, telling)
  const tariff = rule.estimate?.tariff ?? null
  return {
    ...fields,
    time: `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`,
    from: placesOf(telling).from,
    to: placesOf(telling).to,
    price: estimate === null ? '' : money(estimate.priceMinor),
    tariffBase: tariff === null ? '' : money(tariff.baseMinor),
    tariffKm: tariff === null ? '' : money(tariff.perKmMinor),
  }
}

function placesOf({ input, rule, addressee }: Telling): { readonly from: string; readonly to: string } {
  return {
    from: String(input.facts['from'] ?? rule.estimate?.fromPlace ?? ''),
    to: String(input.facts['to'] ?? addressee.lastPlace ?? ''),
  }
}

async function estimateFor(tx: Tx, telling: Telling): Promise<Estimate | null> {
  const { input, rule, settings, addressee } = telling
  const { from, to } = placesOf(telling)
  const distance = Number(input.facts['distanceKm'] ?? Number.NaN)
  return estimateOf(
    {
      routeMinor: from === '' || to === '' ? null : await tx.campaign.routePrice(from, to),
      tariff: rule.estimate?.tariff ?? null,
      distanceKm: Number.isFinite(distance) ? distance : null,
      lastMinor: addressee.lastMinor,
    },
    10 ** minorDigits(settings.currency),
  )
}
