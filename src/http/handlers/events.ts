/** Happenings outside, the owner's rules for them and his prices of ways. */
import type { eventRoutes } from '../../contract/events.ts'
import type { InputOf } from '../../contract/contract.ts'
import { day } from '../../kernel/day.ts'
import { id, newId } from '../../kernel/ids.ts'
import { isoInstant, parseInstant } from '../../kernel/instant.ts'
import { minor } from '../../kernel/money.ts'
import type { EventRule } from '../../ports/campaign-store.ts'
import { receiveEvent } from '../../usecases/plan/receive-event.ts'
import { tryEvent } from '../../usecases/plan/try-event.ts'
import type { Handlers } from '../call.ts'
import { found, notFound } from '../problems.ts'
import { eventTold, ruleView } from '../views/campaign-view.ts'
import { wordsOf } from './campaigns.ts'

const LISTED_MAX = 100

export const eventHandlers: Pick<Handlers, keyof typeof eventRoutes> = {
  'POST /events/{name}': async (deps, call) => {
    const { eventId, happensAt, facts } = call.input.body
    const received = await receiveEvent(deps, call.business, {
      eventName: call.input.params.name,
      eventId,
      happensAt: found(parseInstant(happensAt)),
      facts,
    })
    return {
      status: received.status,
      result: eventTold(received.result, call.locale),
      messages: received.messages,
      told: received.told.map(one => ({
        customerId: one.customerId,
        rule: one.ruleName,
        contactId: one.contactId,
        reason: one.reason === null ? null : eventTold(one.reason, call.locale),
      })),
    }
  },
  'GET /events': async (deps, call) => {
    const events = await deps.store.inBusiness(call.business, tx => tx.campaign.events(LISTED_MAX))
    return {
      items: events.map(event => ({
        ...event,
        facts: { ...event.facts },
        happensAt: isoInstant(event.happensAt),
        receivedAt: isoInstant(event.receivedAt),
        result: eventTold(event.result, call.locale),
      })),
    }
  },
  'GET /event-rules': async (deps, call) =>
    deps.store.inBusiness(call.business, async tx => ({ items: (await tx.campaign.eventRules(null)).map(ruleView) })),
  'POST /event-rules': async (deps, call) => {
    const rule: EventRule = { ...ruleOf(call.input.body), ruleId: newId<'event-rule'>(call.at) }
    await deps.store.inBusiness(call.business, tx => tx.campaign.saveEventRule(rule, call.at))
    return ruleView(rule)
  },
  'PUT /event-rules/{id}': async (deps, call) => {
    const rule: EventRule = { ...ruleOf(call.input.body), ruleId: id<'event-rule'>(call.input.params.id) }
    await deps.store.inBusiness(call.business, async tx => {
      found((await tx.campaign.eventRules(null)).find(one => one.ruleId === rule.ruleId))
      await tx.campaign.saveEventRule(rule, call.at)
    })
    return ruleView(rule)
  },
  'POST /event-rules/{id}/tries': async (deps, call) => {
    const { happensAt, facts } = call.input.body
    const ruleId = id<'event-rule'>(call.input.params.id)
    const tried = found(await tryEvent(deps, call.business, { ruleId, happensAt: found(parseInstant(happensAt)), facts }))
    return { ...tried, reason: tried.reason === null ? null : eventTold(tried.reason, call.locale) }
  },
  'DELETE /event-rules/{id}': async (deps, call) => {
    const isGone = await deps.store.inBusiness(call.business, tx => tx.campaign.deleteEventRule(id<'event-rule'>(call.input.params.id)))
    if (!isGone) throw notFound()
    return null
  },
  'GET /route-prices': async (deps, call) =>
    deps.store.inBusiness(call.business, async tx => ({ items: [...(await tx.campaign.routePrices())] })),
  'PUT /route-prices': async (deps, call) => {
    const prices = call.input.body.items.map(one => ({ ...one, priceMinor: minor(one.priceMinor) }))
    return deps.store.inBusiness(call.business, async tx => {
      await tx.campaign.saveRoutePrices(prices)
      return { items: [...(await tx.campaign.routePrices())] }
    })
  },
}

function ruleOf(body: InputOf<'POST /event-rules'>['body']): Omit<EventRule, 'ruleId'> {
  const { audience, estimate } = body
  return {
    ...body,
    words: wordsOf(body.words),
    audience: {
      ...audience,
      lastFrom: audience.lastFrom === null ? null : day(audience.lastFrom),
      lastTo: audience.lastTo === null ? null : day(audience.lastTo),
    },
    estimate:
      estimate === null
        ? null
        : {
            fromPlace: estimate.fromPlace,
            tariff:
              estimate.tariff === null
                ? null
                : { baseMinor: minor(estimate.tariff.baseMinor), perKmMinor: minor(estimate.tariff.perKmMinor) },
          },
  }
}
