/** The last months of a sample shop: whom it expected, whom it wrote to, what they answered and what was agreed. */
import { sql } from 'kysely'
import type { SampleContact, SampleDueEvent } from '../../domain/collect/sample-shop-shape.ts'
import type { ContactReason } from '../../domain/plan/contact.ts'
import { dayNumber, daysBetween } from '../../kernel/day.ts'
import { nameUuid } from '../../kernel/digest.ts'
import { type Instant, isoInstant } from '../../kernel/instant.ts'
import { instantAt } from '../../kernel/zone.ts'
import type { SampleFilling } from './sample-filling.ts'

const MORNING_MINUTE = 600
const EVENING_MINUTE = 1140
const PURPOSE = 'repeat'

export async function fillSamplePlan(filling: SampleFilling): Promise<void> {
  await fillDueEvents(filling)
  await fillContacts(filling)
  await fillFollowUps(filling)
  const { trx, business, shop } = filling
  await sql`insert into advertising_spend (business_id, month, source, currency, spend_minor)
    select ${business}, month, 'ads', ${shop.profile.currency}, spend_minor
    from jsonb_to_recordset(${JSON.stringify(shop.spends.map(spend => ({ month: spend.month, spend_minor: spend.spendMinor })))}::jsonb)
      as r(month text, spend_minor bigint)`.execute(trx)
}

async function fillDueEvents({ trx, business, shop }: SampleFilling): Promise<void> {
  const boughtMinor = new Map(shop.purchases.map(purchase => [`${purchase.customerId}/${purchase.day}`, purchase.totalMinor]))
  const rows = shop.dueEvents.map(event => ({
    due_event_id: event.dueEventId,
    customer_id: event.customerId,
    cycle_no: dayNumber(event.anchorDay),
    anchor_day: event.anchorDay,
    window_from: event.windowFrom,
    due_day: event.dueDay,
    window_to: event.windowTo,
    held_out: event.heldOut,
    expected_share: event.expectedShare,
    created_at: isoInstant(instantAt(event.windowFrom, 0, shop.profile.zone)),
    closed_at: isoInstant(instantAt(event.boughtDay ?? event.windowTo, 1439, shop.profile.zone)),
    outcome: event.boughtDay === null ? 'not-bought' : 'bought',
    bought_day: event.boughtDay,
    bought_minor: event.boughtDay === null ? null : (boughtMinor.get(`${event.customerId}/${event.boughtDay}`) ?? null),
  }))
  await sql`insert into due_event (business_id, due_event_id, customer_id, purpose, cycle_no, anchor_day, window_from, due_day, window_to, held_out,
      expected_share, created_at, closed_at, outcome, bought_day, bought_minor)
    select ${business}, due_event_id, customer_id, ${PURPOSE}, cycle_no, anchor_day, window_from, due_day, window_to, held_out,
      expected_share, created_at, closed_at, outcome, bought_day, bought_minor
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(due_event_id uuid, customer_id uuid, cycle_no int, anchor_day date, window_from date,
      due_day date, window_to date, held_out boolean, expected_share float8, created_at timestamptz, closed_at timestamptz, outcome text, bought_day date,
      bought_minor bigint)`.execute(trx)
}

async function fillContacts({ trx, business, shop }: SampleFilling): Promise<void> {
  const events = new Map(shop.dueEvents.map(event => [event.dueEventId, event]))
  const visitDays = visitDaysOf(shop.purchases)
  const rows = shop.contacts.flatMap(contact => {
    const event = events.get(contact.dueEventId)
    return event ? [contactRow({ contact, event, purchaseDays: visitDays.get(contact.customerId) ?? 1, zone: shop.profile.zone })] : []
  })
  await sql`insert into contact (business_id, contact_id, customer_id, due_event_id, purpose, cycle_no, rung, planned_day, not_before, not_after, channel,
      segment, reason, state, state_reason, state_at, created_at)
    select ${business}, contact_id, customer_id, due_event_id, ${PURPOSE}, cycle_no, rung, planned_day, not_before, not_after, 'hand',
      'regular', reason, state, state_reason, state_at, created_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(contact_id uuid, customer_id uuid, due_event_id uuid, cycle_no int, rung text,
      planned_day date,
      not_before timestamptz, not_after timestamptz, reason json, state text, state_reason text, state_at timestamptz, created_at timestamptz)`.execute(
    trx,
  )
  const answers = rows.flatMap(({ contact_id, customer_id, answer, state_at }) =>
    answer === null ? [] : [{ outcome_id: nameUuid(`${contact_id}/outcome`), contact_id, customer_id, outcome: answer, at: state_at }],
  )
  await sql`insert into contact_outcome (business_id, outcome_id, contact_id, customer_id, outcome, detail, actor, at)
    select ${business}, outcome_id, contact_id, customer_id, outcome, '{}', ${shop.profile.signature}, at
    from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as r(outcome_id uuid, contact_id uuid, customer_id uuid, outcome text, at timestamptz)`.execute(
    trx,
  )
}

