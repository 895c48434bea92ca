/** Due events, contacts, refusals and what they were planned from: four tables that do not look at each other, in one statement. */
import { type RawBuilder, sql, type Transaction } from 'kysely'
import { type CustomerPlan, REVIVABLE } from '../../domain/plan/customer-plan.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import type { Moment } from '../../ports/plan-store.ts'
import { bytes, rowsOf } from '../binary-columns.ts'
import type { Asked } from '../message.ts'
import { prepared } from '../prepared.ts'
import type { Database } from '../schema/database.ts'
import { MARK_TYPES, markRows, marksOf, type PlannedFrom } from './plan-marks.ts'

export interface Target {
  readonly trx: Transaction<Database>
  readonly business: BusinessId
  readonly moment: Moment
}

export type Plans = readonly CustomerPlan[]

const SAVE = prepared(
  {
    business: 'integer',
    at: 'timestamptz',
    today: 'date',
    ...MARK_TYPES,
    eventIds: 'uuid[]',
    eventCustomers: 'uuid[]',
    eventPurposes: 'text[]',
    eventCycles: 'int4[]',
    anchors: 'date[]',
    windowsFrom: 'date[]',
    dueDays: 'date[]',
    windowsTo: 'date[]',
    heldOut: 'bool[]',
    shares: 'float8[]',
    joinedTo: 'uuid[]',
    contactIds: 'uuid[]',
    contactCustomers: 'uuid[]',
    contactEvents: 'uuid[]',
    contactPurposes: 'text[]',
    contactCycles: 'int4[]',
    rungs: 'text[]',
    plannedDays: 'date[]',
    notBefore: 'timestamptz[]',
    notAfter: 'timestamptz[]',
    channels: 'text[]',
    points: 'uuid[]',
    segments: 'text[]',
    reasons: 'json[]',
    priorities: 'float8[]',
    refusalCustomers: 'uuid[]',
    refusalPurposes: 'text[]',
    refusalCycles: 'int4[]',
    refusals: 'text[]',
  },
  places => sql`
    with due as (${dueEventRows(places)}), made as (${contactRows(places)} returning 1), refused as (${refusalRows(places)} returning 1),
      marked as (${markRows(places)})
    select (select count(*) from made)::int as planned, (select count(*) from refused)::int as refused`,
)

/** The statement, which counts the contacts that were planned and those that were not. */
export function saveRows({ business, moment }: Target, plans: Plans, from: PlannedFrom): Asked {
  return SAVE({
    business,
    at: isoInstant(moment.at),
    today: moment.today,
    ...marksOf(plans, from),
    ...dueEventValues(plans),
    ...contactValues(plans),
    ...refusalValues(plans),
  })
}

type Places<Names extends string> = { readonly [Name in Names]: RawBuilder<unknown> }

function dueEventValues(plans: Plans) {
  const events = plans.flatMap(plan => plan.dueEvents)
  return {
    eventIds: bytes.uuid(events.map(event => event.dueEventId)),
    eventCustomers: bytes.uuid(plans.flatMap(plan => plan.dueEvents.map(() => plan.customerId))),
    eventPurposes: bytes.text(events.map(event => event.purpose)),
    eventCycles: bytes.int(events.map(event => event.cycleNo)),
    anchors: bytes.day(events.map(event => event.anchorDay)),
    windowsFrom: bytes.day(events.map(event => event.windowFrom)),
    dueDays: bytes.day(events.map(event => event.dueDay)),
    windowsTo: bytes.day(events.map(event => event.windowTo)),
    heldOut: bytes.bool(events.map(event => event.heldOut)),
    shares: bytes.double(events.map(event => event.expectedShare)),
    joinedTo: bytes.uuid(events.map(event => event.joinedTo)),
  }
}

function dueEventRows(at: Places<'business' | 'at' | keyof ReturnType<typeof dueEventValues>>): RawBuilder<unknown> {
  return sql`
    insert into due_event as d (business_id, due_event_id, customer_id, purpose, cycle_no, anchor_day, window_from, due_day, window_to, held_out,
      expected_share, joined_to, created_at)
    select ${at.business}, r.*, ${at.at} from ${rowsOf([
      at.eventIds,
      at.eventCustomers,
      at.eventPurposes,
      at.eventCycles,
      at.anchors,
      at.windowsFrom,
      at.dueDays,
      at.windowsTo,
      at.heldOut,
      at.shares,
      at.joinedTo,
    ])} r
    on conflict (business_id, customer_id, purpose, cycle_no) do update set
      window_from = excluded.window_from, due_day = excluded.due_day, window_to = excluded.window_to, expected_share = excluded.expected_share,
      joined_to = excluded.joined_to, closed_at = null, outcome = null, bought_day = null, bought_minor = null
    where d.outcome is distinct from 'not-bought' and (d.closed_at is not null
      or (d.window_from, d.due_day, d.window_to, d.joined_to) is distinct from (excluded.window_from, excluded.due_day, excluded.window_to, excluded.joined_to))`
}

