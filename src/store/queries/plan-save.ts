/** Writing plans: many customers in a few statements. A contact that has left planning is never touched. */
import { type RawBuilder, sql, type Transaction } from 'kysely'
import { type CustomerPlan, REVIVABLE } from '../../domain/plan/customer-plan.ts'
import { type BusinessId, id } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import type { Moment, PlanStore, SavedPlan } from '../../ports/plan-store.ts'
import { column, rowsOf } from '../binary-columns.ts'
import { anyOf, KEPT, keptForFew } from '../kept-statement.ts'
import type { Database } from '../schema/database.ts'
import { markRows, type PlannedFrom } from './plan-marks.ts'

type SaveQueries = Pick<PlanStore, 'save'>

export function planSaveQueries(trx: Transaction<Database>, business: BusinessId): SaveQueries {
  return {
    async save(plans, moment, rules) {
      if (plans.length === 0) return NOTHING_SAVED
      const target = { trx, business, moment }
      await closeBought(
        target,
        plans.filter(plan => plan.hasOpenBefore),
      )
      await closeAnswered(target, plans)
      const { cancelled, recalled } = await cancelContacts(target, plans)
      const { planned, refused } = await saveRows(target, plans, { rules, today: moment.today })
      await keepPromises(target, plans)
      return { planned, cancelled, recalled, refused, heldOut: plans.filter(plan => plan.dueEvents.some(event => event.heldOut)).length }
    },
  }
}

const NOTHING_SAVED: SavedPlan = { planned: 0, cancelled: 0, recalled: [], refused: 0, heldOut: 0 }

interface Target {
  readonly trx: Transaction<Database>
  readonly business: BusinessId
  readonly moment: Moment
}

type Plans = readonly CustomerPlan[]

/** An open event is answered by the first purchase after the one it counts from; without any it was about a purchase that is gone. */
async function closeBought({ trx, business, moment }: Target, plans: Plans): Promise<void> {
  if (plans.length === 0) return
  const at = isoInstant(moment.at)
  // A cycle that began with a purchase elsewhere has another anchor than the last purchase, and goes on.
  const current = plans.flatMap(plan => plan.dueEvents.map(event => event.dueEventId))
  await sql`${keptForFew(plans)}
    with moved as (
      select d.due_event_id, d.customer_id, d.anchor_day from due_event d
      left join understanding u on u.business_id = d.business_id and u.customer_id = d.customer_id
      where d.business_id = ${business} and d.customer_id = ${anyOf(plans.map(plan => plan.customerId))} and d.closed_at is null
        and strpos(d.purpose, ':') = 0 and d.due_event_id <> all((select ${current}::uuid[])::uuid[]) and (u.anchor_day is null or u.anchor_day <> d.anchor_day)
    ), answered as (
      select m.due_event_id, (
        select min(p.local_day) from purchase p
        where p.business_id = ${business} and p.customer_id = m.customer_id and p.status = 'paid' and p.local_day > m.anchor_day
          and (p.refunded_minor < p.total_minor or p.total_minor = 0)
      ) as bought_day, m.customer_id
      from moved m
    )
    update due_event d set closed_at = ${at}, outcome = case when a.bought_day is null then 'superseded' else 'bought' end, bought_day = a.bought_day,
      bought_minor = (
        select sum(p.total_minor - p.refunded_minor) from purchase p
        where p.business_id = ${business} and p.customer_id = a.customer_id and p.status = 'paid' and p.local_day = a.bought_day
      )
    from answered a where d.business_id = ${business} and d.due_event_id = a.due_event_id`.execute(trx)
}

/** Events of groups and things that a purchase of them answered, or whose date is another one now. */
async function closeAnswered({ trx, business, moment }: Target, plans: Plans): Promise<void> {
  const rows = plans.flatMap(plan => plan.answered.map(one => ({ due_event_id: one.dueEventId, bought_day: one.boughtDay })))
  if (rows.length === 0) return
  await sql`${keptForFew(rows)}
    update due_event d set closed_at = ${isoInstant(moment.at)}, bought_day = r.bought_day,
      outcome = case when r.bought_day is null then 'superseded' else 'bought' end, bought_minor = (
        select sum(p.total_minor - p.refunded_minor) from purchase p
        where p.business_id = d.business_id and p.customer_id = d.customer_id and p.status = 'paid' and p.local_day = r.bought_day
      )
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(due_event_id uuid, bought_day date)
    where d.business_id = ${business} and d.due_event_id = r.due_event_id and d.closed_at is null`.execute(trx)
}

/** Due events, contacts, refusals and what they were planned from: four tables that do not look at each other, in one statement. */
async function saveRows(target: Target, plans: Plans, from: PlannedFrom): Promise<Pick<SavedPlan, 'planned' | 'refused'>> {
  const { rows } = await sql<{ planned: number; refused: number }>`${KEPT}
    with due as (${dueEventRows(target, plans)}), made as (${contactRows(target, plans)} returning 1), refused as (${refusalRows(target, plans)} returning 1),
      marked as (${markRows(target.business, plans, from)})
    select (select count(*) from made)::int as planned, (select count(*) from refused)::int as refused`.execute(target.trx)
  return rows[0] ?? { planned: 0, refused: 0 }
}