interface ContactAsked {
  readonly contact: SampleContact
  readonly event: SampleDueEvent
  readonly purchaseDays: number
  readonly zone: string
}

function contactRow({ contact, event, purchaseDays, zone }: ContactAsked) {
  const at = (minute: number): Instant => instantAt(contact.plannedDay, minute, zone)
  return {
    contact_id: contact.contactId,
    customer_id: contact.customerId,
    due_event_id: contact.dueEventId,
    cycle_no: dayNumber(contact.anchorDay),
    rung: contact.rung,
    planned_day: contact.plannedDay,
    not_before: isoInstant(at(MORNING_MINUTE)),
    not_after: isoInstant(at(EVENING_MINUTE)),
    reason: reasonOf({ event, purchaseDays }),
    state: contact.state,
    state_reason: contact.state === 'cancelled' ? 'bought' : null,
    state_at: isoInstant(at(contact.state === 'done' ? MORNING_MINUTE + 17 : EVENING_MINUTE)),
    created_at: isoInstant(at(0)),
    answer: contact.answer,
  }
}

/** As planning would have told it on that day. */
function reasonOf({ event, purchaseDays }: Pick<ContactAsked, 'event' | 'purchaseDays'>): ContactReason {
  return {
    code: 'due',
    lastDay: event.anchorDay,
    cycleDays: daysBetween(event.anchorDay, event.dueDay),
    dueDay: event.dueDay,
    windowFrom: event.windowFrom,
    windowTo: event.windowTo,
    likelyFrom: event.windowFrom,
    likelyTo: event.windowTo,
    strength: event.expectedShare,
    purchaseDays,
    agreedDay: null,
    agreedWords: '',
  }
}

function visitDaysOf(purchases: SampleFilling['shop']['purchases']): ReadonlyMap<string, number> {
  const days = new Map<string, Set<string>>()
  for (const { customerId, day } of purchases) {
    if (customerId === null) continue
    const known = days.get(customerId) ?? new Set<string>()
    days.set(customerId, known.add(day))
  }
  return new Map([...days].map(([customerId, set]) => [customerId, set.size]))
}

async function fillFollowUps({ trx, business, shop }: SampleFilling): Promise<void> {
  const { zone } = shop.profile
  const rows = shop.followUps.map(followUp => ({
    follow_up_id: followUp.followUpId,
    customer_id: followUp.customerId,
    contact_id: followUp.contactId,
    agreed_at: isoInstant(instantAt(followUp.agreedOn, MORNING_MINUTE, zone)),
    agreed_on: followUp.agreedOn,
    due_on: followUp.dueOn,
    state: followUp.state,
    state_at: isoInstant(instantAt(followUp.state === 'open' ? followUp.agreedOn : followUp.dueOn, MORNING_MINUTE, zone)),
  }))
  await sql`insert into follow_up (business_id, follow_up_id, customer_id, contact_id, agreed_at, agreed_on, due_on, state, state_at, words)
    select ${business}, follow_up_id, customer_id, contact_id, agreed_at, agreed_on, due_on, state, state_at, ''
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(follow_up_id uuid, customer_id uuid, contact_id uuid, agreed_at timestamptz, agreed_on date,
      due_on date, state text, state_at timestamptz)`.execute(trx)
}