function contactValues(plans: Plans) {
  const contacts = plans.flatMap(plan => plan.contacts)
  return {
    contactIds: bytes.uuid(contacts.map(contact => contact.contactId)),
    contactCustomers: bytes.uuid(plans.flatMap(plan => plan.contacts.map(() => plan.customerId))),
    contactEvents: bytes.uuid(contacts.map(contact => contact.dueEventId)),
    contactPurposes: bytes.text(contacts.map(contact => contact.purpose)),
    contactCycles: bytes.int(contacts.map(contact => contact.cycleNo)),
    rungs: bytes.text(contacts.map(contact => contact.rung)),
    plannedDays: bytes.day(contacts.map(contact => contact.plannedDay)),
    notBefore: bytes.instant(contacts.map(contact => contact.notBefore)),
    notAfter: bytes.instant(contacts.map(contact => contact.notAfter)),
    channels: bytes.text(contacts.map(contact => contact.channel)),
    points: bytes.uuid(contacts.map(contact => contact.contactPointId)),
    segments: bytes.text(contacts.map(contact => contact.segment)),
    reasons: bytes.json(contacts.map(contact => contact.reason)),
    priorities: bytes.double(contacts.map(contact => contact.priority)),
  }
}

function contactRows(at: Places<'business' | 'at' | keyof ReturnType<typeof contactValues>>): RawBuilder<unknown> {
  return sql`
    insert into contact as c (business_id, state, state_at, created_at, contact_id, customer_id, due_event_id, purpose, cycle_no, rung, planned_day,
      not_before, not_after, channel, contact_point_id, segment, reason, priority)
    select ${at.business}, 'planned', ${at.at}, ${at.at}, r.* from ${rowsOf([
      at.contactIds,
      at.contactCustomers,
      at.contactEvents,
      at.contactPurposes,
      at.contactCycles,
      at.rungs,
      at.plannedDays,
      at.notBefore,
      at.notAfter,
      at.channels,
      at.points,
      at.segments,
      at.reasons,
      at.priorities,
    ])} r
    on conflict (business_id, customer_id, purpose, cycle_no, rung) do update set
      planned_day = excluded.planned_day, not_before = excluded.not_before, not_after = excluded.not_after, channel = excluded.channel,
      contact_point_id = excluded.contact_point_id, segment = excluded.segment, reason = excluded.reason, priority = excluded.priority,
      state = 'planned', state_reason = null, state_at = case when c.state = 'planned' then c.state_at else excluded.state_at end
    where (c.state = 'planned' and (c.planned_day, c.not_before, c.not_after, c.channel, c.contact_point_id, c.segment, c.reason::text, c.priority)
        is distinct from (excluded.planned_day, excluded.not_before, excluded.not_after, excluded.channel, excluded.contact_point_id, excluded.segment,
          excluded.reason::text, excluded.priority))
      or (c.state = 'cancelled' and c.state_reason = any(${[...REVIVABLE]}::text[]))`
}

function refusalValues(plans: Plans) {
  const refusals = plans.flatMap(plan => plan.refusals)
  return {
    refusalCustomers: bytes.uuid(plans.flatMap(plan => plan.refusals.map(() => plan.customerId))),
    refusalPurposes: bytes.text(refusals.map(refusal => refusal.purpose)),
    refusalCycles: bytes.int(refusals.map(refusal => refusal.cycleNo)),
    refusals: bytes.text(refusals.map(refusal => refusal.reason)),
  }
}

function refusalRows(at: Places<'business' | 'today' | keyof ReturnType<typeof refusalValues>>): RawBuilder<unknown> {
  return sql`
    insert into not_contacted (business_id, day, customer_id, purpose, cycle_no, reason)
    select ${at.business}, ${at.today}, r.* from ${rowsOf([at.refusalCustomers, at.refusalPurposes, at.refusalCycles, at.refusals])} r
    on conflict (business_id, customer_id, purpose, cycle_no, reason) do update set day = excluded.day where not_contacted.day <> excluded.day`
}
