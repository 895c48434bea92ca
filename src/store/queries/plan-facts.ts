/** What planning asks about many customers at once: one query for each kind of fact, however many customers. */
import { sql, type Transaction } from 'kysely'
import { CAP_SPAN_DAYS_MAX, CONTENT_CAP_SPAN_DAYS } from '../../domain/plan/caps.ts'
import { type ContactState, OFF_LADDER_PURPOSES } from '../../domain/plan/contact.ts'
import type { StoredDueEvent } from '../../domain/plan/due-event.ts'
import type { OpenPromise } from '../../domain/plan/eligibility.ts'
import type { StoredContact } from '../../domain/plan/customer-plan.ts'
import { addDays, type Day, day } from '../../kernel/day.ts'
import { type BusinessId, type CustomerId, id } from '../../kernel/ids.ts'
import { DAY_MS, type Instant, instantFromMs, isoInstant } from '../../kernel/instant.ts'
import type { Person, PlanStore } from '../../ports/plan-store.ts'
import { isLocale } from '../../kernel/locale.ts'
import { keptForFew } from '../kept-statement.ts'
import type { Database } from '../schema/database.ts'
import { CALLED } from './plan-contact-row.ts'
import { circumstanceOf, circumstanceRows } from './plan-circumstances.ts'
import { purposeOf, rungOf, stateOf } from './plan-literals.ts'

type FactQueries = Pick<PlanStore, 'isUnhappy' | 'people' | 'outlines' | 'circumstances' | 'marketingAt' | 'bookedDay' | 'dueEvent'>

/** A group or a thing has its own cycles: an ended one is remembered for so long, that it is not begun again. */
const SUBJECT_KEPT_DAYS = 400
/** States of a contact that reached the customer or is about to. */
const MADE_STATES: readonly ContactState[] = ['approved', 'claimed', 'handed', 'delivered', 'unknown', 'done']

interface DueEventRow {
  readonly due_event_id: string
  readonly customer_id: string
  readonly purpose: string
  readonly cycle_no: number
  readonly window_from: string
  readonly due_day: string
  readonly window_to: string
  readonly held_out: boolean
  readonly is_closed: boolean
  readonly is_told: boolean
}

