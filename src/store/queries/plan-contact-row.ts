/** One contact with the names and the agreed date its card shows. */
import { sql } from 'kysely'
import type { Preferences } from '../../domain/collect/customer.ts'
import type { ContactReason } from '../../domain/plan/contact.ts'
import { assert } from '../../kernel/assert.ts'
import { day } from '../../kernel/day.ts'
import { id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { ContactRow, FollowUpRow } from '../../ports/plan-store.ts'
import { channelOf, purposeOf, rungOf, standingOf, stateOf } from './plan-literals.ts'

export interface StoredContactRow {
  readonly contact_id: string
  readonly customer_id: string
  readonly full_name: string
  readonly phone: string | null
  readonly zone: string | null
  readonly preferences: Preferences
  readonly purpose: string
  readonly cycle_no: number
  readonly rung: string
  readonly segment: string
  readonly planned_day: string
  readonly not_before: Instant
  readonly not_after: Instant
  readonly channel: string
  readonly contact_point_id: string | null
  readonly reason: ContactReason
  readonly priority: number
  readonly state: string
  readonly state_reason: string | null
  readonly state_at: Instant
  readonly own_words: string | null
  readonly approved_at: Instant | null
  readonly follow_up_id: string | null
  readonly agreed_on: string | null
  readonly due_on: string | null
  readonly follow_up_state: string | null
  readonly words: string | null
}

/** Somebody known by his number alone is called by it. */
export const CALLED = sql`case when customer.full_name <> '' or customer.source_key is null then customer.full_name
  else '№ ' || regexp_replace(customer.source_key, '^.*:', '') end`

export const CONTACT_COLUMNS = sql`c.contact_id, c.customer_id, ${CALLED} as full_name, phone.address as phone, customer.zone, customer.preferences, c.purpose,
  c.cycle_no, c.rung, c.segment, c.planned_day, c.not_before, c.not_after, c.channel, c.contact_point_id, c.reason, c.priority, c.state, c.state_reason,
  c.state_at, c.own_words, c.approved_at, c.follow_up_id, f.agreed_on, f.due_on, f.state as follow_up_state, f.words`

export const CONTACT_JOINS = sql`
  join customer on customer.business_id = c.business_id and customer.customer_id = c.customer_id
  left join follow_up f on f.business_id = c.business_id and f.follow_up_id = c.follow_up_id
  left join lateral (
    select p.address from contact_point_link l
    join contact_point p on p.business_id = l.business_id and p.contact_point_id = l.contact_point_id
    where l.business_id = c.business_id and l.customer_id = c.customer_id and l.unlinked_at is null and p.kind = 'phone'
    order by l.linked_at, p.contact_point_id limit 1
  ) phone on true`

export function contactRowOf(row: StoredContactRow): ContactRow {
  return {
    contactId: id<'contact'>(row.contact_id),
    customerId: id<'customer'>(row.customer_id),
    customerName: row.full_name,
    customerPhone: row.phone,
    customerZone: row.zone,
    preferences: row.preferences,
    purpose: purposeOf(row.purpose),
    cycleNo: row.cycle_no,
    rung: rungOf(row.rung),
    segment: standingOf(row.segment),
    plannedDay: day(row.planned_day),
    notBefore: row.not_before,
    notAfter: row.not_after,
    channel: channelOf(row.channel),
    contactPointId: row.contact_point_id === null ? null : id<'contact-point'>(row.contact_point_id),
    reason: row.reason,
    priority: row.priority,
    state: stateOf(row.state),
    stateReason: row.state_reason,
    stateAt: row.state_at,
    ownWords: row.own_words,
    approvedAt: row.approved_at,
    followUp: followUpIn(row),
  }
}

function followUpIn(row: StoredContactRow): FollowUpRow | null {
  if (row.follow_up_id === null || row.agreed_on === null || row.due_on === null || row.follow_up_state === null) return null
  return {
    followUpId: id<'follow-up'>(row.follow_up_id),
    customerId: id<'customer'>(row.customer_id),
    contactId: id<'contact'>(row.contact_id),
    agreedOn: day(row.agreed_on),
    dueOn: day(row.due_on),
    state: followUpStateOf(row.follow_up_state),
    words: row.words ?? '',
  }
}

const FOLLOW_UP_STATES: readonly FollowUpRow['state'][] = ['open', 'reminded', 'kept', 'missed', 'cancelled', 'replaced']

export function followUpStateOf(text: string): FollowUpRow['state'] {
  const found = FOLLOW_UP_STATES.find(state => state === text)
  assert(found !== undefined, `'${text}' is no state of an agreed date`)
  return found
}
