/**
 * Something happened outside: the rules of that name say what it means for whom. Told twice, it happens once; what comes
 * too late, or concerns nobody, is kept with the reason. The message is in the outbox before the caller has his answer.
 */
import { type EventRefusal, subjectOf, timelinessOf } from '../../domain/plan/outside-event.ts'
import { parseEmail } from '../../kernel/email.ts'
import type { BusinessId, ContactId, CustomerId } from '../../kernel/ids.ts'
import { id, isId } from '../../kernel/ids.ts'
import { addMs, DAY_MS, type Instant } from '../../kernel/instant.ts'
import { parsePhone } from '../../kernel/phone.ts'
import { localDay } from '../../kernel/zone.ts'
import type { StoredBusiness } from '../../ports/business-store.ts'
import type { EventFacts, EventRule } from '../../ports/campaign-store.ts'
import type { Tx } from '../../ports/store.ts'
import { type ReceiveEvent, tellOne } from './tell-event.ts'
import type { PlanDeps } from './plan-deps.ts'
import { type BusinessRules, businessRules } from './plan-rules.ts'
import { sendBroadcasts } from './send-broadcasts.ts'

/** People of one event for everybody: the first frost of a large shop. */
export const AUDIENCE_MAX = 20_000

export interface EventTold {
  readonly customerId: CustomerId | null
  readonly ruleName: string
  readonly contactId: ContactId | null
  readonly reason: EventRefusal | null
}

export interface EventReceived {
  /** 'known': this event was told before; what it made then is counted. */
  readonly status: 'received' | 'known'
  readonly result: string
  readonly messages: number
  readonly told: readonly EventTold[]
}

export async function receiveEvent(deps: PlanDeps, business: BusinessId, input: ReceiveEvent): Promise<EventReceived> {
  const at = deps.clock.now()
  const received = await deps.store.inBusiness(business, tx => receive(tx, input, at))
  // The happening does not wait for the next minute: what it made is queued now.
  if (received.messages > 0) await sendBroadcasts(deps, business)
  return received
}

async function receive(tx: Tx, input: ReceiveEvent, at: Instant): Promise<EventReceived> {
  const eventNo = await tx.campaign.insertEvent({ ...input, receivedAt: at })
  if (eventNo === undefined) {
    const known = await tx.campaign.findEvent(input.eventName, input.eventId)
    return { status: 'known', result: known?.result ?? 'received', messages: known?.messages ?? 0, told: [] }
  }
  const settings = await tx.business.read()
  const rules = businessRules(settings, at)
  const told: EventTold[] = []
  for (const rule of await tx.campaign.eventRules(input.eventName))
    told.push(...(await applyRule(tx, { rule, input, eventNo, settings, rules })))
  const messages = told.filter(one => one.contactId !== null).length
  const result = messages > 0 ? 'told' : (told.find(one => one.reason !== null)?.reason ?? 'no-rule')
  await tx.campaign.settleEvent({ eventName: input.eventName, eventId: input.eventId, result, messages })
  return { status: 'received', result, messages, told }
}

interface Applying {
  readonly rule: EventRule
  readonly input: ReceiveEvent
  readonly eventNo: number
  readonly settings: StoredBusiness
  readonly rules: BusinessRules
}

async function applyRule(tx: Tx, applying: Applying): Promise<readonly EventTold[]> {
  const { rule, input, settings, rules } = applying
  const { at } = rules.moment
  const nobody = (reason: EventRefusal): EventTold => ({ customerId: null, ruleName: rule.name, contactId: null, reason })
  const timeliness = timelinessOf({ happensAt: input.happensAt, validMinutes: rule.validMinutes }, at)
  if (timeliness !== 'in-time') return [nobody(timeliness)]
  const people =
    rule.whom === 'named'
      ? await namedPeople(tx, input.facts, settings)
      : await tx.campaign.audience(rule.audience, { after: null, limit: AUDIENCE_MAX })
  if (people.length === 0) return [nobody('unknown-customer')]
  // The day of the happening where the business is: a train that comes after midnight is tomorrow's.
  const subject = subjectOf(localDay(input.happensAt, settings.zone), input.facts, rule.sameBy)
  const told: EventTold[] = []
  for (const addressee of await tx.campaign.addressees(people)) {
    const { customerId } = addressee
    const today = await tx.campaign.eventContactsSince(rule.ruleId, customerId, addMs(at, -DAY_MS))
    const one = today >= rule.perDay ? { reason: 'per-day' as const } : await tellOne(tx, { ...applying, addressee })
    const contactId = 'contactId' in one ? one.contactId : null
    const reason = 'reason' in one ? one.reason : null
    const isNew = await tx.campaign.noteEventContact({ ruleId: rule.ruleId, customerId, subject, at }, { contactId, reason })
    if (!isNew) told.push({ customerId, ruleName: rule.name, contactId: null, reason: 'already-told' })
    else {
      if ('broadcast' in one) await tx.campaign.insertBroadcasts([one.broadcast], at)
      told.push({ customerId, ruleName: rule.name, contactId, reason })
    }
  }
  return told
}

/** By id, phone or e-mail, never by name; where a family shares the phone it is told once. */
export async function namedPeople(tx: Tx, facts: EventFacts, settings: StoredBusiness): Promise<readonly CustomerId[]> {
  const text = (field: string): string => String(facts[field] ?? '').trim()
  if (isId(text('customerId'))) return [id<'customer'>(text('customerId'))]
  const phone = parsePhone(text('phone'), settings.country)
  const email = parseEmail(text('email'))
  const owners = [
    ...(phone === undefined ? [] : await tx.collect.customers.ownersOf({ kind: 'phone', address: phone.number })),
    ...(email === undefined ? [] : await tx.collect.customers.ownersOf({ kind: 'email', address: email })),
  ]
  return owners.slice(0, 1)
}
