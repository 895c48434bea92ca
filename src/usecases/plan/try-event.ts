/** What an event would make by one rule: whom it would reach, by which channel and in which words, or why not. Nothing is written or sent. */
import type { ChannelName } from '../../domain/collect/business.ts'
import { type EventRefusal, timelinessOf } from '../../domain/plan/outside-event.ts'
import type { BusinessId, EventRuleId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { EventFacts } from '../../ports/campaign-store.ts'
import type { PlanDeps } from './plan-deps.ts'
import { businessRules } from './plan-rules.ts'
import { AUDIENCE_MAX, namedPeople } from './receive-event.ts'
import { tellOne } from './tell-event.ts'

export interface TryEvent {
  readonly ruleId: EventRuleId
  readonly happensAt: Instant
  readonly facts: EventFacts
}

export interface EventTried {
  /** How many it concerns; the rest is about the first of them. */
  readonly people: number
  readonly name: string | null
  readonly channel: ChannelName | null
  readonly text: string | null
  readonly reason: EventRefusal | null
}

export async function tryEvent(deps: PlanDeps, business: BusinessId, input: TryEvent): Promise<EventTried | undefined> {
  const at = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const rule = (await tx.campaign.eventRules(null)).find(one => one.ruleId === input.ruleId)
    if (rule === undefined) return undefined
    const settings = await tx.business.read()
    const rules = businessRules(settings, at)
    const people =
      rule.whom === 'named'
        ? await namedPeople(tx, input.facts, settings)
        : await tx.campaign.audience(rule.audience, { after: null, limit: AUDIENCE_MAX })
    const [addressee] = await tx.campaign.addressees(people.slice(0, 1))
    const nothing = { people: people.length, name: addressee?.fullName ?? null, channel: null, text: null }
    const timeliness = timelinessOf({ happensAt: input.happensAt, validMinutes: rule.validMinutes }, at)
    if (timeliness !== 'in-time') return { ...nothing, reason: timeliness }
    if (addressee === undefined) return { ...nothing, reason: 'unknown-customer' }
    const event = { eventName: rule.eventName, eventId: '', happensAt: input.happensAt, facts: input.facts }
    // The number of an event that never came: no contact is made of it.
    const told = await tellOne(tx, { rule, input: event, eventNo: 0, settings, rules, addressee })
    if ('reason' in told) return { ...nothing, reason: told.reason }
    return { ...nothing, channel: told.broadcast.channel, text: told.broadcast.ownWords, reason: null }
  })
}