export function planFactQueries(trx: Transaction<Database>, business: BusinessId): FactQueries {
  return {
    people: ids => peopleRows(trx, business, ids),
    async outlines(ids, today) {
      const events = grouped(await dueEventRows(trx, business, { ids, kept: addDays(today, -SUBJECT_KEPT_DAYS) }), dueEventOf)
      const contacts = grouped(await contactRows(trx, business, { ids, kept: addDays(today, -SUBJECT_KEPT_DAYS) }), contactOf)
      const agreed = grouped(await agreedRows(trx, business, ids), agreedOf)
      return ids.map(customerId => ({
        customerId,
        dueEvents: events.get(customerId) ?? [],
        contacts: contacts.get(customerId) ?? [],
        agreed: agreed.get(customerId)?.[0] ?? null,
      }))
    },
    async circumstances(ids, { at, today }) {
      const marketing = grouped(await marketingRows(trx, business, { ids, at, except: null }), row => row.at)
      return (await circumstanceRows(trx, business, { ids, today })).map(row => ({
        ...circumstanceOf(row),
        marketingAt: marketing.get(row.customer_id) ?? [],
      }))
    },
    async isUnhappy(customerId) {
      const { rows } = await sql<{ found: boolean }>`
        select exists (select from complaint where business_id = ${business} and customer_id = ${customerId} and closed_at is null) as found`.execute(
        trx,
      )
      return rows[0]?.found === true
    },
    async marketingAt(customerId, { at, except }) {
      return (await marketingRows(trx, business, { ids: [customerId], at, except })).map(row => row.at)
    },
    async bookedDay(customerId, today) {
      return (await bookedRows(trx, business, { ids: [customerId], today })).get(customerId) ?? null
    },
    async dueEvent(dueEventId) {
      const { rows } = await sql<DueEventRow>`
        select due_event_id, customer_id, purpose, cycle_no, window_from, due_day, window_to, held_out, closed_at is not null as is_closed,
          false as is_told
        from due_event where business_id = ${business} and due_event_id = ${dueEventId}`.execute(trx)
      return rows[0] === undefined ? undefined : dueEventOf(rows[0])
    },
  }
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

/** Open ones, and those of the cycle that the last purchase began. */
async function dueEventRows(
  trx: Transaction<Database>,
  business: BusinessId,
  { ids, kept }: { readonly ids: readonly CustomerId[]; readonly kept: Day },
): Promise<readonly DueEventRow[]> {
  const { rows } = await sql<DueEventRow>`${keptForFew(ids)}
    select d.due_event_id, d.customer_id, d.purpose, d.cycle_no, d.window_from, d.due_day, d.window_to, d.held_out,
      -- One that a purchase had closed is open again when that purchase was given back.
      d.closed_at is not null and d.outcome is not distinct from 'not-bought' as is_closed,
      d.joined_to is not null and exists (
        select from contact c where c.business_id = d.business_id and c.due_event_id = d.joined_to and c.state = any(${[...MADE_STATES]}::text[])
      ) as is_told
    from due_event d
    left join understanding u on u.business_id = d.business_id and u.customer_id = d.customer_id
    where d.business_id = ${business} and d.customer_id = any(${[...ids]}::uuid[])
      and (d.closed_at is null or d.cycle_no >= u.anchor_day - date '1970-01-01' or strpos(d.purpose, ':') > 0 and d.window_to > ${kept})
    order by d.customer_id, d.cycle_no, d.purpose`.execute(trx)
  return rows
}

interface ContactRow {
  readonly customer_id: string
  readonly contact_id: string
  readonly purpose: string
  readonly cycle_no: number
  readonly rung: string
  readonly state: string
  readonly state_reason: string | null
  readonly not_after: Instant
  readonly snoozed_until: string | null
  readonly planned_day: string
  readonly not_before: Instant
}

async function contactRows(
  trx: Transaction<Database>,
  business: BusinessId,
  { ids, kept }: { readonly ids: readonly CustomerId[]; readonly kept: Day },
): Promise<readonly ContactRow[]> {
  const { rows } = await sql<ContactRow>`${keptForFew(ids)}
    select c.customer_id, c.contact_id, c.purpose, c.cycle_no, c.rung, c.state, c.state_reason, c.not_after, c.snoozed_until, c.planned_day,
      c.not_before
    from contact c
    left join understanding u on u.business_id = c.business_id and u.customer_id = c.customer_id
    where c.business_id = ${business} and c.customer_id = any(${[...ids]}::uuid[])
      and c.purpose <> all(${[...OFF_LADDER_PURPOSES]}::text[])
      and (c.state in ('planned', 'approved', 'claimed') or c.cycle_no >= u.anchor_day - date '1970-01-01'
        or strpos(c.purpose, ':') > 0 and c.planned_day > ${kept})
    order by c.customer_id, c.cycle_no, c.purpose, c.contact_id`.execute(trx)
  return rows
}

interface AgreedRow {
  readonly customer_id: string
  readonly follow_up_id: string
  readonly agreed_on: string
  readonly has_bought_since: boolean
  readonly due_on: string
  readonly words: string
}

async function agreedRows(trx: Transaction<Database>, business: BusinessId, ids: readonly CustomerId[]): Promise<readonly AgreedRow[]> {
  const { rows } = await sql<AgreedRow>`${keptForFew(ids)}
    select customer_id, follow_up_id, agreed_on, due_on, words, exists (
      select from purchase p where p.business_id = follow_up.business_id and p.customer_id = follow_up.customer_id and p.status = 'paid'
        and p.occurred_at > follow_up.agreed_at and p.refunded_minor < p.total_minor) as has_bought_since
    from follow_up
    where business_id = ${business} and customer_id = any(${[...ids]}::uuid[]) and state in ('open', 'reminded')
    order by customer_id, agreed_at desc, follow_up_id desc`.execute(trx)
  return rows
}

/** Messages that arrived, may have arrived or wait, and contacts by hand that were approved or made without a message. */
async function marketingRows(
  trx: Transaction<Database>,
  business: BusinessId,
  { ids, at, except }: { readonly ids: readonly CustomerId[]; readonly at: Instant; readonly except: string | null },
): Promise<readonly { readonly customer_id: string; readonly at: Instant }[]> {
  const since = isoInstant(instantFromMs(at - CAP_SPAN_DAYS_MAX * DAY_MS))
  const contentSince = isoInstant(instantFromMs(at - CONTENT_CAP_SPAN_DAYS * DAY_MS))
  const { rows } = await sql<{ customer_id: string; at: Instant }>`${keptForFew(ids)}
    select m.customer_id, case when m.state = 'queued' then m.not_before else m.state_at end as at
    from message m
    where m.business_id = ${business} and m.customer_id = any(${[...ids]}::uuid[]) and m.purpose in ('marketing', 'content')
      and m.state in ('queued', 'claimed', 'sending', 'handed', 'delivered', 'unknown')
      and (m.state = 'queued' or m.state_at > case m.purpose when 'content' then ${contentSince} else ${since} end::timestamptz) and (${except}::uuid is null or m.contact_id is distinct from ${except}::uuid)
    union all
    select c.customer_id, coalesce(c.approved_at, c.state_at) as at
    from contact c
    where c.business_id = ${business} and c.customer_id = any(${[...ids]}::uuid[])
      and c.state in ('approved', 'claimed', 'handed', 'delivered', 'unknown', 'done')
      and coalesce(c.approved_at, c.state_at) > ${since} and (${except}::uuid is null or c.contact_id <> ${except}::uuid)
      and not exists (select from message m where m.business_id = c.business_id and m.contact_id = c.contact_id)`.execute(trx)
  return rows
}

async function bookedRows(
  trx: Transaction<Database>,
  business: BusinessId,
  { ids, today }: { readonly ids: readonly CustomerId[]; readonly today: Day },
): Promise<ReadonlyMap<string, Day>> {
  const { rows } = await sql<{ customer_id: string; booked: string }>`
    select customer_id, min(local_day) as booked from booking
    where business_id = ${business} and customer_id = any(${[...ids]}::uuid[]) and local_day >= ${today} and state in ('booked', 'confirmed')
    group by customer_id`.execute(trx)
  return new Map(rows.map(row => [row.customer_id, day(row.booked)]))
}

function grouped<Row extends { readonly customer_id: string }, Value>(
  rows: readonly Row[],
  read: (row: Row) => Value,
): Map<string, Value[]> {
  const groups = new Map<string, Value[]>()
  for (const row of rows) {
    const group = groups.get(row.customer_id)
    if (group === undefined) groups.set(row.customer_id, [read(row)])
    else group.push(read(row))
  }
  return groups
}

function dueEventOf(row: DueEventRow): StoredDueEvent {
  return {
    dueEventId: id<'due-event'>(row.due_event_id),
    purpose: purposeOf(row.purpose),
    cycleNo: row.cycle_no,
    windowFrom: day(row.window_from),
    dueDay: day(row.due_day),
    windowTo: day(row.window_to),
    heldOut: row.held_out,
    isClosed: row.is_closed,
    isTold: row.is_told,
  }
}

function contactOf(row: ContactRow): StoredContact {
  return {
    contactId: id<'contact'>(row.contact_id),
    purpose: purposeOf(row.purpose),
    cycleNo: row.cycle_no,
    rung: rungOf(row.rung),
    state: stateOf(row.state),
    stateReason: row.state_reason,
    notAfter: row.not_after,
    snoozedUntil: row.snoozed_until === null ? null : day(row.snoozed_until),
    plannedDay: day(row.planned_day),
    notBefore: row.not_before,
  }
}

function agreedOf(row: AgreedRow): OpenPromise {
  return {
    followUpId: id<'follow-up'>(row.follow_up_id),
    agreedOn: day(row.agreed_on),
    hasBoughtSince: row.has_bought_since,
    dueOn: day(row.due_on),
    words: row.words,
  }
}