function dueEventRows({ business, moment }: Target, plans: Plans): RawBuilder<unknown> {
  const events = plans.flatMap(plan => plan.dueEvents)
  return sql`
    insert into due_event as d (business_id, due_event_id, customer_id, purpose, cycle_no, anchor_day, window_from, due_day, window_to, held_out,
      expected_share, joined_to, created_at)
    select ${business}, r.*, ${isoInstant(moment.at)} from ${rowsOf([
      column.uuid(events.map(event => event.dueEventId)),
      column.uuid(plans.flatMap(plan => plan.dueEvents.map(() => plan.customerId))),
      column.text(events.map(event => event.purpose)),
      column.int(events.map(event => event.cycleNo)),
      column.day(events.map(event => event.anchorDay)),
      column.day(events.map(event => event.windowFrom)),
      column.day(events.map(event => event.dueDay)),
      column.day(events.map(event => event.windowTo)),
      column.bool(events.map(event => event.heldOut)),
      column.double(events.map(event => event.expectedShare)),
      column.uuid(events.map(event => event.joinedTo)),
    ])} r
    on conflict (business_id, customer_id, purpose, cycle_no) do update set
      window_from = excluded.window_from, due_day = excluded.due_day, window_to = excluded.window_to, expected_share = excluded.expected_share,
      joined_to = excluded.joined_to, closed_at = null, outcome = null, bought_day = null, bought_minor = null
    where d.outcome is distinct from 'not-bought' and (d.closed_at is not null
      or (d.window_from, d.due_day, d.window_to, d.joined_to) is distinct from (excluded.window_from, excluded.due_day, excluded.window_to, excluded.joined_to))`
}

async function cancelContacts({ trx, business, moment }: Target, plans: Plans): Promise<Pick<SavedPlan, 'cancelled' | 'recalled'>> {
  const rows = plans.flatMap(plan => plan.cancels.map(cancel => ({ contact_id: cancel.contactId, reason: cancel.reason })))
  if (rows.length === 0) return { cancelled: 0, recalled: [] }
  const { rows: done } = await sql<{ contact_id: string; was: string }>`${keptForFew(rows)}
    with gone as (
      select c.contact_id, c.state as was, r.reason
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(contact_id uuid, reason text)
      join contact c on c.business_id = ${business} and c.contact_id = r.contact_id and c.state in ('planned', 'approved')
      for update of c
    )
    update contact c set state = 'cancelled', state_reason = gone.reason, state_at = ${isoInstant(moment.at)}, approved_at = null
    from gone where c.business_id = ${business} and c.contact_id = gone.contact_id
    returning c.contact_id, gone.was`.execute(trx)
  return { cancelled: done.length, recalled: done.filter(row => row.was === 'approved').map(row => id<'contact'>(row.contact_id)) }
}

function contactRows({ business, moment }: Target, plans: Plans): RawBuilder<unknown> {
  const contacts = plans.flatMap(plan => plan.contacts)
  const at = isoInstant(moment.at)
  return sql`
    insert into contact as c (business_id, state, state_at, created_at, contact_id, customer_id, due_event_id, purpose, cycle_no, rung, planned_day,
      not_before, not_after, channel, contact_point_id, segment, reason, priority)
    select ${business}, 'planned', ${at}, ${at}, r.* from ${rowsOf([
      column.uuid(contacts.map(contact => contact.contactId)),
      column.uuid(plans.flatMap(plan => plan.contacts.map(() => plan.customerId))),
      column.uuid(contacts.map(contact => contact.dueEventId)),
      column.text(contacts.map(contact => contact.purpose)),
      column.int(contacts.map(contact => contact.cycleNo)),
      column.text(contacts.map(contact => contact.rung)),
      column.day(contacts.map(contact => contact.plannedDay)),
      column.instant(contacts.map(contact => contact.notBefore)),
      column.instant(contacts.map(contact => contact.notAfter)),
      column.text(contacts.map(contact => contact.channel)),
      column.uuid(contacts.map(contact => contact.contactPointId)),
      column.text(contacts.map(contact => contact.segment)),
      column.json(contacts.map(contact => contact.reason)),
      column.double(contacts.map(contact => contact.priority)),
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

function refusalRows({ business, moment }: Target, plans: Plans): RawBuilder<unknown> {
  const refusals = plans.flatMap(plan => plan.refusals)
  return sql`
    insert into not_contacted (business_id, day, customer_id, purpose, cycle_no, reason)
    select ${business}, ${moment.today}::date, r.* from ${rowsOf([
      column.uuid(plans.flatMap(plan => plan.refusals.map(() => plan.customerId))),
      column.text(refusals.map(refusal => refusal.purpose)),
      column.int(refusals.map(refusal => refusal.cycleNo)),
      column.text(refusals.map(refusal => refusal.reason)),
    ])} r
    on conflict (business_id, customer_id, purpose, cycle_no, reason) do update set day = excluded.day where not_contacted.day <> excluded.day`
}

async function keepPromises({ trx, business, moment }: Target, plans: Plans): Promise<void> {
  const kept = plans.filter(plan => plan.keptPromise).map(plan => plan.customerId)
  if (kept.length === 0) return
  await sql`${keptForFew(kept)}
    update follow_up set state = 'kept', state_at = ${isoInstant(moment.at)}
    where business_id = ${business} and customer_id = ${anyOf(kept)} and state in ('open', 'reminded')`.execute(trx)
}
