/** What planning asks about many customers at once: one query for each kind of fact, however many customers. */
import { type RawBuilder, sql, type Transaction } from 'kysely'
import { type ContactState, OFF_LADDER_PURPOSES } from '../../domain/plan/contact.ts'
import type { StoredDueEvent } from '../../domain/plan/due-event.ts'
import type { OpenPromise } from '../../domain/plan/eligibility.ts'
import type { StoredContact } from '../../domain/plan/customer-plan.ts'
import { addDays, type Day, day } from '../../kernel/day.ts'
import { type BusinessId, type CustomerId, id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { CustomerOutline, Moment, Person, PlanningFacts, PlanStore } from '../../ports/plan-store.ts'
import { isLocale } from '../../kernel/locale.ts'
import { bytes, column } from '../binary-columns.ts'
import { messagesOf } from '../copy.ts'
import { FEW, KEPT } from '../kept-statement.ts'
import { prepared } from '../prepared.ts'
import type { Database } from '../schema/database.ts'
import { CALLED } from './plan-contact-row.ts'
import {
  type Ask,
  asksAbout,
  asValues,
  capsSince,
  circumstanceColumns,
  circumstanceOf,
  type CircumstanceRow,
  circumstanceRows,
  eachCustomer,
  marketingOf,
  msOf,
  outsideAhead,
} from './plan-circumstances.ts'
import { purposeOf, rungOf, stateOf } from './plan-literals.ts'
import { reachColumns, reachOf, type ReachRow } from './plan-reach.ts'

type FactQueries = Pick<PlanStore, 'isUnhappy' | 'people' | 'planningFacts' | 'circumstances' | 'marketingAt' | 'bookedDay' | 'dueEvent'>

/** A group or a thing has its own cycles: an ended one is remembered for so long, that it is not begun again. */
const SUBJECT_KEPT_DAYS = 400
/** States of a contact that reached the customer or is about to. */
const MADE_STATES: readonly ContactState[] = ['approved', 'claimed', 'handed', 'delivered', 'unknown', 'done']

export function planFactQueries(trx: Transaction<Database>, business: BusinessId): FactQueries {
  return {
    people: ids => peopleRows(trx, business, ids),
    planningFacts: (ids, moment) => planningFacts(trx, business, { ids, moment }),
    async circumstances(ids, moment) {
      return (await circumstanceRows(trx, business, { ids, moment })).map(circumstanceOf)
    },
    async isUnhappy(customerId) {
      const { rows } = await sql<{ found: boolean }>`
        select exists (select from complaint where business_id = ${business} and customer_id = ${customerId} and closed_at is null) as found`.execute(
        trx,
      )
      return rows[0]?.found === true
    },
    async marketingAt(customerId, { at, except }) {
      const his = (table: string) =>
        sql`${sql.ref(`${table}.business_id`)} = ${business} and ${sql.ref(`${table}.customer_id`)} = ${customerId}`
      const { since, contentSince } = capsSince(at)
      const asked = { since: sql`${since}`, contentSince: sql`${contentSince}`, except }
      return (await sql<{ at: Instant }>`${marketingOf(his, asked)}`.execute(trx)).rows.map(row => row.at)
    },
    async bookedDay(customerId, today) {
      return (await bookedRows(trx, business, { ids: [customerId], today })).get(customerId) ?? null
    },
    async dueEvent(dueEventId) {
      const { rows } = await sql<{ event: EventValues }>`
        select json_build_array(due_event_id, purpose, cycle_no, window_from, due_day, window_to, held_out, closed_at is not null, false) as event
        from due_event where business_id = ${business} and due_event_id = ${dueEventId}`.execute(trx)
      return rows[0] && dueEventOf(rows[0].event)
    },
  }
}

const FEW_FACTS = prepared(
  { business: 'integer', ids: 'uuid[]', today: 'date', kept: 'date', since: 'timestamptz', contentSince: 'timestamptz' },
  ({ ids, kept, ...asking }) => sql`
    select ${circumstanceColumns(asking, (_, value) => value)}, ${outlineColumns(asking.business, kept, (_, value) => value)},
      ${reachColumns(asking.business)} from ${factsFrom(asking.business, ids)}`,
)

function factsFrom(business: RawBuilder<unknown>, ids: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`${eachCustomer(business, ids)}
    left join lateral (
      select u.anchor_day - date '1970-01-01' as anchor from understanding u
      where u.business_id = ${business} and u.customer_id = c.customer_id offset 0
    ) u on true
    order by asked.place`
}

/** Of a few their addresses are told with the rest: to ask for them costs more than to read them. */
async function planningFacts(
  trx: Transaction<Database>,
  business: BusinessId,
  { ids, moment }: { readonly ids: readonly CustomerId[]; readonly moment: Moment },
): Promise<readonly PlanningFacts[]> {
  if (ids.length === 0) return []
  const kept = addDays(moment.today, -SUBJECT_KEPT_DAYS)
  if (ids.length <= FEW) {
    const asked = FEW_FACTS({ business, ids: bytes.uuid(ids), today: moment.today, kept, ...capsSince(moment.at) })
    const rows = await messagesOf(trx).ask<CircumstanceRow & OutlineRow & ReachRow>(asked)
    return rows.map(row => ({ ...circumstanceOf(row), ...outlineOf(row), reach: reachOf(row) }))
  }
  const ask = asksAbout(business, ids)
  const { rows } = await sql<CircumstanceRow & OutlineRow>`${KEPT}
    select ${circumstanceColumns(asValues(business, moment), ask)}, ${outlineColumns(sql`${business}`, sql`${kept}`, ask)}
    from ${factsFrom(sql`${business}`, column.uuid(ids))}`.execute(trx)
  return rows.map(row => ({ ...circumstanceOf(row), ...outlineOf(row) }))
}

async function peopleRows(trx: Transaction<Database>, business: BusinessId, ids: readonly CustomerId[]): Promise<readonly Person[]> {
  const { rows } = await sql<{
    customer_id: string
    full_name: string
    first_name: string
    zone: string | null
    locale: string | null
    preferences: Person['preferences']
    phone: string | null
    email: string | null
  }>`
    select customer.customer_id, ${CALLED} as full_name, customer.first_name, customer.zone, customer.locale, customer.preferences,
      min(p.address) filter (where p.kind = 'phone') as phone, min(p.address) filter (where p.kind = 'email') as email
    from customer
    left join contact_point_link l on l.business_id = customer.business_id and l.customer_id = customer.customer_id and l.unlinked_at is null
    left join contact_point p on p.business_id = l.business_id and p.contact_point_id = l.contact_point_id
    where customer.business_id = ${business} and customer.customer_id = any(${[...ids]}::uuid[])
    group by customer.business_id, customer.customer_id`.execute(trx)
  return rows.map(row => ({
    customerId: id<'customer'>(row.customer_id),
    customerName: row.full_name,
    firstName: row.first_name,
    customerPhone: row.phone,
    email: row.email,
    customerZone: row.zone,
    locale: row.locale !== null && isLocale(row.locale) ? row.locale : null,
    preferences: row.preferences,
  }))
}

type EventValues = readonly [
  dueEventId: string,
  purpose: string,
  cycleNo: number,
  windowFrom: string,
  dueDay: string,
  windowTo: string,
  heldOut: boolean,
  isClosed: boolean,
  isTold: boolean,
]
type ContactValues = readonly [
  contactId: string,
  purpose: string,
  cycleNo: number,
  rung: string,
  state: string,
  stateReason: string | null,
  notAfter: Instant,
  snoozedUntil: string | null,
  plannedDay: string,
  notBefore: Instant,
]
type PromiseValues = readonly [followUpId: string, agreedOn: string, dueOn: string, words: string, hasBoughtSince: boolean]

interface OutlineRow {
  readonly customer_id: string
  readonly events: readonly EventValues[] | null
  readonly contacts: readonly ContactValues[] | null
  readonly promise: PromiseValues | null
  readonly answered: readonly string[] | null
}

/** What is planned for `customer c` with the anchor day of `u`: what is open, and what belongs to the cycle that the last purchase began. */
function outlineColumns(business: RawBuilder<unknown>, kept: RawBuilder<unknown>, ask: Ask): RawBuilder<unknown> {
  return sql`
    ${ask(
      ['due_event'],
      sql`(
      select json_agg(json_build_array(d.due_event_id, d.purpose, d.cycle_no, d.window_from, d.due_day, d.window_to, d.held_out,
        -- One that a purchase had closed is open again when that purchase was given back.
        d.closed_at is not null and d.outcome is not distinct from 'not-bought',
        d.joined_to is not null and exists (
          select from contact t where t.business_id = d.business_id and t.due_event_id = d.joined_to and t.customer_id = d.customer_id
            and t.state = any(${[...MADE_STATES]}::text[])
        )) order by d.cycle_no, d.purpose)
      from due_event d where d.business_id = ${business} and d.customer_id = c.customer_id
        and (d.closed_at is null or d.cycle_no >= u.anchor or strpos(d.purpose, ':') > 0 and d.window_to > ${kept})
    )`,
    )} as events,
    ${ask(
      ['contact'],
      sql`(
      select json_agg(json_build_array(t.contact_id, t.purpose, t.cycle_no, t.rung, t.state, t.state_reason, ${msOf('t.not_after')},
        t.snoozed_until, t.planned_day, ${msOf('t.not_before')}) order by t.cycle_no, t.purpose, t.contact_id)
      from contact t where t.business_id = ${business} and t.customer_id = c.customer_id and t.purpose <> all(${[...OFF_LADDER_PURPOSES]}::text[])
        and (t.state in ('planned', 'approved', 'claimed') or t.cycle_no >= u.anchor or strpos(t.purpose, ':') > 0 and t.planned_day > ${kept})
    )`,
    )} as contacts,
    ${ask(
      ['follow_up'],
      sql`(
      select json_build_array(f.follow_up_id, f.agreed_on, f.due_on, f.words, exists (
        select from purchase p where p.business_id = f.business_id and p.customer_id = f.customer_id and p.status = 'paid'
          and p.occurred_at > f.agreed_at and p.refunded_minor < p.total_minor))
      from follow_up f where f.business_id = ${business} and f.customer_id = c.customer_id and f.state in ('open', 'reminded')
      order by f.agreed_at desc, f.follow_up_id desc limit 1
    )`,
    )} as promise,
    ${ask(
      ['reply'],
      sql`(
      select array_agg(a.channel order by a.latest desc, a.channel) from (
        select r.channel, max(r.at) as latest from reply r where r.business_id = ${business} and r.customer_id = c.customer_id group by r.channel
      ) a
    )`,
    )} as answered`
}

function outlineOf(row: OutlineRow): Omit<CustomerOutline, 'customerId'> {
  return {
    dueEvents: (row.events ?? []).map(dueEventOf),
    contacts: (row.contacts ?? []).map(contactOf),
    agreed: row.promise === null ? null : agreedOf(row.promise),
    answeredOn: row.answered ?? undefined,
  }
}

async function bookedRows(
  trx: Transaction<Database>,
  business: BusinessId,
  { ids, today }: { readonly ids: readonly CustomerId[]; readonly today: Day },
): Promise<ReadonlyMap<string, Day>> {
  const { rows } = await sql<{ customer_id: string; booked: string }>`
    select customer_id, min(local_day) as booked from (
      select customer_id, local_day from booking
      where business_id = ${business} and customer_id = any(${[...ids]}::uuid[]) and local_day >= ${today} and state in ('booked', 'confirmed')
      union all ${outsideAhead(sql`o.business_id = ${business} and o.customer_id = any(${[...ids]}::uuid[])`, sql`${today}`)}) ahead
    group by customer_id`.execute(trx)
  return new Map(rows.map(row => [row.customer_id, day(row.booked)]))
}

function dueEventOf([dueEventId, purpose, cycleNo, windowFrom, dueDay, windowTo, heldOut, isClosed, isTold]: EventValues): StoredDueEvent {
  return {
    dueEventId: id<'due-event'>(dueEventId),
    purpose: purposeOf(purpose),
    cycleNo,
    windowFrom: day(windowFrom),
    dueDay: day(dueDay),
    windowTo: day(windowTo),
    heldOut,
    isClosed,
    isTold,
  }
}

function contactOf(values: ContactValues): StoredContact {
  const [contactId, purpose, cycleNo, rung, state, stateReason, notAfter, snoozedUntil, plannedDay, notBefore] = values
  return {
    contactId: id<'contact'>(contactId),
    purpose: purposeOf(purpose),
    cycleNo,
    rung: rungOf(rung),
    state: stateOf(state),
    stateReason,
    notAfter,
    snoozedUntil: snoozedUntil === null ? null : day(snoozedUntil),
    plannedDay: day(plannedDay),
    notBefore,
  }
}

function agreedOf([followUpId, agreedOn, dueOn, words, hasBoughtSince]: PromiseValues): OpenPromise {
  return { followUpId: id<'follow-up'>(followUpId), agreedOn: day(agreedOn), hasBoughtSince, dueOn: day(dueOn), words }
}
