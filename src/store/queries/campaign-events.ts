/** Happenings outside: the owner's rules and prices, what came in, and whom it made a message to. */
import { sql, type Transaction } from 'kysely'
import { foldPlace } from '../../domain/plan/outside-event.ts'
import { type BusinessId } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import { minor } from '../../kernel/money.ts'
import type { CampaignStore } from '../../ports/campaign-store.ts'
import type { Database } from '../schema/database.ts'
import { eventOf, type EventRow, ruleOf, type RuleRow } from './campaign-rows.ts'

type EventQueries = Pick<
  CampaignStore,
  | 'eventRules'
  | 'saveEventRule'
  | 'deleteEventRule'
  | 'routePrices'
  | 'saveRoutePrices'
  | 'routePrice'
  | 'insertEvent'
  | 'findEvent'
  | 'settleEvent'
  | 'events'
  | 'noteEventContact'
  | 'eventContactsSince'
>

const EVENT = sql`event_name, event_id, event_no, happens_at, received_at, facts, result, messages`

export function eventQueries(trx: Transaction<Database>, business: BusinessId): EventQueries {
  return { ...ruleQueries(trx, business), ...receivedQueries(trx, business) }
}

function ruleQueries(
  trx: Transaction<Database>,
  business: BusinessId,
): Pick<EventQueries, 'eventRules' | 'saveEventRule' | 'deleteEventRule' | 'routePrices' | 'saveRoutePrices' | 'routePrice'> {
  return {
    async eventRules(eventName) {
      const { rows } = await sql<RuleRow>`
        select rule_id, event_name, name, is_on, purpose, whom, audience, words, same_by, valid_minutes, per_day, estimate from event_rule
        where business_id = ${business} and (${eventName}::text is null or (event_name = ${eventName} and is_on)) order by event_name, rule_id`.execute(
        trx,
      )
      return rows.map(ruleOf)
    },
    async saveEventRule(rule, at) {
      await sql`
        insert into event_rule (business_id, rule_id, event_name, name, is_on, purpose, whom, audience, words, same_by,
          valid_minutes, per_day, estimate, created_at)
        values (${business}, ${rule.ruleId}, ${rule.eventName}, ${rule.name}, ${rule.isOn}, ${rule.purpose}, ${rule.whom},
          ${JSON.stringify(rule.audience)}::jsonb, ${JSON.stringify(rule.words)}::jsonb, ${JSON.stringify(rule.sameBy)}::jsonb, ${rule.validMinutes},
          ${rule.perDay}, ${rule.estimate === null ? null : JSON.stringify(rule.estimate)}::jsonb, ${isoInstant(at)})
        on conflict (business_id, rule_id) do update set event_name = excluded.event_name, name = excluded.name, is_on = excluded.is_on,
          purpose = excluded.purpose, whom = excluded.whom, audience = excluded.audience, words = excluded.words, same_by = excluded.same_by,
          valid_minutes = excluded.valid_minutes, per_day = excluded.per_day, estimate = excluded.estimate`.execute(trx)
    },
    async deleteEventRule(ruleId) {
      const result = await sql`delete from event_rule where business_id = ${business} and rule_id = ${ruleId}`.execute(trx)
      return (result.numAffectedRows ?? 0n) > 0n
    },
    async routePrices() {
      const { rows } = await sql<{ from_place: string; to_place: string; price_minor: number }>`
        select from_place, to_place, price_minor from way_price where business_id = ${business} order by from_folded, to_folded`.execute(
        trx,
      )
      return rows.map(row => ({ fromPlace: row.from_place, toPlace: row.to_place, priceMinor: minor(row.price_minor) }))
    },
    async saveRoutePrices(prices) {
      await sql`delete from way_price where business_id = ${business}`.execute(trx)
      for (const { fromPlace, toPlace, priceMinor } of prices)
        await sql`
          insert into way_price (business_id, from_folded, to_folded, from_place, to_place, price_minor)
          values (${business}, ${foldPlace(fromPlace)}, ${foldPlace(toPlace)}, ${fromPlace}, ${toPlace}, ${priceMinor})
          on conflict (business_id, from_folded, to_folded) do update set price_minor = excluded.price_minor`.execute(trx)
    },
    async routePrice(fromPlace, toPlace) {
      const { rows } = await sql<{ price_minor: number }>`
        select price_minor from way_price
        where business_id = ${business} and from_folded = ${foldPlace(fromPlace)} and to_folded = ${foldPlace(toPlace)}`.execute(trx)
      return rows[0] === undefined ? null : minor(rows[0].price_minor)
    },
  }
}

function receivedQueries(
  trx: Transaction<Database>,
  business: BusinessId,
): Pick<EventQueries, 'insertEvent' | 'findEvent' | 'settleEvent' | 'events' | 'noteEventContact' | 'eventContactsSince'> {
  return {
    async insertEvent({ eventName, eventId, happensAt, receivedAt, facts }) {
      await sql`select pg_advisory_xact_lock(${business}::int, hashtext('event_no'))`.execute(trx)
      const { rows } = await sql<{ event_no: number }>`
        insert into outside_event (business_id, event_name, event_id, event_no, happens_at, received_at, facts, result)
        select ${business}, ${eventName}, ${eventId}, coalesce((select max(event_no) from outside_event where business_id = ${business}), 0) + 1,
          ${isoInstant(happensAt)}, ${isoInstant(receivedAt)}, ${JSON.stringify(facts)}::jsonb, 'received'
        on conflict (business_id, event_name, event_id) do nothing returning event_no`.execute(trx)
      return rows[0]?.event_no
    },
    async findEvent(eventName, eventId) {
      const { rows } = await sql<EventRow>`
        select ${EVENT} from outside_event where business_id = ${business} and event_name = ${eventName} and event_id = ${eventId}`.execute(
        trx,
      )
      return rows[0] === undefined ? undefined : eventOf(rows[0])
    },
    async settleEvent({ eventName, eventId, result, messages }) {
      await sql`
        update outside_event set result = ${result}, messages = ${messages}
        where business_id = ${business} and event_name = ${eventName} and event_id = ${eventId}`.execute(trx)
    },
    async events(limit) {
      const { rows } = await sql<EventRow>`
        select ${EVENT} from outside_event where business_id = ${business} order by received_at desc, event_no desc limit ${limit}`.execute(
        trx,
      )
      return rows.map(eventOf)
    },
    async noteEventContact({ ruleId, customerId, subject, at }, { contactId, reason }) {
      const result = await sql`
        insert into event_contact (business_id, rule_id, customer_id, subject, contact_id, reason, at)
        values (${business}, ${ruleId}, ${customerId}, ${subject}, ${contactId}, ${reason}, ${isoInstant(at)})
        on conflict (business_id, rule_id, customer_id, subject) do update set contact_id = excluded.contact_id, reason = excluded.reason, at = excluded.at
        where event_contact.contact_id is null`.execute(trx)
      return (result.numAffectedRows ?? 0n) > 0n
    },
    async eventContactsSince(ruleId, customerId, since) {
      const { rows } = await sql<{ count: number }>`
        select count(*) as count from event_contact
        where business_id = ${business} and rule_id = ${ruleId} and customer_id = ${customerId} and contact_id is not null and at > ${isoInstant(since)}`.execute(
        trx,
      )
      return rows[0]?.count ?? 0
    },
  }
}
